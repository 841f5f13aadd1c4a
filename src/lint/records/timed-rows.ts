import { rounded } from '../document/decimals.ts';
import type { LintTable, Spot } from '../document/lint-document.ts';
import { rowSpot, rowsWithoutTotals } from '../document/table-rows.ts';

/** A row with the time that it took. */
export interface Timed {
  spot: Spot & { text: string };
  cells: readonly string[];
  /** Milliseconds. */
  value: number;
  /** The smallest step that its digits can show. */
  unit: number;
}

/** A time as a part of a pattern: its digits, those of its fraction, and its unit. */
export const TIME = String.raw`(\d{1,7}(?:[.,](\d{1,3}))?)\s?(ms|мс|seconds?|secs?|s|секунд\p{L}*|сек|с)(?![\p{L}\d])`;
const CELL = new RegExp(String.raw`^[^\p{L}\d]*${TIME}[^\p{L}\d]*$`, 'iu');
const BARE = /^\s*(\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d{1,7}(?:[.,](\d{1,3}))?)\s*$/;
const OF_TIMES =
  /\b(?:time|latency|duration|elapsed|took|ms)\b|(?<!\p{L})(?:врем|латент|длит|задержк)\p{L}*|(?<!\p{L})мс(?!\p{L})/iu;
const UNIT_OF_HEAD = /(?:^|[(,])\s*(ms|мс|s|sec|с|сек)\.?\)?\s*$/iu;
// A row of its own for what the others have on the whole.
const OF_ALL_ROWS = /^[^\p{L}\d]*(?:avg|average|mean|median|min|max|p\d\d|средн|медиан|мин|макс)/iu;

/** What the parts of a time say, in milliseconds. */
export function inMs(digits: string, fraction = '', unit = 'ms'): Pick<Timed, 'value' | 'unit'> {
  const factor = /^(?:ms|мс)$/iu.test(unit) ? 1 : 1000;
  return {
    value: rounded(Number(digits.replaceAll(/[ \u00a0\u202f]/g, '').replace(',', '.')) * factor),
    unit: factor / 10 ** fraction.length,
  };
}

/** The rows of a table with one column of times, where each has one; [] for any other table. */
export function timesOf(table: LintTable): Timed[] {
  const rows = rowsWithoutTotals(table).filter(({ cells }) => !OF_ALL_ROWS.test(cells[0] ?? ''));
  const columns = table.header.flatMap((head, column) => {
    const unit = UNIT_OF_HEAD.exec(head)?.[1];
    const times = rows.flatMap((row): Timed[] => {
      const cell = row.cells[column] ?? '';
      const [, digits, fraction, own = unit] =
        CELL.exec(cell) ?? (unit === undefined ? [] : (BARE.exec(cell) ?? []));
      if (digits === undefined) return [];
      return [{ spot: rowSpot(table, row), cells: row.cells, ...inMs(digits, fraction, own) }];
    });
    const isWhole = column > 0 && OF_TIMES.test(head) && times.length === rows.length;
    return isWhole ? [times] : [];
  });
  const [only, more] = columns;
  return only === undefined || more !== undefined ? [] : only;
}
