import type { Masker } from '../masking/create-masker.ts';
import type { JsonValue } from '../model/json.ts';
import type { CollectedRun } from '../report/audit-reporter.ts';

/**
 * What was collected, masked once more before anything is made of it. Evidence is masked where it arises, and stays as it
 * is; what nobody foresaw is not: the words of an exception, a code that the API made up, the version that a server claims.
 * `withoutFolders` drops this machine's folders, before masks can make them unknown.
 */
export function maskCollected(
  collected: CollectedRun,
  masker: Masker,
  withoutFolders: (text: string) => string,
): CollectedRun {
  // A mask has the type of its value.
  const masked = <T>(value: T): T => masker.maskJson(value as JsonValue) as T;
  return {
    ...collected,
    evidence: masked(collected.evidence),
    warehouse: masked(collected.warehouse),
    unhandledErrors: collected.unhandledErrors.map((message) => masker.maskText(withoutFolders(message))),
  };
}
