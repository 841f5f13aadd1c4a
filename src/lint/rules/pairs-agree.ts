import { stateOf } from '../amounts/states.ts';
import { decimalOf } from '../document/decimals.ts';
import type { LintTable, Spot } from '../document/lint-document.ts';
import { rowSpot, rowsWithoutTotals } from '../document/table-rows.ts';
import { tablesOfThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const ONE =
  /^(?:source|api|old|expected|sent|file|mysql|production|источник|апи|старый|старая|ожида\p{L}*|в api)(?!\p{L})/iu;
const OTHER =
  /^(?:target|warehouse|new|actual|loaded|clickhouse|table|received|got|copy|хранилище|новый|новая|факт\p{L}*|получ\p{L}*|загруж\p{L}*|в хранилище|приёмник)(?!\p{L})/iu;
interface Pair {
  spot: Spot & { text: string };
  one: number;
  other: number;
  passes: boolean;
}

/** Two numbers that a row calls equal, or that a sentence says are equal in all rows, are equal. */
export function pairsAgree({ document }: RuleContext): LintFinding[] {
  const tables = tablesOfThisRun(document)
    .map(pairsOf)
    .filter(({ length }) => length > 1);
  const rows = tables.flatMap((pairs) => {
    const equal = pairs.filter(({ one, other }) => one === other);
    // Only where equal is what passes.
    return equal.length * 2 > pairs.length
      ? pairs.filter(({ one, other, passes }) => passes && one !== other)
      : [];
  });
  return rows.map(ofRow);
}

function pairsOf(table: LintTable): Pair[] {
  const one = table.header.findIndex((head, index) => index > 0 && ONE.test(head.trim()));
  const other = table.header.findIndex(
    (head, index) => index > 0 && index !== one && OTHER.test(head.trim()),
  );
  if (one < 0 || other < 0) return [];
  return rowsWithoutTotals(table).flatMap((row): Pair[] => {
    const { cells } = row;
    const [a, b] = [one, other].map((column) => decimalOf(cells[column] ?? '')?.value);
    // Statuses are compared elsewhere.
    if (
      [a, b].every((value) => value !== undefined && value >= 100 && value < 600) &&
      /expect|ожид/iu.test(table.header[one] ?? '')
    )
      return [];
    if (a === undefined || b === undefined) return [];
    const passes = cells.some(
      (cell, index) =>
        index > 0 && index !== one && index !== other && cell.length < 30 && stateOf(cell) === 'pass',
    );
    return [{ spot: rowSpot(table, row), one: a, other: b, passes }];
  });
}

function ofRow({ spot, one, other }: Pair): LintFinding {
  return finding(
    'result-differs',
    [spot, one],
    [spot, other],
    `Line ${spot.line} ("${spot.text}") passes, but ${one} and ${other} are not equal.`,
    'medium',
  );
}
