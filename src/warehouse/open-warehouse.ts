import type { WarehouseFacts } from '../model/evidence.ts';
import { COMPATIBILITY, connectEmbedded, connectServer } from './connect.ts';
import type { WarehouseConnection } from './connection.ts';
import { quoteIdentifier, quoteString } from './sql-text.ts';
import { readTableDefinitions, type TableDefinition } from './table-definition.ts';
import { readTableSchemas, requireColumns, type TableSchema } from './table-schema.ts';
import { Warehouse } from './warehouse.ts';

export interface WarehouseOptions {
  /** Address of a ClickHouse server; undefined: the embedded engine. */
  url?: string | undefined;
  user?: string | undefined;
  password?: string | undefined;
  database: string;
  /** Where the embedded engine keeps its data; undefined: a temporary directory that `close` removes. */
  dataDir?: string | undefined;
  /** Folder with the CREATE TABLE of each audited table. */
  ddlDir: string;
}

/**
 * Opens the warehouse, makes the database and tables that are not there, and reads how ClickHouse sees them.
 * What exists is only read, so that a user without the right to create can run an audit.
 * Fails with WAREHOUSE_UNSUPPORTED_PLATFORM, WAREHOUSE_UNREACHABLE, WAREHOUSE_SCHEMA or WAREHOUSE_QUERY.
 */
export async function openWarehouse(options: WarehouseOptions): Promise<Warehouse> {
  const { url, user, password, database, dataDir, ddlDir } = options;
  const definitions = await readTableDefinitions(ddlDir);
  const connection = url === undefined ? await connectEmbedded(dataDir) : connectServer(url, user, password);
  try {
    const { version, exists } = await greet(connection, database);
    if (!exists) {
      await connection.command(
        'create the database',
        `CREATE DATABASE IF NOT EXISTS ${quoteIdentifier(database)}`,
      );
    }
    const schemas = await ensureTables(connection, database, definitions);
    return new Warehouse(connection, factsOf(connection, version, database, schemas), schemas);
  } catch (error) {
    await connection.close();
    throw error;
  }
}

async function greet(
  connection: WarehouseConnection,
  database: string,
): Promise<{ version: string; exists: boolean }> {
  const [row] = await connection.select(
    'connect',
    `SELECT version(), count() FROM system.databases WHERE name = ${quoteString(database)}`,
  );
  return { version: String(row?.[0]), exists: Number(row?.[1]) > 0 };
}

async function ensureTables(
  connection: WarehouseConnection,
  database: string,
  definitions: readonly TableDefinition[],
): Promise<Map<string, TableSchema>> {
  let schemas = await readTableSchemas(connection, database, definitions);
  const missing = definitions.filter(({ table }) => !schemas.has(table));
  if (missing.length > 0) {
    await Promise.all(
      missing.map((definition) =>
        connection.command(`create ${definition.table}`, definition.createIn(database)),
      ),
    );
    schemas = await readTableSchemas(connection, database, definitions);
  }
  requireColumns(database, definitions, schemas);
  return schemas;
}

function factsOf(
  connection: WarehouseConnection,
  version: string,
  database: string,
  schemas: ReadonlyMap<string, TableSchema>,
): WarehouseFacts {
  return {
    engine: connection.engine,
    version,
    database,
    compatibility: COMPATIBILITY,
    tables: [...schemas.values()].map(({ table, engine, sortingKey }) => ({
      name: table,
      engine,
      sortingKey,
    })),
  };
}
