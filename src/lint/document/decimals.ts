import { once } from '../once.ts';
import type { Sentence } from './lint-document.ts';
import { plainCell } from './numbers.ts';

/** A number in a text, with its fraction, sign and unit. */
export interface Decimal {
  value: number;
  decimals: number;
  /** `%`, `MB`, `s`; '' where none stands behind it. */
  unit: string;
  at: number;
  length: number;
  shown: string;
}

const DECIMAL =
  /(?<![\p{L}\d.,:/#№_-])(?<sign>[+\u2212-](?=\d))?(?<whole>\d{1,3}(?:[,\u00a0\u2009\u202f ]\d{3})+|\d{1,12})(?:(?<point>[.,])(?<fraction>\d{1,4}))?(?![\d_]|[.,:/-]\d)\s?(?<unit>%|(?:[KMGT]i?B|bytes?|ms|s|sec|min|h|КБ|МБ|ГБ|мс|с|мин|ч|EUR|RUB|USD|руб)(?![\p{L}\d]))?/gu;

/** The numbers of a text, whole or with a fraction, those of ids, dates, times and versions left out. */
export function decimalsIn(text: string): Decimal[] {
  return [...text.matchAll(DECIMAL)].map((found) => {
    const { sign = '', whole = '', fraction = '', unit = '' } = found.groups ?? {};
    const size = Number(`${whole.replaceAll(/\D/g, '')}.${fraction === '' ? '0' : fraction}`);
    return {
      value: /[\u2212-]/.test(sign) ? -size : size,
      decimals: fraction.length,
      unit,
      at: found.index,
      length: found[0].length,
      shown: found[0].trim(),
    };
  });
}

/** The numbers of a sentence. */
export const decimalsOf = once(({ text }: Sentence): readonly Decimal[] => decimalsIn(text));

/** The number of a cell that holds one and at most a unit; null for other text. */
export function decimalOf(cell: string): Decimal | null {
  const text = plainCell(cell);
  const [only, more] = decimalsIn(text);
  return only !== undefined && more === undefined && only.at === 0 && only.length === text.length
    ? only
    : null;
}

/** A number without the noise of its fraction's arithmetic. */
export function rounded(value: number): number {
  return Number(value.toFixed(6));
}
