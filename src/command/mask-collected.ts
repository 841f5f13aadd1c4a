import type { Masker } from '../masking/create-masker.ts';
import type { CollectedRun } from '../report/collected-run.ts';

/**
 * What was collected, with its words masked once more before anything is made of them. Requests and answers are masked where
 * they arise, by their fields; what nobody foresaw is not: the words of an exception, a code that the API made up, the
 * version that a server claims. `withoutFolders` drops this machine's folders, before masks can make them unknown.
 */
export function maskCollected(
  collected: CollectedRun,
  masker: Masker,
  withoutFolders: (text: string) => string,
): CollectedRun {
  return {
    ...collected,
    evidence: collected.evidence.map(({ exchanges, loadedAnswers, file, ...words }) => ({
      ...maskedWords(words, masker),
      exchanges,
      loadedAnswers,
      file,
    })),
    warehouse: maskedWords(collected.warehouse, masker),
    ...(collected.account === undefined ? {} : { account: maskedWords(collected.account, masker) }),
    unhandledErrors: collected.unhandledErrors.map((message) => masker.maskText(withoutFolders(message))),
  };
}

/** A copy with every text in it masked. */
export function maskedWords<T>(value: T, masker: Masker): T {
  return maskTexts(value, (text) => masker.maskText(text)) as T;
}

// By text alone: a key of the evidence is not a field of the API, whatever it is called.
function maskTexts(value: unknown, mask: (text: string) => string): unknown {
  if (typeof value === 'string') return mask(value);
  if (Array.isArray(value)) return value.map((item) => maskTexts(item, mask));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, maskTexts(part, mask)]));
}
