import { AuditError } from '../model/errors.ts';
import type { TableCounts, WarehouseFacts } from '../model/evidence.ts';
import { freeVersions, type LoadMark, readMarked } from './attribution.ts';
import type { WarehouseConnection } from './connection.ts';
import type { Row } from './row.ts';
import { readCounts } from './snapshot.ts';
import { qualifiedName } from './sql-text.ts';
import type { TableSchema } from './table-schema.ts';
import { readAllRows, readRowsOfVersion, readVisibleKeys, readVisibleRows } from './visible-rows.ts';

/** The audited tables of one database. Tables are named without it. Every failure is an AuditError. */
export class Warehouse {
  readonly facts: WarehouseFacts;
  readonly #connection: WarehouseConnection;
  readonly #schemas: ReadonlyMap<string, TableSchema>;

  constructor(
    connection: WarehouseConnection,
    facts: WarehouseFacts,
    schemas: ReadonlyMap<string, TableSchema>,
  ) {
    this.#connection = connection;
    this.facts = facts;
    this.#schemas = schemas;
  }

  /** What a reader sees in each table now, in one query. */
  snapshot(): Promise<TableCounts> {
    return readCounts(this.#connection, this.facts.database, this.#schemas.values());
  }

  /**
   * Sends rows, in one INSERT; gives how many were sent. An empty list sends nothing. Columns that the table is known
   * to lack (`facts`) are left out. Fails with WAREHOUSE_SCHEMA for an unknown table or column, before anything is sent.
   */
  async insert(table: string, given: readonly Row[]): Promise<number> {
    const { columns } = this.#schema(table);
    const left = new Set(this.facts.tables.find(({ name }) => name === table)?.missingColumns);
    const rows =
      left.size === 0
        ? given
        : given.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !left.has(name))));
    const unknown = new Set(rows.flatMap((row) => Object.keys(row)).filter((name) => !columns.has(name)));
    if (unknown.size > 0) {
      throw new AuditError(
        'WAREHOUSE_SCHEMA',
        `${table} has no column ${[...unknown].join(', ')}`,
        'A loader and the DDL of its table must name the same columns.',
      );
    }
    if (rows.length === 0) return 0;
    const into = qualifiedName(this.facts.database, table);
    await this.#connection.insert(`insert ${rows.length} rows into ${table}`, into, rows);
    return rows.length;
  }

  /** Inserts no row into every table: fails as an insert would, without the right to it or on a server that only reads. */
  async requireInsertable(): Promise<void> {
    for (const table of this.#schemas.keys()) {
      const name = qualifiedName(this.facts.database, table);
      await this.#connection.command(
        `insert into ${table}`,
        `INSERT INTO ${name} SELECT * FROM ${name} WHERE 0`,
      );
    }
  }

  /** Whether the table has the column. */
  hasColumn(table: string, column: string): boolean {
    return this.#schema(table).columns.has(column);
  }

  /** Versions for the loads of a run that starts now: no row of any table has them. */
  freeVersions(startedAt: Date): Promise<() => number> {
    return freeVersions(this.#connection, this.facts.database, this.#schemas.values(), startedAt);
  }

  /** Rows of each table that bear the mark of a load. */
  marked(mark: LoadMark): Promise<Map<string, number>> {
    return readMarked(this.#connection, this.facts.database, this.#schemas.values(), mark);
  }

  /** The visible rows of one version: `columns` as text, null for NULL, by the `keyOf` of their key. */
  async rowsOfVersion(
    table: string,
    ver: number,
    columns: readonly string[],
    keyColumns: readonly string[],
  ): Promise<Map<string, (string | null)[]>> {
    const schema = this.#schema(table);
    return readRowsOfVersion(this.#connection, this.facts.database, schema, ver, columns, keyColumns);
  }

  /** Every visible row: its `keyOf`, and `columns` as text, null for NULL. For tables that the run alone fills. */
  async allRows(
    table: string,
    columns: readonly string[],
    keyColumns: readonly string[],
  ): Promise<{ key: string; values: (string | null)[] }[]> {
    return readAllRows(this.#connection, this.facts.database, this.#schema(table), columns, keyColumns);
  }

  /** Which of the keys are visible in the table, as `keyOf` texts. Values are compared as `toString(column)`. */
  async existingKeys(
    table: string,
    columns: readonly string[],
    keys: readonly string[][],
  ): Promise<Set<string>> {
    return readVisibleKeys(this.#connection, this.facts.database, this.#schema(table), columns, keys);
  }

  /** The visible row of each key: `columns` as text, null for NULL, by the `keyOf` of its key. */
  async readBack(
    table: string,
    columns: readonly string[],
    keyColumns: readonly string[],
    keys: readonly string[][],
  ): Promise<Map<string, (string | null)[]>> {
    const schema = this.#schema(table);
    return readVisibleRows(this.#connection, this.facts.database, schema, columns, keyColumns, keys);
  }

  /** Empties every table. For tests: whatever stood in them is gone. */
  async reset(): Promise<void> {
    for (const table of this.#schemas.keys()) {
      await this.#connection.command(
        `empty ${table}`,
        `TRUNCATE TABLE ${qualifiedName(this.facts.database, table)}`,
      );
    }
  }

  /** Waits for running queries, then releases the engine and its temporary directory. Safe to call twice. */
  close(): Promise<void> {
    return this.#connection.close();
  }

  #schema(table: string): TableSchema {
    const schema = this.#schemas.get(table);
    if (schema !== undefined) return schema;
    throw new AuditError(
      'WAREHOUSE_SCHEMA',
      `${table} is not a table of the audit`,
      `The tables are ${[...this.#schemas.keys()].join(', ')}.`,
    );
  }
}
