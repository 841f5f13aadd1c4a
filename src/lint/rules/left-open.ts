import { stemsOf } from '../amounts/stems.ts';
import { nameTheSame } from '../document/kin-words.ts';
import type { LintDocument, Statement } from '../document/lint-document.ts';
import { areOfOnePart } from '../document/one-part.ts';
import { isOfWhole } from '../document/section-kind.ts';
import { standsInThisRun } from '../facts/other-run.ts';
import { isElsewhere } from '../facts/wording.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

// What two lists may be of, each of its own.
const OF_ONE_OF_SEVERAL =
  /\b(?:staging|prod|production|dev|local|phase|stage|step|day|week|sprint|ios|android|web|mobile|chrome|firefox|safari|windows|linux|mac|users?|admins?|before|after|v\d)\b|(?<!\p{L})(?:этап|шаг|стенд|фаза|день|недел|пользовател|до|после)\p{L}*/iu;
const CHECKLIST = /^(?<name>[^:]*?)\s*(?:checklist|чек-?лист)\W*$/iu;
// Checklists of the work itself, and not of a thing.
const OF_THE_WORK =
  /deploy|production|release|launch|test|final|review|qa|manual|submission|verification|accept|релиз|выпуск|провер|тест|финал|приемк|приёмк/iu;
const IN_PLACE =
  /^(?:\s(?:and|и)\s\p{L}+)?:?\s(?:(?:is|are)\s)?(?:fully\s)?(?:operational|working|implemented|active|in place|complete|configured|set up|ready|enabled|работа\p{L}+|реализован\p{L}*|настроен\p{L}*|готов\p{L}*)\W*$/iu;
const FEWEST = 2;

/** What one list ticks must not be left open in another one, by its own name or by a checklist of it of which nothing is ticked. */
export function leftOpen({ document }: RuleContext): LintFinding[] {
  const boxes = document.statements.filter(
    (one) => one.box !== null && !isElsewhere(one) && standsInThisRun(one),
  );
  const done = boxes.filter(({ box }) => box === 'done');
  const open = boxes.filter(({ box }) => box === 'open');
  return [...sameName(done, open), ...untouched(done, open, document)];
}

function sameName(done: readonly Statement[], open: readonly Statement[]): LintFinding[] {
  return open.flatMap((one) => {
    const words = stemsOf(one.text);
    if (words.length < FEWEST || isOfSeveral(one)) return [];
    const isSame = ({ text }: Statement) => {
      const own = stemsOf(text);
      return own.length === words.length && nameTheSame(own, words);
    };
    const [tick, more] = done.filter(isSame);
    if (tick === undefined || more !== undefined || open.filter(isSame).length > 1) return [];
    // Two components may have a step of the same name each: one of the lists is of the whole.
    const isOfAll = [tick, one].some((box) => isOfWhole(box) || isOfTheWork(box));
    return isOfSeveral(tick) || areOfOnePart(tick, one) || !isOfAll ? [] : [report(tick, one)];
  });
}

function untouched(
  done: readonly Statement[],
  open: readonly Statement[],
  { statements }: LintDocument,
): LintFinding[] {
  return open.flatMap((one, index) => {
    const previous = open[index - 1];
    const name = CHECKLIST.exec(one.headings.at(-1) ?? one.sectionTitle)?.groups?.['name']?.replace(
      /^[^\p{L}]+/u,
      '',
    );
    const isFirst = previous === undefined || !areOfOnePart(previous, one);
    if (!name || !isFirst || OF_THE_WORK.test(name)) return [];
    const all = statements.filter((other) => other.box !== null && areOfOnePart(other, one));
    if (all.length < FEWEST || all.some(({ box }) => box !== 'open')) return [];
    const tick = done.find(
      ({ text }) =>
        text.toLowerCase().startsWith(name.toLowerCase()) && IN_PLACE.test(text.slice(name.length)),
    );
    return tick === undefined ? [] : [report(tick, one)];
  });
}

function isOfTheWork({ sectionTitle, headings }: Statement): boolean {
  const name = CHECKLIST.exec(headings.at(-1) ?? sectionTitle)?.groups?.['name'];
  return name !== undefined && (name === '' || OF_THE_WORK.test(name));
}

function isOfSeveral({ sectionTitle, headings }: Statement): boolean {
  return [sectionTitle, ...headings].some((title) => OF_ONE_OF_SEVERAL.test(title));
}

function report(tick: Statement, open: Statement): LintFinding {
  return finding(
    'tick-not-earned',
    [tick, tick.text],
    [open, open.text],
    `Line ${tick.line} ticks "${tick.text}", but line ${open.line} leaves "${open.text}" open.`,
    'medium',
  );
}
