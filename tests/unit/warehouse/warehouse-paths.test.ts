import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { AUDIT_TABLES } from '../../../src/warehouse/audit-tables.ts';
import { connectEmbedded, connectServer } from '../../../src/warehouse/connect.ts';
import type { WarehouseConnection } from '../../../src/warehouse/connection.ts';
import {
  type ClickHouseServer,
  serveClickHouse,
} from '../../../src/warehouse/http-server/serve-clickhouse.ts';
import { keyOf } from '../../../src/warehouse/key-values.ts';
import { openWarehouse } from '../../../src/warehouse/open-warehouse.ts';
import type { Warehouse } from '../../../src/warehouse/warehouse.ts';
import { DDL_DIR } from './ddl-dir.ts';
import { loadOf } from './load-for-tests.ts';
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
    engine =
      server === undefined
        ? await connectEmbedded(undefined)
        : connectServer({ url: server.url, ...server.account });
    warehouse = await open();
  }, 30_000);

  beforeEach(() => warehouse.reset());

  afterAll(async () => {
    await warehouse?.close();
    await engine?.close();
    await server?.close();
  });

  function open(): Promise<Warehouse> {
    return openWarehouse({ url: server?.url, ...server?.account, database: DATABASE, ddlDir: DDL_DIR });
  }

  async function countOf(table: string): Promise<{ rows: number; keys: number }> {
    const count = (await warehouse.totals())[table];
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
    const counts = await again.totals();
    await again.close();
    expect(counts[CLIENTS]?.rows).toBe(1);
    expect(again.facts).toEqual(warehouse.facts);
  });

  test('an empty warehouse counts nothing in all eleven tables', async () => {
    const counts = await warehouse.totals();
    expect(Object.keys(counts).sort()).toEqual([...AUDIT_TABLES].sort());
    for (const table of AUDIT_TABLES) {
      expect(counts[table]).toEqual({ rows: 0, keys: 0, maxVer: null, maxSnapshotTs: null, final: true });
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

  test('a count gives the newest version and snapshot time', async () => {
    const row = { event_id: '33', city: 'москва', _dedup_key: '0'.repeat(32) };
    await warehouse.insert(INVENTORY, [
      { ...row, snapshot_ts: NOON, _ver: 7 },
      { ...row, seat_id: 'PARTERRE-1;2', snapshot_ts: NOON - 60, _ver: 5 },
    ]);
    expect((await warehouse.totals())[INVENTORY]).toEqual({
      rows: 2,
      keys: 2,
      maxVer: '7',
      maxSnapshotTs: '2025-11-07T09:00:00.000Z',
      final: true,
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
    const others = ids.map((id) => `${id}x`);
    const keys = [...ids, ...others].map((id) => [id]);
    const { tables } = await warehouse.load(loadOf({ load: 1, table: CLIENTS, keys }));
    const newKeys = tables.get(CLIENTS)?.newKeys ?? new Set();
    expect([...newKeys].sort()).toEqual(others.map((id) => keyOf([id])).sort());
  }, 30_000);

  test('keys of several columns and types are compared as text', async () => {
    const row = { tickets_sold: 1, revenue: 1, _ver: 1 };
    await warehouse.insert('fact_qtickets_sales_daily', [
      { ...row, event_id: '33', sales_date: '2025-11-07', city: 'омск' },
    ]);
    const table = 'fact_qtickets_sales_daily';
    const keys = [
      ['33', '2025-11-07', 'омск'],
      ['33', '2025-11-08', 'омск'],
      ['2025-11-07', '33', 'омск'],
    ];
    const { tables } = await warehouse.load(loadOf({ load: 1, table, keys }));
    expect(tables.get(table)?.newKeys).toEqual(new Set(keys.slice(1).map(keyOf)));
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
    await expect(
      warehouse.load(loadOf({ load: 1, table: CLIENTS, keys: [['1', '2']] })),
    ).rejects.toMatchObject({
      code: 'WAREHOUSE_QUERY',
    });
  });

  test('rows of a load are those that show, and rows of another writer take their place, merged or not', async () => {
    await warehouse.insert(CLIENTS, [clientRow('2', 6), clientRow('9', 6)]);
    const ids = ['1', '2', '3'];
    const rows = ids.map((id) => clientRow(id, 5));
    const keys = ids.map((id) => [id]);
    const seen = async (sent: typeof rows) => {
      const { tables } = await warehouse.load(loadOf({ load: 5, table: CLIENTS, rows: sent, keys }));
      return [...(tables.get(CLIENTS)?.seen ?? [])]
        .map(([key, found]) => [key, found.map(({ ver }) => ver)])
        .sort();
    };
    const wanted = [
      [keyOf(['1']), ['5']],
      [keyOf(['2']), ['6']],
      [keyOf(['3']), ['5']],
    ];
    expect(await seen(rows)).toEqual(wanted);
    await engine.command('merge', `OPTIMIZE TABLE \`audit \\\`of\\\\ unit-tests\`.${CLIENTS} FINAL`);
    expect(await seen([])).toEqual(wanted);
  });

  test('rows of a run are found by their versions and run ids, wherever they are', async () => {
    const range = { first: 1000, end: 2000 };
    const [own, other] = [1, 2].map((load) => loadOf({ load, table: CLIENTS, keys: [] }));
    await warehouse.insert(
      'meta_job_runs',
      [own, other].flatMap((load) => (load === undefined ? [] : [load.job(0)])),
    );
    await warehouse.insert(CLIENTS, [clientRow('1', 1000), clientRow('2', 1000), clientRow('3', 999)]);
    await warehouse.insert(CLIENTS, [clientRow('1', 1000)]);
    await warehouse.insert('fact_qtickets_sales_daily', [
      { event_id: '33', sales_date: '2025-11-07', city: '', tickets_sold: 1, revenue: 1, _ver: 1999 },
    ]);
    expect(await warehouse.marked(range, new Map([[own?.mark.runId ?? '', 1]]))).toEqual([
      { table: 'meta_job_runs', load: 1, rows: 1, keys: 1 },
      { table: CLIENTS, load: 1, rows: 3, keys: 2 },
      { table: 'fact_qtickets_sales_daily', load: 1000, rows: 1, keys: 1 },
    ]);
  });

  test('versions of a run that starts when another did are none of the other', async () => {
    const at = new Date(1_700_000_000_000);
    const free = async (wanted: number) =>
      warehouse.freeVersions({ startedAt: at, wanted, totals: await warehouse.totals() });
    expect(await free(40)).toEqual({ first: 1_700_000_000_000_000, end: 1_700_000_000_001_000 });
    await warehouse.insert(CLIENTS, [clientRow('1', 1_700_000_000_000_001)]);
    expect(await free(40)).toEqual({ first: 1_700_000_000_001_000, end: 1_700_000_000_002_000 });
    const shards = await Promise.all(
      [1, 2, 3].map(async (index) =>
        warehouse.freeVersions({
          startedAt: at,
          wanted: 40,
          totals: await warehouse.totals(),
          shard: { index, count: 3 },
        }),
      ),
    );
    // The first finds its own place taken, and leaves those of the others alone.
    expect(shards.map(({ first }) => first - at.getTime() * 1000)).toEqual([3000, 1000, 2000]);
    await warehouse.insert(CLIENTS, [clientRow('1', 1_700_000_000_002_001)]);
    expect(await free(1001)).toEqual({ first: 1_700_000_000_003_000, end: 1_700_000_000_005_000 });
  });
});
