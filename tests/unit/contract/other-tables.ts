import { afterAll, beforeAll } from 'vitest';
import { DDL_DIR } from '../../../src/command/project-paths.ts';
import { connectEmbedded } from '../../../src/warehouse/connect.ts';
import type { WarehouseConnection } from '../../../src/warehouse/connection.ts';
import { openWarehouse } from '../../../src/warehouse/open-warehouse.ts';
import type { Row } from '../../../src/warehouse/row.ts';
import type { Warehouse } from '../../../src/warehouse/warehouse.ts';

/** Columns of the audit's own table of clients. */
export const CLIENT_COLUMNS = `client_id String, email String, phone String, first_name String, last_name String, middle_name String,
  payload_json String, _ver UInt64, _ingest_ts DateTime('Europe/Moscow')`;

/** A database in which a test puts a table of a team's own in place of one of the audit's. */
export interface OtherTables {
  /** Runs a statement. */
  command(sql: string): Promise<void>;
  /** The warehouse as it is once a table of it is another, with rows in it: each of the lists in an INSERT of its own. */
  over<T>(
    name: string,
    statements: readonly string[],
    rows: readonly (readonly Row[])[],
    work: (warehouse: Warehouse) => Promise<T>,
  ): Promise<T>;
}

/** Opens the embedded engine for the tests of a file. */
export function otherTables(database: string): OtherTables {
  let engine: WarehouseConnection;
  beforeAll(async () => {
    engine = await connectEmbedded(undefined);
    await (await openWarehouse({ database, ddlDir: DDL_DIR })).close();
  });
  afterAll(() => engine.close());
  return {
    command: (sql) => engine.command('prepare', sql),
    over: async (name, statements, rows, work) => {
      await engine.command('drop', `DROP TABLE IF EXISTS ${database}.${name}`);
      for (const sql of statements) await engine.command('create', sql);
      const warehouse = await openWarehouse({ database, ddlDir: DDL_DIR, fills: false });
      try {
        for (const sent of rows) await warehouse.insert(name, sent);
        return await work(warehouse);
      } finally {
        await warehouse.close();
        await engine.command('drop', `DROP TABLE ${database}.${name}`);
      }
    },
  };
}
