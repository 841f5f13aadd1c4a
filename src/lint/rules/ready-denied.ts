import type { LintDocument, Spot } from '../document/lint-document.ts';
import { sentencesAndRows } from '../document/sentences.ts';
import { isBelowOther, standsInThisRun } from '../facts/other-run.ts';
import { scopesOf } from '../facts/scope.ts';
import { saysResolved } from '../facts/wording.ts';
import { troublesOf } from '../records/troubles.ts';

type Place = Spot & { text: string };

const BLOCKS =
  /\b(?:blockers? (?:for|to|of) (?:the )?(?:release|deploy\p{L}*|production|launch|go-live)|blocks (?:the )?(?:release|deployment|production|launch|go-live)|(?:release|deployment|production) blockers?|priority:? blocker)\b|(?<!\p{L})блок(?:ер|ирует)\p{L}*\s(?:для\s)?(?:релиз|депло|выпуск|продакшен|внедрени|запуск)\p{L}*/iu;
const NO = /\b(?:no|not|non|without|zero|none|if)\b|(?<!\p{L})(?:нет|не|без|если)(?!\p{L})/iu;
const NONE_OR_DEFINED =
  /blockers?[^.;]*[:—–-]\s*(?:none|no|0|zero|нет)(?!\p{L})|(?<!\p{L})блокер\p{L}*[^.;]{0,30}\s(?:нет|не)(?!\p{L})|^[^\p{L}]*(?:p[0-4]|s[1-4]|sev\p{L}*\s?\d)(?!\p{L})|\?/iu;
const IF =
  /\b(?:if|would|could|might|may|potential|unless)\b|(?<!\p{L})(?:если|может|возможн\p{L}*|бы)(?!\p{L})/iu;
const COULD_NOT =
  /\b(?:could not|cannot|can['’]t|unable to|impossible to|not possible to)\s(?:be\s)?(?:tested|verified|test|verify)\b|(?<!\p{L})(?:невозможно|не удалось|нельзя)\s(?:было\s)?(?:протестир|провер|тестир)\p{L}*/iu;
const FULLY = /\b(?:fully|completely|100\s?%)|(?<!\p{L})(?:полност|полную|полная)/iu;
// `API documentation ❌` is none of the API.
const DOCUMENTATION = /\bdocumentation\b|(?<!\p{L})документац/iu;
const KNOWN =
  /\b(?:known|accepted|non-?(?:blocking|critical)|not (?:blocking|critical)|pre-?existing|flaky|waived|by design|minor (?:issues|problems|defects)|cosmetic|expected failures?)\b|(?<!\p{L})(?:известн\p{L}* (?:проблем|ошиб|дефект|огранич)|некритич|незначительн|не блокир|ожидаем\p{L}* (?:ошиб|сбо))/iu;

/** What denies a verdict of READY in words: a blocker, tests of which a share passed, or what could not be tested where it is ready in full. */
export function denialOfReady(ready: Place, document: LintDocument): Place | null {
  const sentences = sentencesAndRows(document).filter(
    (one) => one.line !== ready.line && one.box !== 'done' && one.origin !== 'heading' && !isBelowOther(one),
  );
  const blocker = sentences.find(
    ({ text, sectionTitle, headings }) =>
      BLOCKS.test(text) && !isDenied(text) && ![sectionTitle, ...headings].some(saysResolved),
  );
  if (blocker !== undefined) return blocker;
  if (saysKnown(document)) return null;
  const left = FULLY.test(ready.text)
    ? sentences.find((one) => COULD_NOT.test(one.text) && standsInThisRun(one))
    : undefined;
  // What failed first may have passed when it was run again.
  if (left !== undefined || scopesOf(document).hasLaterRun) return left ?? null;
  const ofTests = troublesOf(document).filter(
    ({ kinds, spot, state }) =>
      state === 'failed' &&
      spot.line !== ready.line &&
      !DOCUMENTATION.test(spot.text) &&
      (kinds.has('test') || kinds.has('endpoint')),
  );
  return (ofTests.find(({ name }) => name === '') ?? ofTests[0])?.spot ?? null;
}

// `Release blockers: none`, `P1: a release blocker`.
function isDenied(text: string): boolean {
  if (NONE_OR_DEFINED.test(text) || saysResolved(text) || IF.test(text)) return true;
  return NO.test(
    text
      .slice(0, BLOCKS.exec(text)?.index)
      .split(/[,;:—–(]/u)
      .at(-1) ?? '',
  );
}

function saysKnown({ sentences }: LintDocument): boolean {
  return sentences.some(({ text }) => KNOWN.test(text));
}
