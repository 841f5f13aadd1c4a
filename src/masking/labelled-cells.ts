import { lazy } from '../common/lazy-pattern.ts';
import { labelledPairs, labelledRow } from './label-pairs.ts';
import type { TableRow } from './table-cuts.ts';
import { tableRows } from './table-rows.ts';

/** Rows of tables, of which one of a field and its value is named by the field, and labels with a value beside them as two members of an object. */
export function* labelledCells(text: string): Generator<TableRow> {
  for (const row of tableRows(text)) yield labelledRow(text, row);
  yield* labelledPairs(text);
}

/** True for a number of a document with letters before its digits: `P1234567`. */
export function isDocumentCell(value: string): boolean {
  return /^[A-Z]{1,3} ?[0-9]{6,9}$/.test(value);
}

const DAY_IN_WORDS = lazy.u`^[0-9]{1,2}(?:st|nd|rd|th)? \p{L}{3,9}\.?,? (?:19|20)[0-9]{2}(?: ?г\.?)?$`;

/** True for a day whose month is a word. */
export function isDayInWords(value: string): boolean {
  return DAY_IN_WORDS(value).test(value);
}
