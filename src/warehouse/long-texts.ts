import { createHash } from 'node:crypto';
import type { WarehouseConnection } from './connection.ts';
import { type RowLook, readStored, type StoredRow } from './key-looks.ts';
import { keyOf, sumOf } from './key-values.ts';

/** The texts that long columns of an answer's rows must hold, by column and MD5 of the text. */
export type LongTexts = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Texts by their MD5, as ClickHouse computes it of a column. */
export function bySum(texts: Iterable<string>): Map<string, string> {
  return new Map([...texts].map((text) => [createHash('md5').update(text).digest('hex'), text]));
}

/** The columns as they are asked for: of a long one its sum, which is short to send and quick to compare. */
export function shortened(columns: readonly string[], long: LongTexts): string[] {
  return columns.map((column) => (long.has(column) ? sumOf(column) : column));
}

/**
 * Puts texts in the place of sums, in `rows`: the one that must be there where it has the sum, else what is stored, which
 * takes one more look at the rows that differ. Rows of other versions than `versions` keep their sums: nobody compares them.
 */
export async function restoreTexts(
  connection: WarehouseConnection,
  database: string,
  look: RowLook & { long: LongTexts; versions: ReadonlySet<string> },
  rows: Map<string, StoredRow[]>,
): Promise<void> {
  const { schema, columns, keys, long, versions } = look;
  const places = columns.flatMap((column, index) => {
    const texts = long.get(column);
    return texts === undefined ? [] : [{ index, texts }];
  });
  if (places.length === 0) return;
  const unknown = new Set<string>();
  for (const [key, stored] of rows) {
    for (const { ver, values } of stored) {
      for (const { index, texts } of places) {
        const sum = values[index] ?? null;
        const text = sum === null ? null : texts.get(sum);
        if (text !== undefined) values[index] = text;
        else if (versions.has(ver)) unknown.add(key);
      }
    }
  }
  if (unknown.size === 0) return;
  const wanted = keys.filter((key) => unknown.has(keyOf(key)));
  const again = await readStored(connection, database, [{ ...look, keys: wanted }]);
  for (const [key, stored] of again.rows.get(schema.table) ?? []) rows.set(key, stored);
}
