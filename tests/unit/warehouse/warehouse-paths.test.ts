import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { AUDIT_TABLES } from '../../../src/warehouse/audit-tables.ts';
import { connectEmbedded, connectServer } from '../../../src/warehouse/connect.ts';
import type { WarehouseConnection } from '../../../src/warehouse/connection.ts';
import {
  type ClickHouseServer,
  serveClickHouse,
} from '../../../src/warehouse/http-server/serve-clickhouse.ts';
import { openWarehouse } from '../../../src/warehouse/open-warehouse.ts';
import { keyOf } from '../../../src/warehouse/visible-rows.ts';
import type { Warehouse } from '../../../src/warehouse/warehouse.ts';
import { DDL_DIR } from './ddl-dir.ts';
import { clientRow, NOON } from './rows-for-tests.ts';

const CLIENTS = 'stg_qtickets_api_clients_raw';
const INVENTORY = 'stg_qtickets_api_inventory_raw';
// A name that needs quoting, so that every statement is tried with one.
const DATABASE = 'audit `of\\ unit-tests';

// The same must hold whichever way ClickHouse is reached.
describe.each(['embedded', 'server'] as const)('%s', (path) => {
  let server: ClickHouseServer | undefined;
  let warehouse: Warehouse;
  let engine: WarehouseConnection;

  beforeAll(async () => {
    if (path === 'server') server = await serveClickHouse();
    engine = server === undefined ? await connectEmbedded(undefined) : connectServer({ url: server.url });
    warehouse = await open();
  }, 30_000);

  beforeEach(() => warehouse.reset());

  afterAll(async () => {
    await warehouse?.close();
    await engine?.close();
    await server?.close();
  });

  function open(): Promise<Warehouse> {
    return openWarehouse({ url: server?.url, database: DATABASE, ddlDir: DDL_DIR });
  }

  async function countOf(table: string): Promise<{ rows: number; keys: number }> {
    const count = (await warehouse.snapshot())[table];
    return { rows: count?.rows ?? -1, keys: count?.keys ?? -1 };
  }

  test('the tables have the keys of the design, as ClickHouse reports them', () => {
    const inventoryKey = ['event_id', 'show_id', 'seat_id', 'city'];
    expect(warehouse.facts.engine).toBe(path);
    expect(warehouse.facts.database).toBe(DATABASE);
    expect(warehouse.facts.version).toMatch(/^\d+\.\d+/);
    expect(warehouse.facts.tables.map(({ name }) => name)).toEqual([...AUDIT_TABLES]);
    expect(warehouse.facts.tables.map(({ engine: of, sortingKey }) => [of, ...sortingKey])).toEqual([
      ['ReplacingMergeTree', '_dedup_key'],
      ['ReplacingMergeTree', ...inventoryKey],
      ['ReplacingMergeTree', 'client_id'],
      ['ReplacingMergeTree', 'shade_id'],
      ['ReplacingMergeTree', 'discount_id'],
      ['ReplacingMergeTree', 'promo_code_id'],
      ['ReplacingMergeTree', 'barcode'],
      ['ReplacingMergeTree', 'event_id', 'show_id', 'seat_id', 'offer_id', 'ticket_id', 'external_order_id'],
      ['ReplacingMergeTree', 'event_id', 'sales_date', 'city'],
      ['ReplacingMergeTree', ...inventoryKey],
      ['MergeTree', 'job', 'started_at'],
    ]);
  });

  test('opening again keeps the tables and their rows', async () => {
    await warehouse.insert(CLIENTS, [clientRow('1', 1)]);
    const again = await open();
    const counts = await again.snapshot();
    await again.close();
    expect(counts[CLIENTS]?.rows).toBe(1);
    expect(again.facts).toEqual(warehouse.facts);
  });

  test('an empty warehouse counts nothing in all eleven tables', async () => {
    const counts = await warehouse.snapshot();
    expect(Object.keys(counts).sort()).toEqual([...AUDIT_TABLES].sort());
    for (const table of AUDIT_TABLES) {
      expect(counts[table]).toEqual({ rows: 0, keys: 0, maxVer: null, maxSnapshotTs: null });
    }
  });

  test('rows of one key count once: within an insert, over inserts and after a merge', async () => {
    expect(
      await warehouse.insert(
        CLIENTS,
        ['1', '2', '2'].map((id) => clientRow(id, 1)),
      ),
    ).toBe(3);
    expect(await countOf(CLIENTS)).toEqual({ rows: 2, keys: 2 });
    await warehouse.insert(
      CLIENTS,
      ['2', '3'].map((id) => clientRow(id, 2)),
    );
    expect(await countOf(CLIENTS)).toEqual({ rows: 3, keys: 3 });
    await engine.command('merge', `OPTIMIZE TABLE \`audit \\\`of\\\\ unit-tests\`.${CLIENTS} FINAL`);
    expect(await countOf(CLIENTS)).toEqual({ rows: 3, keys: 3 });
  });

  test('job runs count as often as they are sent', async () => {
    const run = { job: 'qtickets_contract_audit', started_at: NOON, finished_at: NOON, status: 'ok' };
    await warehouse.insert('meta_job_runs', [run, run]);
    await warehouse.insert('meta_job_runs', [run]);
    expect(await countOf('meta_job_runs')).toEqual({ rows: 3, keys: 3 });
  });

  test('a snapshot gives the newest version and snapshot time', async () => {
    const row = { event_id: '33', city: 'москва', _dedup_key: '0'.repeat(32) };
    await warehouse.insert(INVENTORY, [
      { ...row, snapshot_ts: NOON, _ver: 7 },
      { ...row, seat_id: 'PARTERRE-1;2', snapshot_ts: NOON - 60, _ver: 5 },
    ]);
    expect((await warehouse.snapshot())[INVENTORY]).toEqual({
      rows: 2,
      keys: 2,
      maxVer: '7',
      maxSnapshotTs: '2025-11-07T09:00:00.000Z',
    });
  });

  test('an insert with an unknown column is refused and sends nothing', async () => {
    const rows = [clientRow('1', 1), clientRow('2', 1, { e_mail: 'client2@example.com' })];
    await expect(warehouse.insert(CLIENTS, rows)).rejects.toMatchObject({ code: 'WAREHOUSE_SCHEMA' });
    await expect(warehouse.insert(CLIENTS, rows)).rejects.not.toThrow(/client2@example/);
    expect(await countOf(CLIENTS)).toEqual({ rows: 0, keys: 0 });
    await expect(warehouse.insert('stg_nothing', [])).rejects.toMatchObject({ code: 'WAREHOUSE_SCHEMA' });
    expect(await warehouse.insert(CLIENTS, [])).toBe(0);
  });

  test('null for a column that takes none fails and shows no value of the row', async () => {
    const rows = [clientRow('1', 1, { phone: null, first_name: 'SECRET (PRIVATE_NAME)' })];
    const error: unknown = await warehouse.insert(CLIENTS, rows).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'WAREHOUSE_QUERY' });
    expect(String(error)).toMatch(/117 INCORRECT_DATA/);
    expect(String(error)).not.toMatch(/SECRET|PRIVATE|example\.com/);
    expect((error as Error).cause).toBeUndefined();
  });

  test('existing keys are found among thousands, whatever characters they have', async () => {
    const odd = ["it's", 'back\\new\\', 'two\nlines', "') OR 1 = 1 --", 'нуль\0', '"quoted"', ''];
    const ids = [...odd, ...Array.from({ length: 3000 }, (_, index) => `id-${index}`.padStart(100, '-'))];
    await warehouse.insert(
      CLIENTS,
      ids.map((id) => clientRow(id, 1)),
    );
    const asked = [...ids, ...ids.map((id) => `${id}x`)].map((id) => [id]);
    const found = await warehouse.existingKeys(CLIENTS, ['client_id'], asked);
    expect([...found].sort()).toEqual(ids.map((id) => keyOf([id])).sort());
  }, 30_000);

  test('keys of several columns and types are compared as text', async () => {
    const row = { tickets_sold: 1, revenue: 1, _ver: 1 };
    await warehouse.insert('fact_qtickets_sales_daily', [
      { ...row, event_id: '33', sales_date: '2025-11-07', city: 'омск' },
    ]);
    const found = await warehouse.existingKeys(
      'fact_qtickets_sales_daily',
      ['event_id', 'sales_date', 'city'],
      [
        ['33', '2025-11-07', 'омск'],
        ['33', '2025-11-08', 'омск'],
        ['2025-11-07', '33', 'омск'],
      ],
    );
    expect(found).toEqual(new Set([keyOf(['33', '2025-11-07', 'омск'])]));
    expect(keyOf(['a,b', 'c'])).not.toBe(keyOf(['a', 'b,c']));
  });

  test('a row reads back as its newest version, with NULL apart from empty text', async () => {
    const row = { event_id: '33', event_name: '', snapshot_ts: NOON, _dedup_key: '0'.repeat(32) };
    await warehouse.insert(INVENTORY, [
      { ...row, city: 'омск', tickets_total: null, tickets_left: 4, _ver: 1 },
    ]);
    await warehouse.insert(INVENTORY, [
      { ...row, city: 'омск', tickets_total: null, tickets_left: 3, _ver: 2 },
    ]);
    const columns = ['event_name', 'tickets_total', 'tickets_left', 'snapshot_ts'];
    const found = await warehouse.readBack(
      INVENTORY,
      columns,
      ['event_id', 'city'],
      [
        ['33', 'омск'],
        ['34', 'омск'],
      ],
    );
    expect(found).toEqual(new Map([[keyOf(['33', 'омск']), ['', null, '3', '2025-11-07 12:00:00']]]));
  });

  test('reading back by columns that do not tell rows apart is an error', async () => {
    const row = { event_id: '33', snapshot_ts: NOON, _dedup_key: '0'.repeat(32), _ver: 1 };
    await warehouse.insert(INVENTORY, [
      { ...row, seat_id: 'A-1;1' },
      { ...row, seat_id: 'A-1;2' },
    ]);
    await expect(warehouse.readBack(INVENTORY, ['seat_id'], ['event_id'], [['33']])).rejects.toMatchObject({
      code: 'WAREHOUSE_QUERY',
    });
  });

  test('reading back an unknown column, or keys of another length, is an error', async () => {
    await expect(warehouse.readBack(CLIENTS, ['nothing'], ['client_id'], [['1']])).rejects.toMatchObject({
      code: 'WAREHOUSE_SCHEMA',
    });
    await expect(warehouse.existingKeys(CLIENTS, ['client_id'], [['1', '2']])).rejects.toMatchObject({
      code: 'WAREHOUSE_QUERY',
    });
  });

  test('rows of a version are those that show, and rows of another writer take their place, merged or not', async () => {
    await warehouse.insert(
      CLIENTS,
      ['1', '2', '3'].map((id) => clientRow(id, 5)),
    );
    await warehouse.insert(CLIENTS, [clientRow('1', 4), clientRow('2', 6), clientRow('9', 6)]);
    const owned = async () =>
      [...(await warehouse.rowsOfVersion(CLIENTS, 5, ['email'], ['client_id'])).keys()].sort();
    expect(await owned()).toEqual([keyOf(['1']), keyOf(['3'])]);
    await engine.command('merge', `OPTIMIZE TABLE \`audit \\\`of\\\\ unit-tests\`.${CLIENTS} FINAL`);
    expect(await owned()).toEqual([keyOf(['1']), keyOf(['3'])]);
  });

  test('a load is known by its version, its job row by its id', async () => {
    const runId = '6f1c2b0e-5a0d-4c57-9a39-8e7b1f1d6c12';
    const job = { job: 'x', run_id: runId, started_at: NOON, finished_at: NOON, status: 'ok' };
    await warehouse.insert('meta_job_runs', [
      job,
      { ...job, run_id: '6f1c2b0e-5a0d-4c57-9a39-8e7b1f1d6c13' },
    ]);
    await warehouse.insert(CLIENTS, [clientRow('1', 5), clientRow('2', 6)]);
    const marked = await warehouse.marked({ ver: 5, runId });
    expect([...marked].filter(([, rows]) => rows > 0).sort()).toEqual([
      ['meta_job_runs', 1],
      [CLIENTS, 1],
    ]);
  });

  test('versions of a run that starts when another did are none of the other', async () => {
    const at = new Date(1_700_000_000_000);
    const next = await warehouse.freeVersions(at);
    expect([next(), next()]).toEqual([1_700_000_000_000_000, 1_700_000_000_000_001]);
    await warehouse.insert(CLIENTS, [clientRow('1', 1_700_000_000_000_001)]);
    expect((await warehouse.freeVersions(at))()).toBe(1_700_000_000_001_000);
  });
});
