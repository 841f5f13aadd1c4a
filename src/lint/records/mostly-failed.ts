import { talliesOf } from '../amounts/tallies.ts';
import type { LintDocument, Sentence } from '../document/lint-document.ts';
import { sentencesAndRows } from '../document/sentences.ts';
import { isOfThisRun } from '../facts/other-run.ts';
import { once } from '../once.ts';

const SHARE_PASSED =
  /(?<![\d.,/])(\d{1,5})\s?(?:\/|of|из)\s?(\d{1,5})\s+(?:unit |smoke )?(?:tests? |тест\p{L}* )?(?:passed|passing|пройден\p{L}*|прош\p{L}+|успешн\p{L}*)/iu;

/** The sentence or row that says that more tests failed than passed, which nobody accepts by the way; null without one. */
export const mostlyFailed = once((document: LintDocument): Sentence | null => {
  const sentences = sentencesAndRows(document).filter(isOfThisRun);
  const shares = sentences.filter(({ text }) => SHARE_PASSED.test(text));
  // Headings that have a share each are of the parts of the run.
  const isOfParts = shares.filter(({ origin }) => origin === 'heading').length > 2;
  const share = shares.find(({ text, origin }) => {
    const [, passed, all] = SHARE_PASSED.exec(text) ?? [];
    return Number(passed) * 2 < Number(all) && !(isOfParts && origin === 'heading');
  });
  if (share !== undefined) return share;
  const tally = talliesOf(sentences).find(({ counts }) => {
    const [passed, failed] = [counts.get('pass'), counts.get('fail')];
    return passed !== undefined && failed !== undefined && failed.value > passed.value;
  });
  const line = tally?.counts.get('fail')?.spot.line;
  return sentences.find((sentence) => sentence.line === line) ?? null;
});
