import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { AuditError } from '../model/errors.ts';
import { AUDIT_TABLES } from './audit-tables.ts';
import { qualifiedName, quoteIdentifier, quoteString } from './sql-text.ts';

/** A column as the DDL file declares it. */
export interface ColumnDefinition {
  name: string;
  /** Type and default, as written. */
  declaration: string;
}

/** A table as its DDL file declares it. */
export interface TableDefinition {
  table: string;
  columns: ColumnDefinition[];
  /** What stands between the brackets of its ORDER BY. */
  key: string;
  /** The CREATE statement for a database. */
  createIn(database: string): string;
  /** The statements for a cluster: a replicated table on every node, and the distributed one over it. */
  createOn(cluster: string, database: string): string[];
}

/**
 * The definitions of the audit's tables, from `<ddlDir>/<table>.sql`.
 * Fails with WAREHOUSE_SCHEMA when a file is missing or is not one CREATE TABLE of that table.
 */
export async function readTableDefinitions(ddlDir: string): Promise<TableDefinition[]> {
  return Promise.all(AUDIT_TABLES.map((table) => readDefinition(ddlDir, table)));
}

async function readDefinition(ddlDir: string, table: string): Promise<TableDefinition> {
  const file = `${table}.sql`;
  const sql = await readFile(path.join(ddlDir, file), 'utf8').catch((error: unknown) => {
    throw new AuditError(
      'WAREHOUSE_SCHEMA',
      'the DDL file cannot be read',
      'Each of the audited tables needs its CREATE TABLE in the folder of DDL files.',
      { file },
      error,
    );
  });
  return parseTableDefinition(table, sql);
}

/** Reads the form that our DDL files have: `{database}.<table>`, then one column a line between brackets. */
export function parseTableDefinition(table: string, sql: string): TableDefinition {
  const head = `CREATE TABLE IF NOT EXISTS {database}.${table}\n(\n`;
  const start = sql.indexOf(head);
  const end = sql.indexOf('\n)\n', start);
  const columns =
    start === -1 || end === -1
      ? []
      : sql
          .slice(start + head.length, end)
          .split('\n')
          .flatMap(columnOf);
  if (columns.length === 0) {
    throw new AuditError(
      'WAREHOUSE_SCHEMA',
      'the DDL file does not declare its table',
      `It must hold "CREATE TABLE IF NOT EXISTS {database}.${table}", then "(", one column a line, ")".`,
      { file: `${table}.sql` },
    );
  }
  const statement = sql.slice(start).trim().replace(/;$/, '');
  const [, key = ''] = /\nORDER BY \((.+)\)\n/.exec(statement) ?? [];
  return {
    table,
    columns,
    key,
    createIn: (database) => statement.replace(`{database}.${table}`, () => qualifiedName(database, table)),
    createOn: (cluster, database) => clusterStatements(statement, { table, key }, database, cluster),
  };
}

/**
 * `<table>_local`, replicated under a path of its own (macros of ClickHouse: uuid, shard, replica), and `<table>` over
 * it. Rows go to shards by their sorting key, so that versions of one key meet where FINAL looks for them.
 */
function clusterStatements(
  statement: string,
  { table, key }: Pick<TableDefinition, 'table' | 'key'>,
  database: string,
  cluster: string,
): string[] {
  const local = `${table}_local`;
  const on = `ON CLUSTER ${quoteIdentifier(cluster)}`;
  const replicated = statement
    .replace(`{database}.${table}`, () => `${qualifiedName(database, local)} ${on}`)
    .replace(
      /ENGINE = (\w*MergeTree)(?:\((.+)\))?/,
      (_, engine: string, version: string | undefined) =>
        `ENGINE = Replicated${engine}(${["'/clickhouse/tables/{uuid}/{shard}'", "'{replica}'", version ?? ''].filter((part) => part !== '').join(', ')})`,
    );
  const over = [cluster, database, local].map(quoteString).join(', ');
  return [
    replicated,
    `CREATE TABLE IF NOT EXISTS ${qualifiedName(database, table)} ${on} AS ${qualifiedName(database, local)}\n` +
      `ENGINE = Distributed(${over}, cityHash64(${key}))`,
  ];
}

/** The statement that adds columns to a table that lacks them. */
export function addColumnsStatement(database: string, table: string, columns: ColumnDefinition[]): string {
  const added = columns.map(
    ({ name, declaration }) => `ADD COLUMN IF NOT EXISTS ${quoteIdentifier(name)} ${declaration}`,
  );
  return `ALTER TABLE ${qualifiedName(database, table)} ${added.join(', ')};`;
}

function columnOf(line: string): ColumnDefinition[] {
  const [, name, declaration] = /^\s+(\w+) (.+?),?$/.exec(line) ?? [];
  return name === undefined || declaration === undefined ? [] : [{ name, declaration }];
}
