import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { connectEmbedded } from '../../../src/warehouse/connect.ts';
import type { WarehouseConnection } from '../../../src/warehouse/connection.ts';
import { openOver } from '../../../src/warehouse/open-warehouse.ts';
import { readTotals } from '../../../src/warehouse/table-totals.ts';
import type { Warehouse } from '../../../src/warehouse/warehouse.ts';
import { ClickHouseRefusal } from '../../../src/warehouse/warehouse-error.ts';
import { DDL_DIR } from './ddl-dir.ts';
import { clientRow } from './rows-for-tests.ts';
import { tableOfTypes } from './table-of-types.ts';

const CLIENTS = 'stg_qtickets_api_clients_raw';
const SHADES = 'stg_qtickets_api_price_shades_raw';
const shade = { shade_id: '1', name: '', color: '', payload_json: '{}', _ver: 7 };

let warehouse: Warehouse;
let statements: string[];
/** Which statements take too long. */
let slow: (sql: string) => boolean;
/** Tables of which ClickHouse says that they have two million rows. */
let large: string[];

beforeAll(async () => {
  const embedded = await connectEmbedded(undefined);
  const connection: WarehouseConnection = {
    ...embedded,
    select: async (doing, sql, limitMs) => {
      statements.push(sql);
      if (slow(sql)) throw new ClickHouseRefusal(159, doing, '');
      const rows = await embedded.select(doing, sql, limitMs);
      if (!sql.includes('total_rows')) return rows;
      return rows.map(([name, size]) => [name, large.includes(String(name)) ? 2_000_000 : size]);
    },
  };
  slow = () => false;
  large = [];
  statements = [];
  warehouse = await openOver(connection, { database: 'totals', ddlDir: DDL_DIR, countTimeoutMs: 1500 });
});
beforeEach(async () => {
  await warehouse.reset();
  slow = () => false;
  large = [];
  statements = [];
});
afterAll(() => warehouse.close());

test('tables without rows are not read, and the rest in one statement, each with the limit', async () => {
  await warehouse.totals();
  expect(statements).toHaveLength(1);
  await warehouse.insert(CLIENTS, [clientRow('1', 7)]);
  await warehouse.insert(SHADES, [shade]);
  statements = [];
  expect((await warehouse.totals())[SHADES]).toMatchObject({ rows: 1, keys: 1, maxVer: '7', final: true });
  expect(statements).toHaveLength(2);
  expect(statements[1]).toContain('max_execution_time = 1.5');
});

test('a table of which FINAL takes too long is counted without it, and only that one', async () => {
  await warehouse.insert(CLIENTS, [clientRow('1', 7), clientRow('2', 7)]);
  await warehouse.insert(CLIENTS, [clientRow('2', 8)]);
  await warehouse.insert(SHADES, [shade]);
  slow = (sql) => sql.includes(`${CLIENTS}\` FINAL`);
  const totals = await warehouse.totals();
  expect(totals[CLIENTS]).toEqual({ rows: 3, keys: null, maxVer: '8', maxSnapshotTs: null, final: false });
  expect(totals[SHADES]).toMatchObject({ rows: 1, keys: 1, final: true });
});

test('the keys of a large table are counted in its order: an empty one, and one of several columns, are keys too', async () => {
  const INVENTORY = 'stg_qtickets_api_inventory_raw';
  const seat = { snapshot_ts: 0, event_name: '', _dedup_key: '0'.repeat(32) };
  const seats = ['', '1', '1', '2'].flatMap((event_id) =>
    ['', 'a'].map((seat_id) => ({ ...seat, event_id, seat_id, show_id: '', city: '' })),
  );
  for (const _ver of [7, 8])
    await warehouse.insert(
      INVENTORY,
      seats.map((row) => ({ ...row, _ver })),
    );
  await warehouse.insert(CLIENTS, [clientRow('', 7), clientRow('1', 7)]);
  await warehouse.insert(CLIENTS, [clientRow('1', 8), clientRow('2', 8)]);
  large = [INVENTORY, CLIENTS];
  const totals = await warehouse.totals();
  expect(statements.filter((sql) => sql.includes('lagInFrame'))).toHaveLength(2);
  expect(totals[INVENTORY]).toMatchObject({ rows: 6, keys: 6 });
  expect(totals[CLIENTS]).toMatchObject({ rows: 3, keys: 3 });
});

test('a replica that has no row yet is asked all the same', async () => {
  const asked: string[] = [];
  const schemas = ['ReplicatedMergeTree', 'SharedMergeTree', 'MergeTree'].map((engine) =>
    tableOfTypes({ id: 'String' }, { table: `of_${engine}`, engine }),
  );
  const select: WarehouseConnection['select'] = async (_, sql) => {
    asked.push(sql);
    if (sql.includes('total_rows')) return schemas.map(({ table }) => [table, 0]);
    return schemas.slice(0, 2).map(({ table }) => [table, 'rows', 3, null, null]);
  };
  const connection: WarehouseConnection = {
    engine: 'server',
    select,
    command: async () => {},
    insert: async () => {},
    close: async () => {},
  };
  const totals = await readTotals(connection, 'totals', schemas, 1000);
  expect(asked).toHaveLength(2);
  expect(Object.values(totals).map(({ rows }) => rows)).toEqual([3, 3, 0]);
});

test('when looking for the rows of a run takes too long, nothing is said of them', async () => {
  slow = (sql) => sql.includes('_ver >= 1000');
  expect(await warehouse.marked({ first: 1000, end: 2000 }, new Map())).toBeNull();
});

test('what fails for another reason is told', async () => {
  await warehouse.insert(CLIENTS, [clientRow('1', 7)]);
  slow = (sql) => {
    if (sql.includes('FINAL')) throw new ClickHouseRefusal(60, 'count the tables', '');
    return false;
  };
  await expect(warehouse.totals()).rejects.toMatchObject({ clickhouseCode: 60 });
});
