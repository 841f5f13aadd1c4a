import { AuditError } from '../model/errors.ts';
import type { WarehouseConnection } from './connection.ts';
import { qualifiedName, quoteIdentifier, quoteString } from './sql-text.ts';
import type { TableSchema } from './table-schema.ts';

/** Length of the keys in one query, in UTF-16 units of at most 3 bytes: ClickHouse parses 256 KiB (max_query_size). */
const KEYS_LENGTH_PER_QUERY = 60_000;

/** A tuple of key values as one text; equal exactly when the tuples are. */
export function keyOf(values: readonly string[]): string {
  return JSON.stringify(values);
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
  const rows = await selectByKeys(
    connection,
    database,
    schema,
    [...keyColumns, ...columns],
    keyColumns,
    keys,
  );
  return byKey(rows, schema, keyColumns);
}

/**
 * The rows of one version that a reader sees, in the same form. A row whose key has a newer version is not among them,
 * whether ClickHouse has merged the two or not.
 */
export async function readRowsOfVersion(
  connection: WarehouseConnection,
  database: string,
  schema: TableSchema,
  ver: number,
  columns: readonly string[],
  keyColumns: readonly string[],
): Promise<Map<string, (string | null)[]>> {
  const selected = [...keyColumns, ...columns].map((column) => textOf(schema, column)).join(', ');
  const rows = await connection.select(
    `read the rows of a load in ${schema.table}`,
    `SELECT ${selected} FROM ${qualifiedName(database, schema.table)}${schema.replacing ? ' FINAL' : ''} WHERE _ver = ${ver}`,
  );
  return byKey(rows, schema, keyColumns);
}

/** Every row that a reader sees: its key as `keyOf`, and `columns` as text, null for NULL. Keys may repeat. */
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
    `SELECT ${selected} FROM ${qualifiedName(database, schema.table)}${schema.replacing ? ' FINAL' : ''}`,
  );
  return rows.map(([, ...row]) => ({
    key: keyOf(row.slice(0, keyColumns.length).map(String)),
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

/** Which of the given keys a reader sees in the table, as `keyOf` texts. Columns are compared by their text. */
export async function readVisibleKeys(
  connection: WarehouseConnection,
  database: string,
  schema: TableSchema,
  columns: readonly string[],
  keys: readonly string[][],
): Promise<Set<string>> {
  const rows = await selectByKeys(connection, database, schema, columns, columns, keys);
  return new Set(rows.map((row) => keyOf(row.map(String))));
}

async function selectByKeys(
  connection: WarehouseConnection,
  database: string,
  schema: TableSchema,
  columns: readonly string[],
  keyColumns: readonly string[],
  keys: readonly string[][],
): Promise<unknown[][]> {
  const selected = columns.map((column) => textOf(schema, column)).join(', ');
  const compared = keyColumns.map((column) => textOf(schema, column)).join(', ');
  const rows: unknown[][] = [];
  for (const literals of batches(keys.map((key) => keyLiteral(key, keyColumns.length)))) {
    const answer = await connection.select(
      `look for keys in ${schema.table}`,
      `SELECT ${selected} FROM ${qualifiedName(database, schema.table)}${schema.replacing ? ' FINAL' : ''}
WHERE (${compared}) IN (${literals.join(', ')})`,
    );
    rows.push(...answer);
  }
  return rows;
}

/** Distinct literals, in batches that fit a query. */
function batches(literals: readonly string[]): string[][] {
  const all: string[][] = [];
  let length = 0;
  for (const literal of new Set(literals)) {
    const last = all.at(-1);
    length += literal.length;
    if (last === undefined || length > KEYS_LENGTH_PER_QUERY) {
      all.push([literal]);
      length = literal.length;
    } else last.push(literal);
  }
  return all;
}

function keyLiteral(key: readonly string[], length: number): string {
  if (key.length !== length || length === 0) {
    throw new AuditError(
      'WAREHOUSE_QUERY',
      `a key has ${key.length} values for ${length} columns`,
      'Give one value for each key column.',
    );
  }
  return `(${key.map(quoteString).join(', ')})`;
}

/** The column as text. A time is turned to Moscow: a table of the user may have it in the server's zone. */
function textOf(schema: TableSchema, column: string): string {
  const type = schema.columns.get(column);
  if (type === undefined) {
    throw new AuditError('WAREHOUSE_SCHEMA', `${schema.table} has no column ${column}`, 'Check the name.');
  }
  const name = quoteIdentifier(column);
  return /^(Nullable\()?DateTime/.test(type)
    ? `toString(toTimeZone(${name}, 'Europe/Moscow'))`
    : `toString(${name})`;
}

function textOrNull(value: unknown): string | null {
  return value === null ? null : String(value);
}
