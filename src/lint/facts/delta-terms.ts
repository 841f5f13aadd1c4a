import type { DeltaTerm } from './fact.ts';

const NUMBER = String.raw`([+\u2212-]\s?\d[\d,\u00a0\u202f]*)`;
const TABLE = '([A-Za-z]+_[A-Za-z_]+)';

/** The rows that a cell of the matrix says were added, by table: `+100 orders_raw`, `orders_raw: +100`. */
export function deltaTerms(cell: string): DeltaTerm[] {
  const after = [...cell.matchAll(new RegExp(`${NUMBER}\\s+(?:rows?\\s+(?:in|to|of)\\s+)?${TABLE}`, 'gu'))];
  const found =
    after.length > 0
      ? after.map(([, amount, table]) => ({ amount, table }))
      : [...cell.matchAll(new RegExp(`${TABLE}\\s*[:=]?\\s*${NUMBER}`, 'gu'))].map(([, table, amount]) => ({
          amount,
          table,
        }));
  return found.map(({ amount, table }) => ({
    amount: signedNumber(amount ?? ''),
    table: shortTableName(table ?? ''),
  }));
}

/** A table's name without the prefix that its kind shares: `orders_raw` for `stg_qtickets_api_orders_raw`. */
export function shortTableName(name: string): string {
  return name.replace(/^.*\./, '').replace(/^(?:stg_qtickets_api|stg_qtickets|stg|fact_qtickets|fact)_/, '');
}

/** A number with its sign and without separators. */
export function signedNumber(text: string): number {
  const value = Number(text.replace(/\D/g, ''));
  return /^[\s]*[-\u2212]/.test(text) ? -value : value;
}
