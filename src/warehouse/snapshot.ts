import { AuditError } from '../model/errors.ts';
import type { TableCounts } from '../model/evidence.ts';
import type { WarehouseConnection } from './connection.ts';
import { qualifiedName, quoteString } from './sql-text.ts';
import type { TableSchema } from './table-schema.ts';

/**
 * Counts of all tables at one moment, in one query. For replacing engines FINAL merges versions while reading,
 * so neither number depends on what ClickHouse has merged so far.
 */
export async function readCounts(
  connection: WarehouseConnection,
  database: string,
  schemas: Iterable<TableSchema>,
): Promise<TableCounts> {
  const selects = Array.from(schemas, (schema) => countsSelect(database, schema));
  const rows = await connection.select('count the tables', selects.join('\nUNION ALL\n'));
  return Object.fromEntries(
    rows.map(([table, count, keys, maxVer, maxSnapshot]) => [
      String(table),
      {
        rows: wholeNumber(count),
        keys: wholeNumber(keys),
        maxVer: maxVer === null ? null : String(maxVer),
        maxSnapshotTs: maxSnapshot === null ? null : new Date(wholeNumber(maxSnapshot) * 1000).toISOString(),
      },
    ]),
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

function countsSelect(database: string, schema: TableSchema): string {
  const { table, replacing, sortingKey, columns } = schema;
  const keys = replacing && sortingKey.length > 0 ? `uniqExact(${sortingKey.join(', ')})` : 'count()';
  const newest = (column: string, form: string): string =>
    columns.has(column) ? `if(count() = 0, NULL, ${form}(max(${column})))` : 'NULL';
  return `SELECT ${quoteString(table)}, count(), ${keys}, ${newest('_ver', 'toString')}, ${newest('snapshot_ts', 'toUnixTimestamp')}
FROM ${qualifiedName(database, table)}${replacing ? ' FINAL' : ''}`;
}
