import { AuditError } from '../model/errors.ts';
import type { MarkedRows, TableCounts, WarehouseFacts } from '../model/evidence.ts';
import { freeVersions, readMarked, type VersionRange, type WantedVersions } from './attribution.ts';
import { heldText, rowToSend } from './column-forms.ts';
import type { WarehouseConnection } from './connection.ts';
import { nullText } from './key-values.ts';
import { KnownKeys } from './known-keys.ts';
import { LoadQueue } from './load-queue.ts';
import type { LoadOutcome, LoadRequest } from './load-request.ts';
import { readPlace } from './place.ts';
import type { Row } from './row.ts';
import { qualifiedName } from './sql-text.ts';
import type { TableSchema } from './table-schema.ts';
import { readTotals } from './table-totals.ts';
import { readAllRows, readVisibleRows } from './visible-rows.ts';
import { requireKept } from './waiting-load.ts';
import { isNotImplemented, takesNoRows } from './warehouse-error.ts';

/** How long the count of one table may take, in milliseconds, where nothing else is said. */
export const COUNT_TIMEOUT_MS = 20_000;

/** What is known when the tables were opened. */
export interface OpenedOptions {
  countTimeoutMs?: number | undefined;
  /** Tables that were made. */
  made?: readonly string[];
}

/** The audited tables of one database. Tables are named without it. Every failure is an AuditError. */
export class Warehouse {
  readonly facts: WarehouseFacts;
  /** Tables that were not there, and were made when it was opened. */
  readonly made: ReadonlySet<string>;
  readonly #connection: WarehouseConnection;
  readonly #schemas: ReadonlyMap<string, TableSchema>;
  readonly #countTimeoutMs: number;
  readonly #known = new KnownKeys();
  readonly #loads: LoadQueue;

  constructor(
    connection: WarehouseConnection,
    facts: WarehouseFacts,
    schemas: ReadonlyMap<string, TableSchema>,
    { countTimeoutMs = COUNT_TIMEOUT_MS, made = [] }: OpenedOptions = {},
  ) {
    this.#connection = connection;
    this.facts = facts;
    this.made = new Set(made);
    this.#schemas = schemas;
    this.#countTimeoutMs = countTimeoutMs;
    this.#loads = new LoadQueue({
      connection,
      database: facts.database,
      known: this.#known,
      schemaOf: (table) => this.#schema(table),
      insert: (table, rows) => this.#insert(table, rows),
    });
  }

  /** What a reader sees in each table now. Reads the tables whole: for the start and the end of a run. */
  totals(): Promise<TableCounts> {
    return readTotals(this.#connection, this.facts.database, this.#schemas.values(), this.#countTimeoutMs);
  }

  /**
   * What is the same for all who see these tables, and the server's time in milliseconds since 1970; null for the embedded
   * engine, of which nobody else sees a table. Tables that a cluster made are the same on each of its nodes.
   */
  async place(): Promise<{ warehouse: string; at: number } | null> {
    return this.facts.engine === 'embedded' ? null : readPlace(this.#connection, this.facts.database);
  }

  /** Counts the tables at the start of a run, and forgets what an earlier one left in them. */
  async begin(): Promise<TableCounts> {
    const totals = await this.totals();
    this.#forget(Object.keys(totals).filter((table) => totals[table]?.rows === 0));
    return totals;
  }

  /**
   * Loads an answer and its job row, and reads back by their keys what came of it, with as few statements as whatever else
   * is being loaded allows. Throws what ClickHouse refuses; rows may have gone in then.
   */
  load(request: LoadRequest): Promise<LoadOutcome> {
    return this.#loads.load(request);
  }

  /**
   * Sends rows, in one INSERT; gives how many were sent. An empty list sends nothing. Columns that the table is known
   * to lack (`facts`) are left out. Fails with WAREHOUSE_SCHEMA for an unknown table or column, before anything is sent.
   */
  insert(table: string, rows: readonly Row[]): Promise<number> {
    this.#known.filled(table);
    return this.#insert(table, rows);
  }

  async #insert(table: string, given: readonly Row[]): Promise<number> {
    const schema = this.#schema(table);
    const { columns } = schema;
    const left = new Set(this.facts.tables.find(({ name }) => name === table)?.missingColumns);
    const rows =
      left.size === 0
        ? given
        : given.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !left.has(name))));
    const unknown = new Set<string>();
    for (const row of rows) for (const name of Object.keys(row)) if (!columns.has(name)) unknown.add(name);
    if (unknown.size > 0) {
      throw new AuditError(
        'WAREHOUSE_SCHEMA',
        `${table} has no column ${[...unknown].join(', ')}`,
        'A loader and the DDL of its table must name the same columns.',
      );
    }
    if (rows.length === 0) return 0;
    const into = qualifiedName(this.facts.database, table);
    const sent = rows.map((row) => rowToSend(schema, row));
    await this.#connection.insert(`insert ${rows.length} rows into ${table}`, into, sent);
    return rows.length;
  }

  /**
   * Inserts no row into every table: fails as an insert would, without the right to it or on a server that only reads. With
   * WAREHOUSE_SCHEMA for what takes no rows, such as a view.
   */
  async requireInsertable(): Promise<void> {
    for (const { table, engine } of this.#schemas.values()) {
      const name = qualifiedName(this.facts.database, table);
      const sql = `INSERT INTO ${name} SELECT * FROM ${name} WHERE 0`;
      await this.#connection.command(`insert into ${table}`, sql).catch((error: unknown) => {
        throw isNotImplemented(error) ? takesNoRows(table, engine) : error;
      });
    }
  }

  /** Throws WAREHOUSE_SCHEMA for a table in which rows that were loaded could not be found again as they were. */
  requireKept(table: string): void {
    requireKept(this.#schema(table));
  }

  /** Whether the table has the column. */
  hasColumn(table: string, column: string): boolean {
    return this.#schema(table).columns.has(column);
  }

  /** Sorting key of the audit's own table of that name, whatever key this one has. */
  auditKey(table: string): readonly string[] {
    return this.#schema(table).auditKey;
  }

  /** The text that stands in the column for NULL: null where it can hold that. */
  nullText(table: string, column: string): string | null {
    return nullText(this.#schema(table), column);
  }

  /** The text that is read of an expected text once the column holds it: of the same value in the column's own type. */
  heldText(table: string, column: string, text: string): string {
    return heldText(this.#schema(table), column, text);
  }

  /** What the table does to rows by itself, in words; null when it does nothing. */
  ownDoing(table: string): string | null {
    const { ttl } = this.#schema(table);
    return ttl === null ? null : `the table deletes rows by itself: TTL ${ttl}`;
  }

  /** What the table itself makes of the column, in words; undefined for one that holds what it is sent. */
  columnDoing(table: string, column: string): string | undefined {
    return this.#schema(table).columnDoings.get(column);
  }

  /** Versions for the loads of a run that starts now, at least `wanted`: no row of any table has them. */
  freeVersions(asked: WantedVersions): Promise<VersionRange> {
    return freeVersions(this.#connection, this.facts.database, this.#schemas.values(), asked);
  }

  /** All rows that bear a version of the run, or in the job table one of its run ids; null when that takes too long. */
  marked(range: VersionRange, runIds: ReadonlyMap<string, number>): Promise<MarkedRows[] | null> {
    const { database } = this.facts;
    return readMarked(
      this.#connection,
      database,
      this.#schemas.values(),
      range,
      runIds,
      this.#countTimeoutMs,
    );
  }

  /** Every visible row: its `keyOf`, and `columns` as text, null for NULL. For tables that the run alone fills. */
  async allRows(
    table: string,
    columns: readonly string[],
    keyColumns: readonly string[],
  ): Promise<{ key: string; values: (string | null)[] }[]> {
    return readAllRows(this.#connection, this.facts.database, this.#schema(table), columns, keyColumns);
  }

  /** The visible row of each key, of whatever columns: `columns` as text, null for NULL, by the `keyOf` of its key. */
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
    this.#forget(this.#schemas.keys());
  }

  /** Waits for running queries, then releases the engine and its temporary directory. Safe to call twice. */
  close(): Promise<void> {
    return this.#connection.close();
  }

  // On a server others write too: a table that is empty now may hold anything a moment later.
  #forget(empty: Iterable<string>): void {
    this.#known.forget(this.facts.engine === 'embedded' ? empty : []);
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
