import { addTo } from '../../common/group-by.ts';
import type { LintDocument, LintTable, Spot } from '../document/lint-document.ts';
import { plainCell } from '../document/numbers.ts';
import { rowSpot } from '../document/table-rows.ts';
import { tablesOfThisRun } from '../facts/other-run.ts';
import { once } from '../once.ts';

/** A row that is of a thing with an id, with the table that says what its cells are. */
export interface RowOfId {
  table: LintTable;
  spot: Spot & { text: string };
  cells: readonly string[];
}

const ID = String.raw`(?:\p{Lu}{1,8}-?\d{1,4}|\d{1,2}\.\d{1,3})`;
const FIRST = new RegExp(String.raw`^[^\p{L}\p{N}]*(${ID})(?![\p{L}\d_]|[.,-]\d)`, 'u');
const WHOLE = new RegExp(`^${ID}$`, 'u');
// No part of a number, a version, a path or a length of time.
const IN_TEXT = new RegExp(
  String.raw`(?<![\p{L}\d.,:/_-])(${ID})(?![\p{L}\d_]|[.,:/-]\d|\s?(?:%|[KMGT]i?B|ms|milliseconds?|s|secs?|seconds?|mins?|minutes?|h|hrs?|hours?|days?|thousand|million|КБ|МБ|ГБ|мс|с|сек\p{L}*|мин\p{L}*|ч|час\p{L}*|дн\p{L}*|тыс\p{L}*|млн)(?!\p{L}))`,
  'gu',
);

/** An id with more rows than this is none. */
const MOST_ROWS = 50;

/** The rows of this run by the ids of what they are of: in their first cell, or alone in another one, as the test of a defect is. */
export const rowsById = once((document: LintDocument): ReadonlyMap<string, readonly RowOfId[]> => {
  const rows = tablesOfThisRun(document).flatMap((table) =>
    table.rows.map((row): RowOfId => ({ table, spot: rowSpot(table, row), cells: row.cells.map(plainCell) })),
  );
  const byId = new Map<string, RowOfId[]>();
  for (const row of rows) {
    const id = FIRST.exec(row.cells[0] ?? '')?.[1];
    if (id !== undefined && (byId.get(id)?.length ?? 0) < MOST_ROWS) addTo(byId, id, row);
  }
  for (const row of rows)
    for (const cell of new Set(row.cells.slice(1)))
      if (WHOLE.test(cell) && isFree(byId.get(cell), row)) addTo(byId, cell, row);
  return byId;
});

function isFree(known: readonly RowOfId[] | undefined, row: RowOfId): boolean {
  return known !== undefined && known.length < MOST_ROWS && !known.includes(row);
}

/** The ids that a text names, in its order. */
export function idsNamed(text: string): string[] {
  return [...new Set([...text.matchAll(IN_TEXT)].map(([, id = '']) => id))];
}
