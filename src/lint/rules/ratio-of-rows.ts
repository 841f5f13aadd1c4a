import { type StateTable, statesOf } from '../amounts/state-tables.ts';
import { stateOf } from '../amounts/states.ts';
import { stemsOf } from '../amounts/stems.ts';
import { MOST_COMPARED } from '../document/bounded.ts';
import { areKin } from '../document/kin-words.ts';
import type { LintDocument, LintList, Sentence } from '../document/lint-document.ts';
import { areOfOnePart } from '../document/one-part.ts';
import { lastBefore, sentencesAndRows } from '../document/sentences.ts';
import { splitBox } from '../document/split-label.ts';
import { isOfThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

/** Lines from a ratio to the table that it is of. */
const NEAR = 5;
const FEWEST = 3;
// `9/10 passing`, `5/7 endpoints fully functional`, `Passed: 4 of 6`.
// `Status: PASSED (2/2 tests)`.
const BEHIND =
  /(?:pass(?:ed)?|working|green|ok|пройден\p{L}*|успешн\p{L}*)\W{0,4}\(\s?(\d{1,3})\s?\/\s?(\d{1,3})\s+(?:tests?|checks?|cases?|тест\p{L}*)\s?\)/iu;
const RATIO =
  /(?<![\d./:-])(\d{1,3})(?:\s\p{L}{4,})?\s?(?:\/|of|из)\s?(\d{1,3})(?![\d./:%-])(?:\s+\p{L}+){0,2}?\s+(?:pass(?:ed|ing)?|working|functional|operational|ok|green|succe\p{L}*|fully|пройден\p{L}*|работа\p{L}*|успешн\p{L}*|зел[её]н\p{L}*)/iu;

// `Refunds (3/5 failed)`, `Refunds: 3 of 5 passed`, `Refunds (3/5)`.
const RATIO_OF_LIST = String.raw`([1-9]\d{0,2}|0)\s?(?:\/|of|out of|из)\s?([1-9]\d{0,2})(?:\s+(?:tests?|checks?|cases?|тест\p{L}*))?`;
const IN_HEADING = new RegExp(
  String.raw`(?<!(?:phase|part|round|step|stage|sprint|week|day|page|этап|часть|шаг|день|неделя)\W{0,2})(?:\(${RATIO_OF_LIST}(?:\s+(\p{L}+(?:\s\p{L}+)?))?\)|[:—–-]\s${RATIO_OF_LIST}\s+(\p{L}+))[^\p{L}\d]*$`,
  'iu',
);
// One line may stand for several things.
const OF_SEVERAL =
  /\b(?:all|every|each|both)\b|(?<!\p{L})(?:все|всех|кажд\p{L}*|оба|обе)(?!\p{L})|\(\d|[×x]\s?\d/iu;
/** A list of another length than this is of other things. */
const FARTHEST = 2;

/**
 * A ratio of what passed, right above or below a table of as many things, is of the rows that passed and of all of them; one in the heading of a
 * list, each item of which has its mark, is of these.
 */
export function ratioOfRows({ document }: RuleContext): LintFinding[] {
  return [...ofTables(document), ...document.lists.flatMap((list) => ofMarks(list, document))];
}

function ofMarks(list: LintList, { sentences }: LintDocument): LintFinding[] {
  const above = lastBefore(sentences, list.line);
  const leads = above?.origin === 'heading' || above?.text.endsWith(':') === true;
  const found = (leads ? IN_HEADING.exec(above.text) : null)?.slice(1).filter(Boolean) ?? [];
  const [part, whole, words = ''] = found;
  if (above === undefined || part === undefined || Number(part) > Number(whole) || !isOfThisRun(above))
    return [];
  const boxes = list.items.map(({ text }) => splitBox(text).box);
  if (boxes.length < FEWEST || boxes.some((box) => box === null || box === 'odd')) return [];
  if (list.items.some(({ text }) => OF_SEVERAL.test(text))) return [];
  const state = words === '' ? 'pass' : stateOf(words);
  const box = state === 'pass' ? 'done' : state === 'fail' ? 'open' : null;
  const real = boxes.filter((one) => one === box).length;
  const [said, all] = [Number(part), Number(whole)];
  // What nobody lists may have become the same.
  const isCut = all > boxes.length && all - boxes.length === said - real;
  if (box === null || Math.abs(all - boxes.length) > FARTHEST || isCut) return [];
  if (all === boxes.length && said === real) return [];
  const first = { ...list, line: list.items[0]?.line ?? list.line };
  return [
    finding(
      'count-not-in-matrix',
      [above, `${said}/${all}`],
      [first, `${real}/${boxes.length}`],
      `Line ${above.line} says "${above.text}", but ${real} of the ${boxes.length} items from line ${first.line} are marked so.`,
      'medium',
    ),
  ];
}

function ofTables(document: LintDocument): LintFinding[] {
  const tables = statesOf(document).filter(({ rows, table }) => table !== null && rows.length >= FEWEST);
  if (tables.length > MOST_COMPARED) return [];
  return sentencesAndRows(document).flatMap((sentence) => {
    const [, part, whole] = RATIO.exec(sentence.text) ?? BEHIND.exec(sentence.text) ?? [];
    if (part === undefined || whole === undefined || !isOfThisRun(sentence)) return [];
    const near = tables.filter((one) => isNear(sentence, one));
    const [table, more] =
      near.length > 0 ? near : tables.filter((one) => isOfNamed(sentence, one, Number(whole)));
    return table === undefined || more !== undefined
      ? []
      : compared(sentence, Number(part), Number(whole), table);
  });
}

function isNear(sentence: Sentence, { table, rows }: StateTable): boolean {
  const [from, to] = [table?.line ?? 0, rows.at(-1)?.spot.line ?? 0];
  const end = sentence.starts.at(-1)?.line ?? sentence.line;
  const isAbove = end < from && from - end <= NEAR;
  const isBelow = sentence.line > to && sentence.line - to <= NEAR;
  return (isAbove || isBelow) && table !== null && areOfOnePart(sentence, table);
}

// `Four scenarios of five are green` in the summary, and the one table of five scenarios.
function isOfNamed(sentence: Sentence, { table, rows }: StateTable, whole: number): boolean {
  const [words = ''] = RATIO.exec(sentence.text) ?? [];
  const named = (table?.header.slice(0, 2) ?? []).flatMap(stemsOf);
  return (
    rows.length === whole &&
    rows.every(({ state }) => state !== null) &&
    stemsOf(words).some((word) => named.some((own) => areKin(own, word)))
  );
}

// The table is that of the ratio where it has as many rows, or one more or less.
function compared(sentence: Sentence, part: number, whole: number, { rows }: StateTable): LintFinding[] {
  const passed = rows.filter(({ state }) => state === 'pass').length;
  const [first] = rows;
  const isOfIt = Math.abs(rows.length - whole) <= 1 && passed > 0 && part <= whole;
  if (first === undefined || !isOfIt || (rows.length === whole && passed === part)) return [];
  // One more that nobody lists is no row that is wrong.
  if (whole > rows.length && whole - rows.length === part - passed) return [];
  return [
    finding(
      'count-not-in-matrix',
      [sentence, `${part}/${whole}`],
      [first.spot, `${passed}/${rows.length}`],
      `Line ${sentence.line} says "${sentence.text}", but ${passed} of the ${rows.length} rows from line ${first.spot.line} passed.`,
      'medium',
    ),
  ];
}
