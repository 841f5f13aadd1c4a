import { expect, test } from 'vitest';
import { DDL_DIR } from '../../../src/command/project-paths.ts';
import { AuditError } from '../../../src/model/errors.ts';
import { createDatabase, openOver } from '../../../src/warehouse/open-warehouse.ts';
import { ClickHouseRefusal } from '../../../src/warehouse/warehouse-error.ts';
import { noting } from './noting-connection.ts';

test('what is missing is made in one go by the embedded engine, and statement by statement by a server', async () => {
  for (const engine of ['embedded', 'server'] as const) {
    const { connection, asked } = noting((sql) => (sql.includes('version()') ? [['24.8', 0]] : []), engine);
    const warehouse = await openOver(connection, { database: 'db', ddlDir: DDL_DIR });
    expect(warehouse.facts).toMatchObject({ engine, version: '24.8', database: 'db', tables: [] });
    const made = asked.filter((sql) => sql.startsWith('CREATE'));
    expect(made[0]).toMatch(/^CREATE DATABASE IF NOT EXISTS `db`(?:;|$)/);
    expect(made.length === 1).toBe(engine === 'embedded');
    expect(asked).not.toContain('close');
    expect(asked[0]).toContain("name = 'db'");
  }
  expect([createDatabase('d', undefined), createDatabase('d', 'c')]).toEqual([
    'CREATE DATABASE IF NOT EXISTS `d`',
    'CREATE DATABASE IF NOT EXISTS `d` ON CLUSTER `c`',
  ]);
});

test('who may not create is told what to have made, and any other refusal as it is', async () => {
  const opened = async (error: AuditError, exists = 1) => {
    const { connection, asked } = noting((sql) => {
      if (sql.startsWith('CREATE')) throw error;
      return sql.includes('version()') ? [['24.8', exists]] : [];
    }, 'server');
    const failed = await openOver(connection, { database: 'db', ddlDir: DDL_DIR }).catch(
      (refused: unknown) => refused,
    );
    expect(asked.at(-1)).toBe('close');
    return failed;
  };
  expect(await opened(new ClickHouseRefusal(497, 'no', ''))).toMatchObject({
    code: 'WAREHOUSE_SCHEMA',
    message: expect.stringContaining('may not create'),
    remedy: expect.stringMatching(/\n {2}CREATE TABLE [^\n]*;\n {2}CREATE TABLE/),
  });
  expect(await opened(new ClickHouseRefusal(497, 'no', ''), 0)).toMatchObject({
    remedy: expect.stringContaining('CREATE DATABASE'),
  });
  const other = new AuditError('WAREHOUSE_QUERY', 'other', '');
  expect(await opened(other)).toBe(other);
});
