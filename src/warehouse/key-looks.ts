import { addTo } from '../common/group-by.ts';
import type { WarehouseConnection } from './connection.ts';
import { keyCondition, keyOf, textOf } from './key-values.ts';
import type { Row } from './row.ts';
import { qualifiedName, quoteString } from './sql-text.ts';
import type { TableSchema } from './table-schema.ts';
import { wholeNumber } from './table-totals.ts';

/** Length of a statement's keys, in UTF-16 units of at most 3 bytes: `MAX_QUERY_SIZE` holds them. */
const KEYS_LENGTH = 1_000_000;
/** Bytes of a statement that ClickHouse is told to parse (setting `max_query_size`). */
export const MAX_QUERY_SIZE = 4 * 1024 * 1024;

/** Keys of one table to look for, by its own sorting key. */
export interface KeyLook {
  schema: TableSchema;
  keys: readonly (readonly string[])[];
}

/** A stored row: its version, and the columns asked for as text, null for NULL. */
export interface StoredRow {
  ver: string;
  values: (string | null)[];
}

/** Rows to read by their keys: those of a version, and whatever has a newer one. */
export interface RowLook extends KeyLook {
  columns: readonly string[];
  ver: number;
}

/** Job rows to look for; their other columns lead to them by the index. */
export interface JobLook {
  schema: TableSchema;
  rows: readonly Row[];
}

/** A job row: its columns as text, null for NULL. */
export type JobTexts = Record<string, string | null>;

/** Which of the keys are stored, by table, as `keyOf` texts: one statement over all tables. */
export async function readKeys(
  connection: WarehouseConnection,
  database: string,
  looks: readonly KeyLook[],
): Promise<Map<string, Set<string>>> {
  const selects = looks.flatMap(({ schema, keys }, index) =>
    inParts(keys).flatMap((part) => {
      const condition = keyCondition(schema, schema.sortingKey, part);
      const key = schema.sortingKey.map((column) => textOf(schema, column)).join(', ');
      const from = `FROM ${qualifiedName(database, schema.table)}`;
      return condition === null
        ? []
        : [`SELECT DISTINCT ${index} AS i, [${key}] AS k ${from} WHERE ${condition}`];
    }),
  );
  const found = new Map(looks.map(({ schema }) => [schema.table, new Set<string>()]));
  for (const sql of inStatements(selects)) {
    for (const [index, key] of await connection.select('look for the keys of a load', sql)) {
      const look = looks[wholeNumber(index)];
      if (look !== undefined) found.get(look.schema.table)?.add(keyOf((key as unknown[]).map(String)));
    }
  }
  return found;
}

/**
 * The stored rows of the keys whose version is that of the load or newer, by table and `keyOf` key, and the job rows
 * by run id: one statement over all tables. A row of an older version never stands before the load's, whether
 * ClickHouse has merged the two or not; so what a reader sees of a key is the newest row of it. Of a replacing table that keeps
 * rows by anything else it is what FINAL shows.
 */
export async function readStored(
  connection: WarehouseConnection,
  database: string,
  looks: readonly RowLook[],
  jobs?: JobLook,
): Promise<{ rows: Map<string, Map<string, StoredRow[]>>; jobs: Map<string, JobTexts[]> }> {
  const selects = looks.flatMap((look, index) =>
    inParts(look.keys).flatMap((part) => rowSelect(database, look, index, part)),
  );
  const jobColumns = jobs === undefined ? [] : [...jobs.schema.columns.keys()];
  const all = [
    ...selects,
    ...(jobs === undefined ? [] : jobSelect(database, jobs, jobColumns, looks.length)),
  ];
  const rows = new Map(looks.map(({ schema }) => [schema.table, new Map<string, StoredRow[]>()]));
  const found = new Map<string, JobTexts[]>();
  for (const sql of inStatements(all)) {
    for (const [index, key, ver, values] of await connection.select('read the rows of a load', sql)) {
      const table = rows.get(looks[wholeNumber(index)]?.schema.table ?? '');
      const texts = textsOf(values);
      if (table === undefined) {
        const row = Object.fromEntries(jobColumns.map((column, at) => [column, texts[at] ?? null]));
        addTo(found, String(row['run_id']), row);
      } else addTo(table, keyOf((key as unknown[]).map(String)), { ver: String(ver), values: texts });
    }
  }
  return { rows, jobs: found };
}

/** What a reader sees of the keys, for rows of equal key and version, of which FINAL alone knows which one it takes. */
export async function readFinal(
  connection: WarehouseConnection,
  database: string,
  { schema, keys, columns }: Pick<RowLook, 'schema' | 'keys' | 'columns'>,
): Promise<Map<string, StoredRow>> {
  const condition = keyCondition(schema, schema.sortingKey, keys);
  if (condition === null) return new Map();
  const rows = await connection.select(
    'read the rows of a load as a reader sees them',
    `SELECT ${columnsOf(schema, columns)} FROM ${qualifiedName(database, schema.table)} FINAL WHERE ${condition}`,
  );
  return new Map(
    rows.map(([key, ver, values]) => [
      keyOf((key as unknown[]).map(String)),
      { ver: String(ver), values: textsOf(values) },
    ]),
  );
}

function textsOf(values: unknown): (string | null)[] {
  return (values as unknown[]).map((value) => (value === null ? null : String(value)));
}

// The version comes first: it is small and lets whole granules of older rows go unread. Where it is not what decides which row
// shows, only FINAL can tell, and then no row may be left out before.
function rowSelect(
  database: string,
  { schema, columns, ver }: RowLook,
  index: number,
  keys: readonly (readonly string[])[],
): string[] {
  const condition = keyCondition(schema, schema.sortingKey, keys);
  if (condition === null) return [];
  const from = `FROM ${qualifiedName(database, schema.table)}`;
  const which =
    schema.replacing && !schema.newestShows
      ? `FINAL WHERE ${condition}`
      : `PREWHERE _ver >= ${ver} WHERE ${condition}`;
  return [`SELECT ${index} AS i, ${columnsOf(schema, columns)} ${from} ${which}`];
}

function columnsOf(schema: TableSchema, columns: readonly string[]): string {
  const key = schema.sortingKey.map((column) => textOf(schema, column)).join(', ');
  const values = columns.map((column) => textOf(schema, column)).join(', ');
  return `[${key}] AS k, toString(_ver) AS v, [${values}] AS c`;
}

function jobSelect(
  database: string,
  { schema, rows }: JobLook,
  columns: readonly string[],
  index: number,
): string[] {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => quoteString(String(row['run_id']))).join(', ');
  const times = rows.map((row) => Number(row['started_at']));
  const found = [
    ...(schema.columns.has('job') ? [`job = ${quoteString(String(rows[0]?.['job']))}`] : []),
    ...(schema.columns.has('started_at')
      ? [
          `started_at >= toDateTime(${Math.min(...times)}) AND started_at <= toDateTime(${Math.max(...times)})`,
        ]
      : []),
    `run_id IN (${ids})`,
  ].join(' AND ');
  const values = columns.map((column) => textOf(schema, column)).join(', ');
  return [
    `SELECT ${index} AS i, [] AS k, '' AS v, [${values}] AS c FROM ${qualifiedName(database, schema.table)} WHERE ${found}`,
  ];
}

/** Keys in parts that fit a statement. */
function inParts(keys: readonly (readonly string[])[]): (readonly string[])[][] {
  const parts: (readonly string[])[][] = [];
  let length = 0;
  for (const key of keys) {
    const own = key.reduce((sum, text) => sum + text.length + 4, 4);
    const last = parts.at(-1);
    length += own;
    if (last === undefined || length > KEYS_LENGTH) {
      parts.push([key]);
      length = own;
    } else last.push(key);
  }
  return parts;
}

/** SELECTs joined to as few statements as their lengths allow: one, unless an answer has thousands of rows. */
function inStatements(selects: readonly string[]): string[] {
  const statements: string[] = [];
  for (const select of selects) {
    const last = statements.at(-1);
    if (last !== undefined && last.length + select.length <= KEYS_LENGTH)
      statements[statements.length - 1] = `${last}\nUNION ALL\n${select}`;
    else statements.push(select);
  }
  return statements;
}
