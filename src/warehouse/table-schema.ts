import { AuditError } from '../model/errors.ts';
import type { WarehouseConnection } from './connection.ts';
import { quoteString } from './sql-text.ts';
import { addColumnsStatement, type TableDefinition } from './table-definition.ts';

/** A table as ClickHouse itself reports it. */
export interface TableSchema {
  table: string;
  engine: string;
  /** True when rows of equal sorting key are one row for a reader: ReplacingMergeTree and its replicated kinds. */
  replacing: boolean;
  sortingKey: string[];
  /** Column name to type. */
  columns: Map<string, string>;
}

/**
 * Engine, sorting key and columns of each defined table, from system.tables and system.columns.
 * In the order of the definitions; a table that is not there is left out.
 */
export async function readTableSchemas(
  connection: WarehouseConnection,
  database: string,
  definitions: readonly TableDefinition[],
): Promise<Map<string, TableSchema>> {
  const names = definitions.map(({ table }) => quoteString(table)).join(', ');
  const tables = await connection.select(
    'read the tables',
    `SELECT name, engine, sorting_key FROM system.tables
     WHERE database = ${quoteString(database)} AND name IN (${names})`,
  );
  const columns = await connection.select(
    'read the columns',
    `SELECT table, name, type FROM system.columns
     WHERE database = ${quoteString(database)} AND table IN (${names}) ORDER BY table, position`,
  );
  const found = new Map(
    tables.map(([name, engine, key]) => [name, { engine: String(engine), key: String(key) }]),
  );
  const schemas = new Map<string, TableSchema>();
  for (const { table } of definitions) {
    const one = found.get(table);
    if (one === undefined) continue;
    const own = columns.filter(([of]) => of === table);
    schemas.set(table, {
      table,
      engine: one.engine,
      replacing: one.engine.endsWith('ReplacingMergeTree'),
      sortingKey: partsOfKey(one.key),
      columns: new Map(own.map(([, column, type]) => [String(column), String(type)])),
    });
  }
  return schemas;
}

/**
 * Parts of a key as system.tables writes it: split at the commas that stand in no bracket. Brackets around the
 * whole are dropped: releases from 26 on report a key of one column as `(column)`.
 */
export function partsOfKey(key: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (const [index, character] of key.split('').entries()) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character !== ',' || depth > 0) continue;
    parts.push(key.slice(start, index).trim());
    start = index + 1;
  }
  const last = key.slice(start).trim();
  if (parts.length === 0 && isBracketed(last)) return partsOfKey(last.slice(1, -1));
  return last === '' ? parts : [...parts, last];
}

/** True when the first bracket closes with the last character: `(a)`, not `(a) + (b)`. */
function isBracketed(text: string): boolean {
  if (!text.startsWith('(') || !text.endsWith(')')) return false;
  let depth = 0;
  return [...text.slice(1, -1)].every((character) => {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    return depth >= 0;
  });
}

/** Fails with WAREHOUSE_SCHEMA, naming the statements to apply, when a table lacks a column that its DDL file declares. */
export function requireColumns(
  database: string,
  definitions: readonly TableDefinition[],
  schemas: ReadonlyMap<string, TableSchema>,
): void {
  const lacking = definitions.flatMap((definition) => {
    const present = schemas.get(definition.table)?.columns;
    const columns = definition.columns.filter(({ name }) => present?.has(name) !== true);
    return columns.length === 0 ? [] : [{ table: definition.table, columns }];
  });
  if (lacking.length === 0) return;
  const what = lacking
    .map(({ table, columns }) => `${database}.${table} lacks ${columns.map(({ name }) => name).join(', ')}`)
    .join('; ');
  const statements = lacking.map(({ table, columns }) => addColumnsStatement(database, table, columns));
  throw new AuditError(
    'WAREHOUSE_SCHEMA',
    what,
    `Apply this, or name another database in CLICKHOUSE_DATABASE:\n  ${statements.join('\n  ')}`,
  );
}
