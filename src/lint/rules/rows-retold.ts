import type { Amount } from '../amounts/amounts.ts';
import { stateOf } from '../amounts/states.ts';
import { isUnit, stemsOf } from '../amounts/stems.ts';
import { groupsOf } from '../amounts/tallies.ts';
import { areKin } from '../document/kin-words.ts';
import type { LintTable } from '../document/lint-document.ts';
import { bareNumber, plainCell } from '../document/numbers.ts';
import { areOfOnePart } from '../document/one-part.ts';
import { isOfWhole } from '../document/section-kind.ts';
import { sentencesAndRows } from '../document/sentences.ts';
import { isTotalRow, rowSpot } from '../document/table-rows.ts';
import { isOfThisRun, tablesOfThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import { once } from '../once.ts';
import type { RuleContext } from './context.ts';

/** A number of the run that is this small is another one's by chance. */
const SMALLEST_WHOLE = 10;
const FARTHEST = 0.3;
/** What is counted, whatever became of it: the column of all. */
const ROWS = /^(?:event|row|запис\p{L}*)$/u;

/** What one sentence, or one list of labels, counts: several numbers that a row of a table may have as well. */
type Group = readonly Amount[];

interface Row {
  spot: ReturnType<typeof rowSpot>;
  table: LintTable;
  cells: readonly { key: readonly string[]; isAll: boolean; value: number; head: string }[];
}

/**
 * A sentence or a list that counts what the row of a total has, by the words of its columns, has the numbers of that row: where all but one
 * agree, the one is wrong in one of the two places.
 */
export function rowsRetold({ document }: RuleContext): LintFinding[] {
  const rows = tablesOfThisRun(document).flatMap(totalRow);
  if (rows.length === 0) return [];
  const every = document.tables.flatMap((table) => table.rows.map((row) => numbersOf(row.cells)));
  const groups = groupsOf(sentencesAndRows(document).filter(isOfThisRun)).filter(isComparable);
  return groups.flatMap((group) => {
    const values = group.flatMap(({ value, whole }) => (whole === null ? [value] : [value, whole]));
    // A row of another table may be what is told.
    if (every.some((numbers) => values.every((value) => numbers.has(value)))) return [];
    return rows.flatMap((row) => retold(group, row)).slice(0, 1);
  });
}

// Several numbers, or one that is said to be out of another.
function isComparable([first, second]: Group): boolean {
  return second !== undefined || (first?.whole ?? null) !== null;
}

function retold(group: Group, row: Row): LintFinding[] {
  const [first] = group;
  if (first === undefined || first.spot.line === row.spot.line) return [];
  if (!isOfWhole(first.spot) && !areOfOnePart(first.spot, row.table)) return [];
  const pairs = pairsOf(group, row);
  const wrong = pairs.filter(({ amount, cell }) => amount.value !== cell.value);
  const [only, second, more] = wrong;
  // What one class has too much another one has too little.
  const isMoved =
    second !== undefined &&
    pairs.length > 3 &&
    sumOf(wrong.map(({ amount }) => amount.value)) === sumOf(wrong.map(({ cell }) => cell.value));
  if (only === undefined || more !== undefined || pairs.length < 2 || (second !== undefined && !isMoved))
    return [];
  // Two numbers are a pair by chance, unless one is said to be out of the other.
  if (pairs.length === 2 && (only.amount.whole === null || only.amount.whole < SMALLEST_WHOLE)) return [];
  if (Math.abs(only.amount.value - only.cell.value) > Math.max(3, only.cell.value * FARTHEST)) return [];
  return [
    finding(
      'two-values',
      [only.amount.spot, only.amount.value],
      [row.spot, only.cell.value],
      `Line ${only.amount.spot.line} says "${only.amount.spot.text}", but line ${row.spot.line} has ${only.cell.value} under "${only.cell.head}", and the other numbers as they are there.`,
      'medium',
    ),
  ];
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

// Each number with the one column that its words name; what it is out of with the column of all.
function pairsOf(group: Group, { cells }: Row): { amount: Amount; cell: Row['cells'][number] }[] {
  const pairs = group.flatMap((amount) => {
    const own = pairOf(amount, cells);
    if (own === null || amount.whole === null) return own ?? [];
    const whole = { ...amount, value: amount.whole };
    const all = cells.find((cell) => cell !== own.cell && cell.value === amount.whole);
    return all === undefined ? own : [own, { amount: whole, cell: all }];
  });
  const columns = new Set(pairs.map(({ cell }) => cell));
  return columns.size === pairs.length ? pairs : [];
}

function pairOf(amount: Amount, cells: Row['cells']): { amount: Amount; cell: Row['cells'][number] } | null {
  const words = amount.words.filter((word) => !isAnything(word));
  const named = cells.filter(({ key, isAll }) =>
    isAll
      ? words.length === 0 || (words.length === 1 && sharesAll(key, amount.words))
      : key.every((word) => amount.words.some((other) => areKin(word, other))) &&
        words.filter((word) => !key.some((other) => areKin(word, other))).length < 2,
  );
  // What became of them says more than what they are.
  const narrow = named.filter(({ isAll }) => !isAll);
  const [cell, more] = narrow.length > 0 ? narrow : named;
  return cell === undefined || more !== undefined ? null : { amount, cell };
}

function sharesAll(key: readonly string[], words: readonly string[]): boolean {
  return key.length > 0 && key.every((word) => words.some((other) => areKin(word, other)));
}

function isAnything(word: string): boolean {
  return isUnit(word) || ROWS.test(word);
}

// The row of the total, where a table has one, with what its columns are called.
function totalRow(table: LintTable): Row[] {
  return table.rows.flatMap((row) => {
    if (!isTotalRow(row)) return [];
    const cells = table.header.flatMap((head, column) => {
      const value = column === 0 ? null : bareNumber(plainCell(row.cells[column]));
      if (value === null) return [];
      const key = stemsOf(`${head} ${stateOf(head) ?? ''}`);
      return [{ key, isAll: key.every((word) => isAnything(word)), value, head }];
    });
    return cells.length < 2 ? [] : [{ spot: rowSpot(table, row), table, cells }];
  });
}

const numbersOf = once(
  (cells: readonly string[]): ReadonlySet<number> =>
    new Set(cells.flatMap((cell) => bareNumber(plainCell(cell)) ?? [])),
);
