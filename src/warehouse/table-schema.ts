import { isNullable, plainType } from './column-forms.ts';
import type { WarehouseConnection } from './connection.ts';
import { quoteString, splitAtCommas } from './sql-text.ts';
import type { TableDefinition } from './table-definition.ts';
import { collapsingColumns, engineDoing, isVersionedBy } from './table-engine.ts';

/** A table as ClickHouse itself reports it. */
export interface TableSchema {
  table: string;
  /** Of a distributed table: the engine of the tables below it. */
  engine: string;
  /** True when of rows of equal sorting key one stays: ReplacingMergeTree and its replicated kinds. */
  replacing: boolean;
  /** True when only FINAL shows the rows as a reader sees them. */
  final: boolean;
  /** The column in which a collapsing table says whether a row is one or cancels one; null for any other. */
  sign: string | null;
  /** True when of rows of equal key a reader sees the one with the greatest `_ver`, and nothing else decides which. */
  newestShows: boolean;
  /** Without the version that VersionedCollapsingMergeTree itself adds to it, which tells no items apart. */
  sortingKey: string[];
  /** Sorting key of the audit's own table of that name. */
  auditKey: string[];
  /** Column name to type. */
  columns: Map<string, string>;
  /** Columns that hold a time in the audit's own table, whatever type they have here. */
  instants: ReadonlySet<string>;
  /** Columns that hold a number in the audit's own table, whatever type they have here. */
  numbers: ReadonlySet<string>;
  /** Columns that hold NULL in the audit's own table, whatever they do here. */
  optional: ReadonlySet<string>;
  /** Columns that the table computes by itself: nothing can be sent to them. */
  computed: ReadonlySet<string>;
  /** By column, in words: what the table itself makes of what it was sent. */
  columnDoings: ReadonlyMap<string, string>;
  /** By what the table deletes rows by itself; null when it does not. */
  ttl: string | null;
}

interface Found {
  engine: string;
  key: string;
  /** The engine with its arguments. */
  full: string;
  /** The statement that makes the table. */
  create: string;
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
    `SELECT name, engine, sorting_key, engine_full, create_table_query FROM system.tables
     WHERE database = ${quoteString(database)} AND name IN (${names})`,
  );
  const columns = await connection.select(
    'read the columns',
    `SELECT table, name, type, default_kind, default_expression FROM system.columns
     WHERE database = ${quoteString(database)} AND table IN (${names}) AND default_kind != 'EPHEMERAL'
     ORDER BY table, position`,
  );
  const found = new Map<string, Found>();
  for (const [name, ...row] of tables) {
    const own = foundIn(row);
    const below = own.engine === 'Distributed' ? await readBelow(connection, own.full) : undefined;
    found.set(String(name), below ?? own);
  }
  const schemas = new Map<string, TableSchema>();
  for (const { table, key, columns: declared } of definitions) {
    const one = found.get(table);
    if (one === undefined) continue;
    const own = columns.filter(([of]) => of === table);
    const { leaves, final } = engineDoing(one.engine);
    const { sign, version } = collapsingColumns(one.full);
    schemas.set(table, {
      table,
      engine: one.engine,
      replacing: leaves === 'one',
      final,
      sign,
      newestShows: isVersionedBy('_ver', one.full),
      sortingKey: partsOfKey(one.key).filter((part) => part !== version),
      auditKey: partsOfKey(key),
      columns: new Map(own.map(([, column, type]) => [String(column), String(type)])),
      instants: new Set(
        declared.flatMap(({ name, declaration }) => (/\bDateTime/.test(declaration) ? [name] : [])),
      ),
      numbers: new Set(
        declared.flatMap(({ name, declaration }) =>
          /^(?:U?Int|Float|Decimal)/.test(plainType(declaration)) ? [name] : [],
        ),
      ),
      optional: new Set(declared.flatMap(({ name, declaration }) => (isNullable(declaration) ? [name] : []))),
      computed: new Set(own.flatMap(([, column, , kind]) => (isComputed(kind) ? [String(column)] : []))),
      columnDoings: new Map([...ttlsOf(one.create), ...defaultsOf(own)]),
      ttl: ttlOf(one.full),
    });
  }
  return schemas;
}

function isComputed(kind: unknown): boolean {
  return kind === 'MATERIALIZED' || kind === 'ALIAS';
}

function defaultsOf(columns: readonly unknown[][]): [string, string][] {
  return columns.flatMap(([, column, type, kind, expression]) => {
    if (isComputed(kind)) return [[String(column), `is ${kind}: the table computes it by itself`]];
    return kind === 'DEFAULT' && !isNullable(String(type))
      ? [[String(column), `is DEFAULT ${expression}, where nothing is sent`]]
      : [];
  });
}

/** The columns of a statement that makes a table which it empties by itself after a time, each with that in words. */
export function ttlsOf(create: string): [string, string][] {
  const declared = create.matchAll(/`((?:[^`\\]|\\.)+)` [^`]* TTL (.+?)(?=, `|, [A-Z]+ |\)\s*ENGINE\b)/gs);
  return [...declared].map(([, column = '', ttl]) => [column, `is emptied by the table itself: TTL ${ttl}`]);
}

/** What stands after TTL in an `engine_full`; null when nothing does. */
export function ttlOf(engineFull: string): string | null {
  return /\sTTL (.+?)(?: SETTINGS .*)?$/s.exec(engineFull)?.[1] ?? null;
}

/** Database and table below a distributed table, from its `engine_full`; undefined for what is none. */
export function tableBelow(engineFull: string): { database: string; table: string } | undefined {
  const [, database, table] =
    /^Distributed\(\s*'?[^',]+'?\s*,\s*['`]?([^'`,]+)['`]?\s*,\s*['`]?([^'`,)]+)['`]?/.exec(engineFull) ?? [];
  return database === undefined || table === undefined ? undefined : { database, table };
}

async function readBelow(connection: WarehouseConnection, engineFull: string): Promise<Found | undefined> {
  const below = tableBelow(engineFull);
  if (below === undefined) return undefined;
  const [row] = await connection.select(
    'read a table below a distributed one',
    `SELECT engine, sorting_key, engine_full, create_table_query FROM system.tables
     WHERE database = ${quoteString(below.database)} AND name = ${quoteString(below.table)}`,
  );
  return row === undefined ? undefined : foundIn(row);
}

function foundIn([engine, key, full, create]: readonly unknown[]): Found {
  return { engine: String(engine), key: String(key), full: String(full), create: String(create) };
}

/**
 * Parts of a key as system.tables writes it: split at the commas that stand in no bracket. Brackets around a whole part are
 * dropped: releases from 26 on report a key of one column as `(column)`, and with a version added as `(column), version`.
 */
export function partsOfKey(key: string): string[] {
  return splitAtCommas(key).flatMap((part) => {
    if (isBracketed(part)) return partsOfKey(part.slice(1, -1));
    return part === '' ? [] : [part];
  });
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
