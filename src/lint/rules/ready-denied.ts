import type { LintDocument, Sentence, Spot } from '../document/lint-document.ts';
import { isOfWhole } from '../document/section-kind.ts';
import { sentencesAndRows } from '../document/sentences.ts';
import { isBelowOther, isOfThisRun, standsInThisRun } from '../facts/other-run.ts';
import { scopesOf } from '../facts/scope.ts';
import { saysResolved } from '../facts/wording.ts';
import { denied, type LintFinding } from '../finding.ts';
import { troublesOf } from '../records/troubles.ts';
import type { RuleContext } from './context.ts';

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
const WORKS_FULLY =
  /^(?:the|this|our|your|overall|api|backend|system|система|сервис|проект|апи|бэкенд)(?!\p{L}).{0,60}?(?:\bis\s(?:now\s)?(?:fully|completely)\s(?:operational|functional|working)(?!\p{L})|(?<!\p{L})полностью\s(?:работоспособ|функционал|функционир|работа)\p{L}*)/iu;
const WORKS_LATER =
  /\bwill (?:only )?(?:work|function|be (?:available|operational|functional))\b[^.;]{0,30}?\b(?:once|after|when|as soon as)\b|\b(?:does|do) not work (?:until|unless)\b|(?<!\p{L})(?:заработа[ею]т|будет работать|будут работать)[^.;]{0,30}?(?:после|когда|как только)(?!\p{L})/iu;
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

/** "The API is fully operational" must not stand beside what fails, works in part, or is to work later. */
export function worksInPart({ document }: RuleContext): LintFinding[] {
  const later = document.sentences.filter((one) => WORKS_LATER.test(one.text) && standsInThisRun(one));
  const fails = troublesOf(document).filter(
    ({ state, name, kinds }) => name !== '' && kinds.size > 0 && (state === 'failed' || state === 'part'),
  );
  return document.sentences.flatMap((sentence) => {
    if (!saysSo(sentence)) return [];
    const place =
      later.find(({ text }) => text !== sentence.text) ??
      fails.find(({ spot }) => spot.line !== sentence.line)?.spot;
    return place === undefined ? [] : [denied(place, sentence)];
  });
}

function saysSo(sentence: Sentence): boolean {
  const { text, origin, box } = sentence;
  return (
    origin !== 'heading' &&
    box !== 'open' &&
    WORKS_FULLY.test(text) &&
    isOfWhole(sentence) &&
    isOfThisRun(sentence)
  );
}
