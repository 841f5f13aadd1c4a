import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectEmbedded } from '../../../src/warehouse/connect.ts';
import type { WarehouseConnection } from '../../../src/warehouse/connection.ts';
import { openWarehouse } from '../../../src/warehouse/open-warehouse.ts';
import { parseTableDefinition, readTableDefinitions } from '../../../src/warehouse/table-definition.ts';
import { partsOfKey, readTableSchemas, tableBelow, ttlsOf } from '../../../src/warehouse/table-schema.ts';
import { DDL_DIR } from './ddl-dir.ts';

const INVENTORY = 'stg_qtickets_api_inventory_raw';
const CLIENTS = 'stg_qtickets_api_clients_raw';

let engine: WarehouseConnection;
let otherDdl: string;

beforeAll(async () => {
  engine = await connectEmbedded(undefined);
  otherDdl = await mkdtemp(path.join(tmpdir(), 'ddl-of-another-team-'));
  await cp(DDL_DIR, otherDdl, { recursive: true });
}, 30_000);

afterAll(async () => {
  await engine?.close();
  await rm(otherDdl, { recursive: true, force: true });
});

async function rewriteDdl(table: string, change: (sql: string) => string): Promise<void> {
  const sql = await readFile(path.join(DDL_DIR, `${table}.sql`), 'utf8');
  await writeFile(path.join(otherDdl, `${table}.sql`), change(sql));
}

test('each DDL file declares exactly the columns that ClickHouse makes of it', async () => {
  const definitions = await readTableDefinitions(DDL_DIR);
  const warehouse = await openWarehouse({ database: 'declared', ddlDir: DDL_DIR });
  const schemas = await readTableSchemas(engine, 'declared', definitions);
  await warehouse.close();
  expect(definitions).toHaveLength(11);
  for (const { table, columns } of definitions) {
    expect(columns.map(({ name }) => name)).toEqual([...(schemas.get(table)?.columns.keys() ?? [])]);
  }
}, 30_000);

test('every column of a time is declared in Moscow time', async () => {
  const columns = (await readTableDefinitions(DDL_DIR)).flatMap((definition) => definition.columns);
  const times = columns.filter(({ declaration }) => declaration.includes('DateTime'));
  expect(times).toHaveLength(14);
  for (const { declaration } of times) expect(declaration).toContain("DateTime('Europe/Moscow')");
});

test('a table with fewer columns and another key is taken as it is; what it lacks is named and left out', async () => {
  await rewriteDdl(INVENTORY, (sql) =>
    sql
      .replaceAll(/ {4}(show_id|seat_id) String,\n/g, '')
      .replace('(event_id, show_id, seat_id, city)', '(event_id, city, snapshot_ts)'),
  );
  const open = (ddlDir: string) => openWarehouse({ database: 'older', ddlDir });
  await (await open(otherDdl)).close();
  const warehouse = await open(DDL_DIR);
  const row = { event_id: '33', event_name: '', city: '', snapshot_ts: 1762506000, _ver: 1 };
  const sent = ['A-1;1', 'A-1;2'].map((seat_id) => ({ ...row, seat_id, _dedup_key: '0'.repeat(32) }));
  await warehouse.insert(INVENTORY, sent);
  const counts = await warehouse.totals();
  await warehouse.close();
  expect(warehouse.facts.tables[1]).toMatchObject({
    sortingKey: ['event_id', 'city', 'snapshot_ts'],
    missingColumns: ['show_id', 'seat_id'],
  });
  expect(warehouse.facts.tables[0]?.missingColumns).toEqual([]);
  expect(counts[INVENTORY]).toMatchObject({ rows: 1, keys: 1 });
}, 30_000);

test('a table without the column that says whose a row is is refused, with the statement that adds it', async () => {
  const shades = 'stg_qtickets_api_price_shades_raw';
  await engine.command('make a database', 'CREATE DATABASE unmarked');
  await engine.command(
    'make a table',
    `CREATE TABLE unmarked.${shades} (shade_id String) ENGINE = ReplacingMergeTree ORDER BY shade_id`,
  );
  const open = () => openWarehouse({ database: 'unmarked', ddlDir: DDL_DIR });
  const error = await open().catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: 'WAREHOUSE_SCHEMA' });
  expect(String(error)).toContain(`unmarked.${shades} lacks _ver`);
  await engine.command('follow the remedy', /ALTER TABLE .*;/.exec(String(error))?.[0] ?? '');
  await (await open()).close();
}, 30_000);

test('a key that no loader fills is refused, with the table to make instead', async () => {
  await engine.command('make a database', 'CREATE DATABASE tenants');
  await engine.command(
    'make a table',
    `CREATE TABLE tenants.${CLIENTS} (tenant String, client_id String, _ver UInt64)
     ENGINE = ReplacingMergeTree(_ver) ORDER BY (tenant, client_id)`,
  );
  const error = await openWarehouse({ database: 'tenants', ddlDir: DDL_DIR }).catch(
    (reason: unknown) => reason,
  );
  expect(error).toMatchObject({ code: 'WAREHOUSE_SCHEMA' });
  expect(String(error)).toMatch(/holds tenant.*CREATE TABLE/s);
}, 30_000);

test('times of a table without a zone read back as Moscow time', async () => {
  await rewriteDdl(CLIENTS, (sql) => sql.replace("DateTime('Europe/Moscow')", "DateTime('Asia/Omsk')"));
  const warehouse = await openWarehouse({ database: 'zoned', ddlDir: otherDdl });
  await warehouse.insert(CLIENTS, [{ client_id: '1', _ver: 1, _ingest_ts: 1762506000 }]);
  const found = await warehouse.readBack(CLIENTS, ['_ingest_ts'], ['client_id'], [['1']]);
  await warehouse.close();
  expect([...found.values()]).toEqual([['2025-11-07 12:00:00']]);
}, 30_000);

test('a missing or foreign DDL file is named', async () => {
  await expect(
    openWarehouse({ database: 'x', ddlDir: path.join(otherDdl, 'nowhere') }),
  ).rejects.toMatchObject({
    code: 'WAREHOUSE_SCHEMA',
    place: { file: expect.stringMatching(/\.sql$/) },
  });
  expect(() => parseTableDefinition('meta_job_runs', 'CREATE TABLE other (a String)')).toThrow(
    expect.objectContaining({ code: 'WAREHOUSE_SCHEMA' }),
  );
});

test('keys are split as ClickHouse writes them, old releases and new', () => {
  expect(partsOfKey('event_id, city')).toEqual(['event_id', 'city']);
  expect(partsOfKey('(client_id)')).toEqual(['client_id']);
  expect(partsOfKey('client_id')).toEqual(['client_id']);
  expect(partsOfKey('(a, b)')).toEqual(['a', 'b']);
  expect(partsOfKey('cityHash64(a, b), c')).toEqual(['cityHash64(a, b)', 'c']);
  expect(partsOfKey('(a) + (b)')).toEqual(['(a) + (b)']);
  expect(partsOfKey('(client_id), _ver')).toEqual(['client_id', '_ver']);
  expect(partsOfKey('')).toEqual([]);
});

test('the table below a distributed one is read from its engine, quoted or not', () => {
  expect(tableBelow("Distributed('main', 'zakaz', 't_local', cityHash64(a))")).toEqual({
    database: 'zakaz',
    table: 't_local',
  });
  expect(tableBelow('Distributed(main, zakaz, t_local)')).toEqual({ database: 'zakaz', table: 't_local' });
  expect(tableBelow('ReplacingMergeTree(_ver) ORDER BY a')).toBeUndefined();
});

test('columns that a table empties by itself are read out of the statement that made it', () => {
  const create =
    "CREATE TABLE d.t (`a` String TTL at + toIntervalDay(1), `b` DateTime('UTC') COMMENT 'a, b' CODEC(LZ4), `c\\`d` String DEFAULT 'x' TTL b + toIntervalMonth(2), " +
    '`e` UInt8 TTL at + toIntervalYear(1), INDEX i a TYPE minmax) ENGINE = MergeTree ORDER BY a TTL at + toIntervalDay(9) SETTINGS x = 1';
  expect(ttlsOf(create).map(([column, words]) => [column, words.split('TTL ')[1]])).toEqual([
    ['a', 'at + toIntervalDay(1)'],
    ['c\\`d', 'b + toIntervalMonth(2)'],
    ['e', 'at + toIntervalYear(1)'],
  ]);
  expect(
    ttlsOf('CREATE TABLE d.t (`a` String) ENGINE = MergeTree ORDER BY a TTL b + toIntervalDay(9)'),
  ).toEqual([]);
});
