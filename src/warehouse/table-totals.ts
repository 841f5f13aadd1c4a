import { AuditError } from '../model/errors.ts';
import type { TableCount, TableCounts } from '../model/evidence.ts';
import type { WarehouseConnection } from './connection.ts';
import { qualifiedName, quoteString } from './sql-text.ts';
import type { TableSchema } from './table-schema.ts';
import { seenIn } from './visible-rows.ts';
import { ClickHouseRefusal } from './warehouse-error.ts';

/** Tables of at most so many stored rows are counted together, in one statement; a larger one by itself. */
const SMALL = 1_000_000;
/** TIMEOUT_EXCEEDED, TOO_SLOW and MEMORY_LIMIT_EXCEEDED (ClickHouse, ErrorCodes.cpp). */
const TOO_MUCH = [159, 160, 241];

const NO_ROWS: TableCount = { rows: 0, keys: 0, maxVer: null, maxSnapshotTs: null, final: true };

/**
 * Counts of all tables. Of a table that merges rows they are those that FINAL leaves. Of a replacing one the keys are counted over all stored
 * versions: neither depends on what ClickHouse has merged so far, and each proves the other. A table of which this takes
 * longer than `limitMs`, or more memory than there is, is counted without FINAL: `final` is false then, and the keys null.
 */
export async function readTotals(
  connection: WarehouseConnection,
  database: string,
  schemas: Iterable<TableSchema>,
  limitMs: number,
): Promise<TableCounts> {
  const all = [...schemas];
  const sizes = await readSizes(connection, database, all);
  const filled = all.filter((schema) => isOfAll(schema) || sizes.get(schema.table) !== 0);
  const large = filled.filter(({ table }) => (sizes.get(table) ?? SMALL + 1) > SMALL);
  const together = filled.filter((schema) => !large.includes(schema));
  const found = new Map<string, TableCount>();
  const inOrder = new Set(large.filter(({ table }) => sizes.has(table)).map(({ table }) => table));
  for (const group of [together, ...large.map((schema) => [schema])]) {
    if (group.length === 0) continue;
    for (const [table, count] of await countGroup(connection, database, group, { limitMs, inOrder }))
      found.set(table, count);
  }
  return Object.fromEntries(all.map(({ table }) => [table, found.get(table) ?? NO_ROWS]));
}

/** A count as ClickHouse sends it: releases up to 25.7 quote 64-bit numbers in JSON, later ones do not. */
export function wholeNumber(value: unknown): number {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isSafeInteger(number)) {
    throw new AuditError(
      'WAREHOUSE_QUERY',
      `ClickHouse answered a count that is no whole number (${typeof value})`,
      'The audit reads JSON as ClickHouse 24.8 writes it; check the server and what stands before it.',
    );
  }
  return number;
}

/** True for the refusal of a statement that took longer, or more memory, than it may. */
export function isTooMuch(error: unknown): boolean {
  return error instanceof ClickHouseRefusal && TOO_MUCH.includes(error.clickhouseCode);
}

/** True for a table of which a replica may not have every row yet: its own number of rows says nothing. */
function isOfAll({ engine }: TableSchema): boolean {
  return /^(?:Replicated|Shared)/.test(engine);
}

/** Stored rows as ClickHouse keeps them in its memory; a distributed table has no number. */
async function readSizes(
  connection: WarehouseConnection,
  database: string,
  schemas: readonly TableSchema[],
): Promise<Map<string, number>> {
  const names = schemas.map(({ table }) => quoteString(table)).join(', ');
  const rows = await connection.select(
    'read the sizes of the tables',
    `SELECT name, total_rows FROM system.tables WHERE database = ${quoteString(database)} AND name IN (${names})`,
  );
  return new Map(
    rows.flatMap(([name, size]) => (size === null ? [] : [[String(name), wholeNumber(size)] as const])),
  );
}

/** How tables are counted: for how long, and which of them are large and lie here, so that their keys are read in order. */
interface Counting {
  limitMs: number;
  inOrder: ReadonlySet<string>;
}

async function countGroup(
  connection: WarehouseConnection,
  database: string,
  group: readonly TableSchema[],
  how: Counting,
): Promise<Map<string, TableCount>> {
  try {
    return await count(connection, database, group, how, true);
  } catch (error) {
    if (!isTooMuch(error)) throw error;
    if (group.length === 1) return count(connection, database, group, how, false);
    const each = new Map<string, TableCount>();
    for (const schema of group)
      for (const [table, found] of await countGroup(connection, database, [schema], how))
        each.set(table, found);
    return each;
  }
}

async function count(
  connection: WarehouseConnection,
  database: string,
  group: readonly TableSchema[],
  { limitMs, inOrder }: Counting,
  final: boolean,
): Promise<Map<string, TableCount>> {
  const selects = group
    .flatMap((schema) => countSelects(database, schema, final, inOrder.has(schema.table)))
    .join('\nUNION ALL\n');
  // Without FINAL nothing is cheaper: what takes too long then is refused.
  const limit = final ? `\nSETTINGS max_execution_time = ${limitMs / 1000}` : '';
  const answer = await connection.select(
    'count the tables',
    `${selects}${limit}`,
    final ? limitMs : undefined,
  );
  const found = new Map(answer.map((row) => [`${row[0]} ${row[1]}`, row]));
  return new Map(
    group.map(({ table, replacing, final: isMerged }) => {
      const [, , rows, maxVer, maxSnapshot] = found.get(`${table} rows`) ?? [];
      const isCounted = final || !isMerged;
      const keys = isCounted ? found.get(`${table} ${replacing ? 'keys' : 'rows'}`)?.[2] : undefined;
      return [
        table,
        {
          rows: wholeNumber(rows),
          keys: keys === undefined ? null : wholeNumber(keys),
          maxVer: maxVer === null ? null : String(maxVer),
          maxSnapshotTs:
            maxSnapshot === null ? null : new Date(wholeNumber(maxSnapshot) * 1000).toISOString(),
          final: isCounted,
        },
      ];
    }),
  );
}

function countSelects(database: string, schema: TableSchema, final: boolean, inOrder: boolean): string[] {
  const { table, replacing, columns } = schema;
  const newest = (column: string, form: string): string =>
    columns.has(column) ? `if(count() = 0, NULL, ${form}(max(${column})))` : 'NULL';
  const version = `CAST(${newest('_ver', 'toString')} AS Nullable(String))`;
  const snapshot = `CAST(${newest('snapshot_ts', 'toUnixTimestamp')} AS Nullable(UInt32))`;
  const from = `FROM ${qualifiedName(database, table)}`;
  const of = quoteString(table);
  const rows = `SELECT ${of} AS of, 'rows' AS kind, count() AS n, ${version} AS ver, ${snapshot} AS ts`;
  if (!final) return [`${rows} ${from}`];
  const seen = `${rows} ${seenIn(database, schema)}`;
  if (!replacing) return [seen];
  const { number, within } = distinctKeys(schema, from, inOrder);
  const keys = `SELECT ${of} AS of, 'keys' AS kind, ${number} AS n, NULL AS ver, NULL AS ts ${within}`;
  return [seen, keys];
}

/**
 * Distinct sorting keys of the stored rows. Of a large table those that differ from the one before, read in the order in
 * which the table keeps them: a third of the time of `uniqExact`, and no memory for 10 million keys. Not of a distributed table,
 * whose keys would all be sent over, nor of a key that may be NULL, which differs from nothing.
 */
function distinctKeys(
  { sortingKey, columns }: TableSchema,
  from: string,
  inOrder: boolean,
): { number: string; within: string } {
  const key = sortingKey.join(', ');
  const mayBeNull = sortingKey.some((part) => (columns.get(part) ?? 'Nullable').includes('Nullable'));
  if (!inOrder || mayBeNull) return { number: `uniqExact(${key})`, within: from };
  return {
    number: 'countIf(first OR other)',
    within: `FROM (SELECT row_number() OVER w = 1 AS first, tuple(${key}) != lagInFrame(tuple(${key})) OVER w AS other ${from} WINDOW w AS (ORDER BY ${key} ROWS BETWEEN 1 PRECEDING AND CURRENT ROW))`,
  };
}
