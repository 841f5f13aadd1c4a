import { AuditError } from '../model/errors.ts';
import type { WarehouseFacts } from '../model/evidence.ts';
import { connectEmbedded, connectServer, greetServer } from './connect.ts';
import type { WarehouseConnection } from './connection.ts';
import { COMPATIBILITY } from './connection.ts';
import { missingColumns, requireUsable } from './require-usable.ts';
import { quoteIdentifier, quoteString } from './sql-text.ts';
import { readTableDefinitions, type TableDefinition } from './table-definition.ts';
import { readTableSchemas, type TableSchema } from './table-schema.ts';
import { Warehouse } from './warehouse.ts';
import { isRightMissing } from './warehouse-error.ts';

export interface WarehouseOptions {
  /** Address of a ClickHouse server; undefined: the embedded engine. */
  url?: string | undefined;
  user?: string | undefined;
  password?: string | undefined;
  database: string;
  /** Cluster of the server: tables that are missing are made on all its nodes, replicated. */
  cluster?: string | undefined;
  /** How long a query may take on a server, in milliseconds; 30 000 by default. */
  timeoutMs?: number | undefined;
  /** How long the count of one table may take before it is counted without FINAL, in milliseconds; 20 000 by default. */
  countTimeoutMs?: number | undefined;
  /** Where the embedded engine keeps its data; undefined: a temporary directory that `close` removes. */
  dataDir?: string | undefined;
  /** False where a loader of the team's own fills the tables: their keys may then hold what the audit cannot fill. */
  fills?: boolean;
  /** Folder with the CREATE TABLE of each audited table. */
  ddlDir: string;
}

/**
 * Opens the warehouse, makes the database and tables that are not there, and reads how ClickHouse sees them.
 * What exists is only read, so that a user without the right to create can run an audit.
 * Fails with WAREHOUSE_UNSUPPORTED_PLATFORM, WAREHOUSE_UNREACHABLE, WAREHOUSE_SCHEMA or WAREHOUSE_QUERY.
 */
export async function openWarehouse(options: WarehouseOptions): Promise<Warehouse> {
  const { url, dataDir } = options;
  if (url !== undefined) await greetServer({ ...options, url });
  const connection = url === undefined ? await connectEmbedded(dataDir) : connectServer({ ...options, url });
  return openOver(connection, options);
}

/** The same over a connection that is there already; it is closed with the warehouse, and when opening fails. */
export async function openOver(
  connection: WarehouseConnection,
  { database, ddlDir, cluster, countTimeoutMs, fills = true }: Omit<WarehouseOptions, 'url' | 'dataDir'>,
): Promise<Warehouse> {
  try {
    const definitions = await readTableDefinitions(ddlDir);
    const { version, exists } = await greet(connection, database);
    let schemas = exists ? await readTableSchemas(connection, database, definitions) : new Map();
    const missing = definitions.filter(({ table }) => !schemas.has(table));
    const statements = [
      ...(exists ? [] : [createDatabase(database, cluster)]),
      ...missing.flatMap((definition) =>
        cluster === undefined ? [definition.createIn(database)] : definition.createOn(cluster, database),
      ),
    ];
    if (statements.length > 0) {
      await create(connection, statements);
      schemas = await readTableSchemas(connection, database, definitions);
    }
    requireUsable(database, definitions, schemas, fills);
    const facts = factsOf(connection, version, database, definitions, schemas);
    return new Warehouse(connection, facts, schemas, {
      countTimeoutMs,
      made: missing.map(({ table }) => table),
    });
  } catch (error) {
    await connection.close();
    throw error;
  }
}

/** The statement that makes the database, on every node of a cluster when there is one. */
export function createDatabase(database: string, cluster: string | undefined): string {
  const on = cluster === undefined ? '' : ` ON CLUSTER ${quoteIdentifier(cluster)}`;
  return `CREATE DATABASE IF NOT EXISTS ${quoteIdentifier(database)}${on}`;
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

async function create(connection: WarehouseConnection, statements: readonly string[]): Promise<void> {
  try {
    // A server takes one statement at a time, the embedded engine all of them at once.
    const commands = connection.engine === 'embedded' ? [statements.join(';\n')] : statements;
    for (const command of commands) await connection.command('create what is missing', command);
  } catch (error) {
    if (!isRightMissing(error)) throw error;
    throw new AuditError(
      'WAREHOUSE_SCHEMA',
      'the database or tables of it are missing, and the user may not create them',
      `Apply this as a user who may, or name another database in CLICKHOUSE_DATABASE:\n  ${statements.map((one) => `${one.replaceAll(/\n\s*/g, ' ')};`).join('\n  ')}`,
    );
  }
}

function factsOf(
  connection: WarehouseConnection,
  version: string,
  database: string,
  definitions: readonly TableDefinition[],
  schemas: ReadonlyMap<string, TableSchema>,
): WarehouseFacts {
  return {
    engine: connection.engine,
    version,
    database,
    compatibility: COMPATIBILITY,
    tables: definitions.flatMap((definition) => {
      const schema = schemas.get(definition.table);
      if (schema === undefined) return [];
      const { table: name, engine, sortingKey } = schema;
      const declared = definition.columns.map((column) => column.name);
      const columns = [...new Set([...declared, ...schema.columns.keys()])];
      return [{ name, engine, sortingKey, columns, missingColumns: missingColumns(definition, schema) }];
    }),
  };
}
