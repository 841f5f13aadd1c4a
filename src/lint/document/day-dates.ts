import { monthOf } from './written-dates.ts';

/** A date of a text, as milliseconds since 1970 at midnight. */
export interface DayDate {
  value: number;
  shown: string;
  at: number;
}

const DATE = /(?<![\d.-])(?:(\d{4})-(\d\d)-(\d\d)|(\d\d)\.(\d\d)\.(\d{4}))(?!\d|-\d)/g;
const DAY_ONLY = /^\s*(?:\p{L}{2,4}\.?,?\s+)?(?:(\d{1,2})\.(\d\d)\.?|(\d{1,2})\s+(\p{L}{3,}))(?=$|[\s,;(])/u;
/** `12–14 мая 2026` stands as `12–2026-05-14`. */
const RANGE = /(?<![\d.-])(\d{1,2})\s?[–—-]\s?(\d{4})-(\d\d)-(\d\d)(?!\d|-\d)/;

/** The dates of a text with their year. */
export function datesIn(text: string): DayDate[] {
  return [...text.matchAll(DATE)].flatMap((found) => {
    const [shown, year, month, day, d, m, y] = found;
    const value = Date.parse(`${year ?? y}-${month ?? m}-${day ?? d}`);
    return Number.isNaN(value) ? [] : [{ value, shown, at: found.index }];
  });
}

/** The day that a cell begins with, `15.05` or `15 мая`, in a year that is told elsewhere; null for another cell. */
export function dayIn(cell: string, year: number): DayDate | null {
  const [dated] = datesIn(cell);
  if (dated?.at === 0) return dated;
  const [shown, day, month, otherDay, name] = DAY_ONLY.exec(cell) ?? [];
  if (shown === undefined) return null;
  const number = month === undefined ? monthOf(name ?? '') : Number(month);
  const value = Date.parse(
    `${year}-${String(number).padStart(2, '0')}-${(day ?? otherDay ?? '').padStart(2, '0')}`,
  );
  return Number.isNaN(value) ? null : { value, shown: shown.trim(), at: 0 };
}

/** The first and the last day of a period; null where a text gives none. */
export function periodIn(text: string): { from: number; to: number } | null {
  const [, first, year, month, last] = RANGE.exec(text) ?? [];
  if (first !== undefined) {
    const [from, to] = [first, last ?? ''].map((day) =>
      Date.parse(`${year}-${month}-${day.padStart(2, '0')}`),
    );
    return from === undefined || to === undefined || !(from < to) ? null : { from, to };
  }
  const [from, to, more] = datesIn(text);
  return from === undefined || to === undefined || more !== undefined || from.value >= to.value
    ? null
    : { from: from.value, to: to.value };
}
