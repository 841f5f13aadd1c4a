import { decimalOf, rounded } from './decimals.ts';
import type { LintTable, Spot } from './lint-document.ts';
import { bareNumber, plainCell } from './numbers.ts';

type Row = LintTable['rows'][number];

const TOTAL =
  /^(?:grand |overall )?(?:total|sum|together|altogether|overall(?! (?:score|rating|grade|index)s?\b)|combined|итого|всего|вместе|сумма|в сумме)(?!\p{L})|^(?:all|whole)(?:\s(?:\d+|\p{L}+))?(?:\s\p{L}+)?\W*$/iu;
const NO_SUM =
  /\b(?:rates?|averag\w*|avg|mean|median|latency|latencies|times?|ms|durations?|id|version|max(?:imum)?|min(?:imum|s)?|unique|distinct)\b|%|percent|процент|доля|средн|врем|уникальн/i;

/** True for a label, or a first cell, of the total of what stands with it. */
export function saysTotal(text: string): boolean {
  return TOTAL.test(text);
}

/** True for a row that has the total of others: its first cell that is not blank says so. */
export function isTotalRow({ cells }: Pick<Row, 'cells'>): boolean {
  const at = cells.findIndex((cell) => cell.trim() !== '');
  return at < 2 && saysTotal(plainCell(cells[at]));
}

/** The rows of a table without those of its totals. */
export function rowsWithoutTotals({ rows }: LintTable): Row[] {
  return rows.filter((row) => !isTotalRow(row));
}

/** Where a row stands, with its cells as its text. */
export function rowSpot(
  { section, sectionTitle, headings }: LintTable,
  { line, cells }: Row,
): Spot & { text: string } {
  return { line, section, sectionTitle, headings, text: cells.join(' | ') };
}

/** True for the heading of a column that can be added up: no rate, time or average. */
export function isSummed(head: string): boolean {
  return !NO_SUM.test(head);
}

/** The sum of the whole numbers in one column of some rows; null where a cell holds none. */
export function columnSum(rows: readonly Row[], column: number): number | null {
  const numbers = rows.map(({ cells }) => bareNumber(cells[column]));
  return numbers.reduce<number | null>(
    (sum, number) => (sum === null || number === null ? null : sum + number),
    0,
  );
}

/** A column of numbers that can be added up, without those of its totals. */
export interface SummedColumn {
  head: string;
  sum: number;
  cells: readonly number[];
}

// `12 tests` below `Test count`.
function numberIn(cell: string): number | null {
  const [, digits] =
    /^(\d{1,6})\s+(?:tests?|cases?|checks?|files?|rows?|endpoints?|тест\p{L}*|файл\p{L}*|строк\p{L}*)$/iu.exec(
      plainCell(cell),
    ) ?? [];
  return digits === undefined ? (decimalOf(cell)?.value ?? null) : Number(digits);
}

/** The columns of three rows and more that hold nothing but numbers, and can be added up. */
export function summedColumns(table: LintTable): SummedColumn[] {
  const rows = rowsWithoutTotals(table);
  return table.header.flatMap((head, column) => {
    const cells = rows.map(({ cells: own }) => numberIn(own[column] ?? ''));
    const numbers = cells.filter((cell) => cell !== null);
    const fits = column > 0 && isSummed(head) && numbers.length === cells.length && cells.length > 2;
    return fits ? [{ head, sum: rounded(numbers.reduce((sum, cell) => sum + cell, 0)), cells: numbers }] : [];
  });
}
