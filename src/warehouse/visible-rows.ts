import { AuditError } from '../model/errors.ts';
import type { WarehouseConnection } from './connection.ts';
import { keyCondition, keyOf, textOf } from './key-values.ts';
import { qualifiedName, quoteIdentifier } from './sql-text.ts';
import type { TableSchema } from './table-schema.ts';

/**
 * From where a SELECT has the rows that a reader sees, those of the condition where there is one. FINAL may leave a row that
 * cancels another which never came: it is none.
 */
export function seenIn(database: string, { table, final, sign }: TableSchema, condition?: string): string {
  const conditions = [...(sign === null ? [] : [`${quoteIdentifier(sign)} > 0`]), condition ?? []].flat();
  const where = conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
  return `FROM ${qualifiedName(database, table)}${final ? ' FINAL' : ''}${where}`;
}

/**
 * The rows that a reader sees for the given keys: `columns` of each by `keyOf` its key. Values are ClickHouse's
 * own text of them, times in Moscow wall time; null stands for NULL. Keys without a row are absent.
 * Fails with WAREHOUSE_QUERY when two visible rows have one key: then a comparison would mean nothing.
 */
export async function readVisibleRows(
  connection: WarehouseConnection,
  database: string,
  schema: TableSchema,
  columns: readonly string[],
  keyColumns: readonly string[],
  keys: readonly string[][],
): Promise<Map<string, (string | null)[]>> {
  const selected = [...keyColumns, ...columns].map((column) => textOf(schema, column)).join(', ');
  const condition = keyCondition(schema, keyColumns, keys);
  if (condition === null) return new Map();
  const rows = await connection.select(
    `look for keys in ${schema.table}`,
    `SELECT ${selected} ${seenIn(database, schema, condition)}`,
  );
  return byKey(rows, schema, keyColumns);
}

/**
 * Every row that a reader sees: its key as `keyOf`, in which NULL is '' as in the keys of an answer, and `columns` as text,
 * null for NULL. Keys may repeat.
 */
export async function readAllRows(
  connection: WarehouseConnection,
  database: string,
  schema: TableSchema,
  columns: readonly string[],
  keyColumns: readonly string[],
): Promise<{ key: string; values: (string | null)[] }[]> {
  // A constant first: a table may have nothing in its key but what is left out of it.
  const selected = ['1', ...[...keyColumns, ...columns].map((column) => textOf(schema, column))].join(', ');
  const rows = await connection.select(
    `read ${schema.table}`,
    `SELECT ${selected} ${seenIn(database, schema)}`,
  );
  return rows.map(([, ...row]) => ({
    key: keyOf(row.slice(0, keyColumns.length).map((value) => textOrNull(value) ?? '')),
    values: row.slice(keyColumns.length).map(textOrNull),
  }));
}

function byKey(
  rows: readonly unknown[][],
  schema: TableSchema,
  keyColumns: readonly string[],
): Map<string, (string | null)[]> {
  const found = new Map<string, (string | null)[]>();
  for (const row of rows) {
    const key = keyOf(row.slice(0, keyColumns.length).map(String));
    if (found.has(key)) {
      throw new AuditError(
        'WAREHOUSE_QUERY',
        `two rows of ${schema.table} have the same ${keyColumns.join(', ')}`,
        'Rows can be compared only by columns that tell them apart.',
      );
    }
    found.set(key, row.slice(keyColumns.length).map(textOrNull));
  }
  return found;
}

function textOrNull(value: unknown): string | null {
  return value === null ? null : String(value);
}
