import { type StateTable, statesOf } from '../amounts/state-tables.ts';
import { stemsOf } from '../amounts/stems.ts';
import { MOST_COMPARED } from '../document/bounded.ts';
import { areKin } from '../document/kin-words.ts';
import type { Sentence } from '../document/lint-document.ts';
import { areOfOnePart } from '../document/one-part.ts';
import { sentencesAndRows } from '../document/sentences.ts';
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

/** A ratio of what passed, right above or below a table of as many things, is of the rows that passed and of all of them. */
export function ratioOfRows({ document }: RuleContext): LintFinding[] {
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
