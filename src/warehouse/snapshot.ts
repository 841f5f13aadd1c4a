import { AuditError } from '../model/errors.ts';
import type { TableCounts } from '../model/evidence.ts';
import type { WarehouseConnection } from './connection.ts';
import { qualifiedName, quoteString } from './sql-text.ts';
import type { TableSchema } from './table-schema.ts';

/**
 * Counts of all tables at one moment, in one query. Of a replacing table the rows are those that FINAL leaves, the
 * keys are counted over all stored versions: neither depends on what ClickHouse has merged so far, and each proves
 * the other.
 */
export async function readCounts(
  connection: WarehouseConnection,
  database: string,
  schemas: Iterable<TableSchema>,
): Promise<TableCounts> {
  const all = [...schemas];
  const selects = all.flatMap((schema) => countSelects(database, schema));
  const answer = await connection.select('count the tables', selects.join('\nUNION ALL\n'));
  const found = new Map(answer.map((row) => [`${row[0]} ${row[1]}`, row]));
  return Object.fromEntries(
    all.map(({ table, replacing }) => {
      const [, , rows, maxVer, maxSnapshot] = found.get(`${table} rows`) ?? [];
      const keys = found.get(`${table} ${replacing ? 'keys' : 'rows'}`)?.[2];
      const counts = {
        rows: wholeNumber(rows),
        keys: wholeNumber(keys),
        maxVer: maxVer === null ? null : String(maxVer),
        maxSnapshotTs: maxSnapshot === null ? null : new Date(wholeNumber(maxSnapshot) * 1000).toISOString(),
      };
      return [table, counts];
    }),
  );
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

function countSelects(database: string, { table, replacing, sortingKey, columns }: TableSchema): string[] {
  const newest = (column: string, form: string): string =>
    columns.has(column) ? `if(count() = 0, NULL, ${form}(max(${column})))` : 'NULL';
  const version = `CAST(${newest('_ver', 'toString')} AS Nullable(String))`;
  const snapshot = `CAST(${newest('snapshot_ts', 'toUnixTimestamp')} AS Nullable(UInt32))`;
  const from = `FROM ${qualifiedName(database, table)}`;
  const select = (kind: string, count: string, ver: string, ts: string): string =>
    `SELECT ${quoteString(table)} AS of, '${kind}' AS kind, ${count} AS n, ${ver} AS ver, ${ts} AS ts ${from}`;
  if (!replacing) return [select('rows', 'count()', version, snapshot)];
  return [
    `${select('rows', 'count()', version, snapshot)} FINAL`,
    select('keys', `uniqExact(${sortingKey.join(', ')})`, 'NULL', 'NULL'),
  ];
}
