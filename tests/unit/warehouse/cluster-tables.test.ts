import { expect, test } from 'vitest';
import { createDatabase } from '../../../src/warehouse/open-warehouse.ts';
import { readTableDefinitions } from '../../../src/warehouse/table-definition.ts';
import { DDL_DIR } from './ddl-dir.ts';

// Texts only: the embedded engine has no cluster to run them on.
async function statementsFor(name: string): Promise<string[]> {
  const found = (await readTableDefinitions(DDL_DIR)).find(({ table }) => table === name);
  return found?.createOn('main', 'audit') ?? [];
}

test('a replacing table becomes a replicated one on every node and a distributed one over it', async () => {
  const [local = '', over] = await statementsFor('fact_qtickets_inventory_latest');
  expect(local).toMatch(
    /^CREATE TABLE IF NOT EXISTS `audit`\.`fact_qtickets_inventory_latest_local` ON CLUSTER `main`\n\(\n/,
  );
  expect(local).toContain(
    "ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}', _ver)\nORDER BY (event_id, show_id, seat_id, city)",
  );
  expect(over).toBe(
    'CREATE TABLE IF NOT EXISTS `audit`.`fact_qtickets_inventory_latest` ON CLUSTER `main` AS `audit`.`fact_qtickets_inventory_latest_local`\n' +
      "ENGINE = Distributed('main', 'audit', 'fact_qtickets_inventory_latest_local', cityHash64(event_id, show_id, seat_id, city))",
  );
});

test('the job table is replicated without a version and keeps its partitions', async () => {
  const [local = ''] = await statementsFor('meta_job_runs');
  expect(local).toContain(
    "ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}')\nPARTITION BY toYYYYMM(started_at)",
  );
});

test('each table gives one statement for the nodes and one over them, each a single statement', async () => {
  for (const definition of await readTableDefinitions(DDL_DIR)) {
    const statements = definition.createOn('main', 'audit');
    expect(statements).toHaveLength(2);
    expect(statements.join('\n')).not.toMatch(/;|\{database\}/);
    expect(statements[1]).toMatch(/cityHash64\(\w+(, \w+)*\)\)$/);
  }
});

test('the database is made on the cluster, or on the one server', () => {
  expect(createDatabase('audit', 'main')).toBe('CREATE DATABASE IF NOT EXISTS `audit` ON CLUSTER `main`');
  expect(createDatabase('audit', undefined)).toBe('CREATE DATABASE IF NOT EXISTS `audit`');
});
