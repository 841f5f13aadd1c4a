import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectEmbedded } from '../../../src/warehouse/connect.ts';
import type { WarehouseConnection } from '../../../src/warehouse/connection.ts';
import { openOver } from '../../../src/warehouse/open-warehouse.ts';
import { qualifiedName, quoteString } from '../../../src/warehouse/sql-text.ts';
import { readTableDefinitions, type TableDefinition } from '../../../src/warehouse/table-definition.ts';
import type { Warehouse } from '../../../src/warehouse/warehouse.ts';
import { DDL_DIR } from './ddl-dir.ts';
import { loadOf } from './load-for-tests.ts';
import { clientRow } from './rows-for-tests.ts';

const DATABASE = 'on_a_cluster';
const CLUSTER = 'main';
const CLIENTS = 'stg_qtickets_api_clients_raw';

let embedded: WarehouseConnection;
let warehouse: Warehouse;
/** Everything that was sent. */
const sent: string[] = [];

/**
 * A cluster as far as one engine can be one: statements that only a cluster can carry out are noted, and what they would make is
 * made in its plain form; of its tables it says that they are distributed. All the others are carried out.
 */
function clusterOver(definitions: readonly TableDefinition[]): WarehouseConnection {
  return {
    ...embedded,
    engine: 'server',
    command: async (doing, sql) => {
      sent.push(sql);
      if (!sql.includes('ON CLUSTER')) return embedded.command(doing, sql);
      if (sql.startsWith('CREATE DATABASE'))
        return embedded.command(doing, `CREATE DATABASE IF NOT EXISTS ${DATABASE}`);
      const local = definitions.find(({ table }) => sql.includes(`\`${table}_local\` ON CLUSTER`));
      const over = definitions.find(({ table }) => sql.includes(`\`${table}\` ON CLUSTER`));
      const made = local ?? over;
      if (made === undefined) throw new Error(`a statement for no table: ${sql}`);
      const plain = made.createIn(DATABASE);
      const name = qualifiedName(DATABASE, made.table);
      const other = qualifiedName(DATABASE, `${made.table}_local`);
      await embedded.command(doing, local === undefined ? plain : plain.replace(name, () => other));
    },
    select: async (doing, sql, limitMs) => {
      sent.push(sql);
      const rows = await embedded.select(doing, sql, limitMs);
      if (doing === 'read the tables')
        return rows.map(([name]) => [
          name,
          'Distributed',
          '',
          `Distributed('${CLUSTER}', '${DATABASE}', '${name}_local', 1)`,
        ]);
      return doing === 'read the sizes of the tables' ? rows.map(([name]) => [name, null]) : rows;
    },
    insert: async (doing, into, rows) => {
      sent.push(`INSERT INTO ${into} FORMAT JSONEachRow`);
      return embedded.insert(doing, into, rows);
    },
  };
}

beforeAll(async () => {
  embedded = await connectEmbedded(undefined);
  const definitions = await readTableDefinitions(DDL_DIR);
  warehouse = await openOver(clusterOver(definitions), {
    database: DATABASE,
    ddlDir: DDL_DIR,
    cluster: CLUSTER,
  });
});
afterAll(() => warehouse.close());

test('engines and keys are those of the tables below the distributed ones', () => {
  const clients = warehouse.facts.tables.find(({ name }) => name === CLIENTS);
  expect(clients).toMatchObject({ engine: 'ReplacingMergeTree', sortingKey: ['client_id'] });
});

test('every statement of a run is one that ClickHouse understands', async () => {
  const at = new Date(1_700_000_000_000);
  const before = await warehouse.begin();
  await warehouse.place();
  await warehouse.requireInsertable();
  const range = await warehouse.freeVersions({ startedAt: at, wanted: 40, totals: before });
  const rows = ['1', '2'].map((id) => clientRow(id, 7));
  const load = loadOf({ load: 7, table: CLIENTS, rows, keys: [['1'], ['2']], columns: ['email'] });
  const outcome = await warehouse.load(load);
  expect([...(outcome.tables.get(CLIENTS)?.seen.keys() ?? [])]).toEqual(['["1"]', '["2"]']);
  // Of equal versions FINAL decides, and versions of the moment are looked for.
  const twice = loadOf({
    load: 8,
    table: CLIENTS,
    rows: ['a', 'b'].map((email) => clientRow('3', 8, { email })),
    keys: [['3']],
    columns: ['email'],
  });
  await warehouse.load(twice);
  await warehouse.insert(CLIENTS, [clientRow('4', range.first)]);
  const totals = await warehouse.totals();
  expect(totals[CLIENTS]?.rows).toBe(4);
  await warehouse.freeVersions({ startedAt: at, wanted: 40, totals });
  await warehouse.marked(range, new Map([[load.mark.runId, 1]]));
  for (const part of [
    /^CREATE DATABASE .* ON CLUSTER/,
    /ENGINE = Replicated/,
    /ENGINE = Distributed/,
    /^INSERT INTO .* FORMAT/,
    / FINAL/,
    /PREWHERE/,
    /SELECT DISTINCT intDiv\(_ver/,
    /uniqExact/,
    /serverUUID/,
  ])
    expect(
      sent.some((sql) => part.test(sql)),
      String(part),
    ).toBe(true);
  for (const sql of new Set(sent)) {
    const [row] = await embedded.select('parse', `SELECT formatQuerySingleLine(${quoteString(sql)})`);
    expect(String(row?.[0]), sql).not.toBe('');
  }
});

test('what ClickHouse does not understand is refused by its parser', async () => {
  const wrong = quoteString('CREATE TABLE a.b ON CLUSTER ENGINE = Distributed');
  await expect(embedded.select('parse', `SELECT formatQuerySingleLine(${wrong})`)).rejects.toThrow(
    'SYNTAX_ERROR',
  );
});

test('the settings of a cluster are settings that ClickHouse knows', async () => {
  const names = [
    'insert_distributed_sync',
    'insert_quorum',
    'insert_quorum_parallel',
    'select_sequential_consistency',
  ];
  const known = await embedded.select(
    'read the settings',
    `SELECT name FROM system.settings WHERE name IN (${names.map(quoteString).join(', ')}) ORDER BY name`,
  );
  expect(known.map(([name]) => name)).toEqual(names);
});
