import { labelledPairs, labelledRow } from './label-pairs.ts';
import { type TableRow, tableRows } from './table-rows.ts';

/** Rows of tables, of which one of a field and its value is named by the field, and labels with a value beside them as two members of an object. */
export function* labelledCells(text: string): Generator<TableRow> {
  for (const row of tableRows(text)) yield labelledRow(text, row);
  yield* labelledPairs(text);
}
