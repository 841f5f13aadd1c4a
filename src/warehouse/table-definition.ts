import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { AuditError } from '../model/errors.ts';
import { AUDIT_TABLES } from './audit-tables.ts';
import { qualifiedName, quoteIdentifier } from './sql-text.ts';

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
  /** The CREATE statement for a database. */
  createIn(database: string): string;
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
  return {
    table,
    columns,
    createIn: (database) => statement.replace(`{database}.${table}`, () => qualifiedName(database, table)),
  };
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
