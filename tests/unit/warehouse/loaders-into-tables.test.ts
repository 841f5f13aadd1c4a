import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LoaderName } from '../../../src/model/case.ts';
import type { JsonValue } from '../../../src/model/json.ts';
import { keyOf } from '../../../src/warehouse/key-values.ts';
import { JOB_TABLE, jobRow } from '../../../src/warehouse/loaders/job-row.ts';
import { loaderFor } from '../../../src/warehouse/loaders/loader-for.ts';
import { openWarehouse } from '../../../src/warehouse/open-warehouse.ts';
import type { Warehouse } from '../../../src/warehouse/warehouse.ts';
import { DDL_DIR } from './ddl-dir.ts';

const context = {
  eventId: '12',
  showId: '4076',
  snapshotTs: new Date('2025-11-07T12:00:00+03:00'),
  ver: 1762506000,
};

const at = '2025-11-07T23:30:00+03:00';
const seat = { seat_id: 'A-1;1', available: true };
const BODIES: Record<LoaderName, JsonValue> = {
  orders: { data: { id: 1, event_id: 33, payed_at: at, baskets: [{ price: 100.5, quantity: 2 }] } },
  clients: { data: [{ id: 1, email: 'anna@example.com' }] },
  events: { data: [{ id: 33, name: 'Концерт', city: { name: 'Омск' } }] },
  seats: { data: { zones: [{ seats: [seat] }] } },
  priceShades: { data: [{ id: 1, name: 'Красный', color: '#ff0000' }] },
  discounts: { data: [{ id: 1, name: 'Скидка', type: 'P' }] },
  promoCodes: { data: [{ id: 1, code: 'A', active_from: at, active_to: null }] },
  barcodes: { data: [{ barcode: '870000000001', checked_at: at }] },
  partnerTickets: { result: { id: 1, seat_id: 'A-1;1', paid: 1, price: 100.5 } },
  partnerChecks: { result: [{ seat_id: 'A-1;1', offer_id: 'full' }] },
  partnerSeats: { zones: [{ seats: [seat] }] },
};

let warehouse: Warehouse;

beforeAll(async () => {
  warehouse = await openWarehouse({ database: 'loaded', ddlDir: DDL_DIR });
  await warehouse.reset();
}, 30_000);

afterAll(() => warehouse?.close());

test('what each loader makes is stored, and reads back as it was sent', async () => {
  for (const name of Object.keys(BODIES) as LoaderName[]) {
    for (const { table, rows } of loaderFor(name)(BODIES[name], context)) {
      expect(await warehouse.insert(table, rows)).toBe(1);
      const key = warehouse.facts.tables.find((one) => one.name === table)?.sortingKey ?? [];
      const sent = Object.entries(rows[0] ?? {});
      const keyValues = key.map((column) => String(rows[0]?.[column]));
      const columns = sent.map(([column]) => column);
      const stored = (await warehouse.readBack(table, columns, key, [keyValues])).get(keyOf(keyValues));
      const times = new Map([
        [1762506000, '2025-11-07 12:00:00'],
        [1762547400, '2025-11-07 23:30:00'],
      ]);
      expect(stored).toEqual(
        sent.map(([column, value]) => {
          if (value === null) return null;
          const time = column === '_ver' ? undefined : times.get(Number(value));
          return time ?? String(value);
        }),
      );
    }
  }
  const counts = await warehouse.totals();
  expect(
    Object.entries(counts)
      .map(([table, { rows }]) => [table, rows])
      .sort(),
  ).toEqual([
    ['fact_qtickets_inventory_latest', 2],
    ['fact_qtickets_sales_daily', 0],
    ['meta_job_runs', 0],
    ['stg_qtickets_api_barcodes_raw', 1],
    ['stg_qtickets_api_clients_raw', 1],
    ['stg_qtickets_api_discounts_raw', 1],
    ['stg_qtickets_api_inventory_raw', 2],
    ['stg_qtickets_api_orders_raw', 1],
    ['stg_qtickets_api_partner_tickets_raw', 3],
    ['stg_qtickets_api_price_shades_raw', 1],
    ['stg_qtickets_api_promo_codes_raw', 1],
  ]);
}, 30_000);

test('a job row is stored with its id', async () => {
  const runId = '6a5cc185-bc59-451f-b7cb-94376476ae01';
  const at = context.snapshotTs;
  const row = jobRow(context, { runId, startedAt: at, finishedAt: at, rows: 3, message: 'case 2.1' });
  await warehouse.insert(JOB_TABLE, [row]);
  const columns = ['status', 'rows_processed', 'started_at'];
  expect(await warehouse.readBack(JOB_TABLE, columns, ['run_id'], [[runId]])).toEqual(
    new Map([[keyOf([runId]), ['ok', '3', '2025-11-07 12:00:00']]]),
  );
});
