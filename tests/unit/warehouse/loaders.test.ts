import { expect, test } from 'vitest';
import { jobRow } from '../../../src/warehouse/loaders/job-row.ts';
import type { LoadContext } from '../../../src/warehouse/loaders/loader.ts';
import { loaderFor } from '../../../src/warehouse/loaders/loader-for.ts';
import { NOON } from './rows-for-tests.ts';

const context: LoadContext = {
  eventId: '12',
  showId: '4076',
  snapshotTs: new Date('2025-11-07T12:00:00.900+03:00'),
  ver: 7,
};
const withoutPath: LoadContext = { ...context, eventId: '', showId: '' };

test('clients become rows with their details and the whole item', () => {
  const client = {
    id: 235,
    email: 'anna@example.com',
    details: { id: 1, name: 'Анна', surname: null, middlename: 'Ивановна', phone: '+79000000001' },
  };
  expect(loaderFor('clients')({ data: [client] }, context)).toEqual([
    {
      table: 'stg_qtickets_api_clients_raw',
      rows: [
        {
          client_id: '235',
          email: 'anna@example.com',
          phone: '+79000000001',
          first_name: 'Анна',
          last_name: '',
          middle_name: 'Ивановна',
          payload_json: JSON.stringify(client),
          _ver: 7,
          _ingest_ts: NOON,
        },
      ],
    },
  ]);
});

test('one object under data is one row, an empty list none', () => {
  expect(loaderFor('clients')({ data: { id: 1 } }, context)[0]?.rows).toHaveLength(1);
  expect(loaderFor('clients')({ data: [] }, context)[0]?.rows).toEqual([]);
});

test('events land in both inventory tables, without counts', () => {
  const body = {
    data: [
      { id: 33, name: 'Концерт', city: { name: ' Омск ' } },
      { id: 34, city: null },
    ],
  };
  const [raw, latest] = loaderFor('events')(body, context);
  expect([raw?.table, latest?.table]).toEqual([
    'stg_qtickets_api_inventory_raw',
    'fact_qtickets_inventory_latest',
  ]);
  expect(latest?.rows).toEqual([
    {
      snapshot_ts: NOON,
      event_id: '33',
      event_name: 'Концерт',
      show_id: '',
      seat_id: '',
      city: 'омск',
      tickets_total: null,
      tickets_left: null,
      _ver: 7,
    },
    expect.objectContaining({ event_id: '34', event_name: '', city: '' }),
  ]);
  expect(raw?.rows).toEqual(
    latest?.rows.map((row) => ({ ...row, _dedup_key: expect.stringMatching(/^[0-9a-f]{32}$/) })),
  );
  expect(raw?.rows[0]?.['_dedup_key']).not.toBe(raw?.rows[1]?.['_dedup_key']);
});

test('seats carry the show of the path, and one ticket that is left or not', () => {
  const zone = (...seats: object[]) => ({ zone_id: 'A', seats: seats as never });
  const body = {
    data: {
      event_id: 33,
      zones: [
        zone({ seat_id: 'A-1;1', available: true }, { seat_id: 'A-1;2', available: false }),
        zone({ seat_id: 'B-1;1', available: true }),
      ],
    },
  };
  const ofShow = loaderFor('seats')(body, { ...context, eventId: '33', showId: '41' });
  const ofEvent = loaderFor('seats')(body, withoutPath);
  const parts = (rows: typeof ofShow) =>
    rows.map((loaded) =>
      loaded.rows.map((row) => [
        row['event_id'],
        row['show_id'],
        row['seat_id'],
        row['tickets_total'],
        row['tickets_left'],
      ]),
    );
  const shown = [
    ['33', '41', 'A-1;1', 1, 1],
    ['33', '41', 'A-1;2', 1, 0],
    ['33', '41', 'B-1;1', 1, 1],
  ];
  expect(parts(ofShow)).toEqual([shown, shown]);
  expect(parts(ofEvent)[0]).toEqual(shown.map(([event, , ...rest]) => [event, '', ...rest]));
});

test('price shades, discounts and barcodes become rows', () => {
  const shade = { id: 1, color: '#ff0000' };
  expect(loaderFor('priceShades')({ data: [shade] }, context)[0]?.rows).toEqual([
    {
      shade_id: '1',
      name: '',
      color: '#ff0000',
      payload_json: JSON.stringify(shade),
      _ver: 7,
      _ingest_ts: NOON,
    },
  ]);
  const discount = { id: 5, name: 'Скидка', type: 'P' };
  expect(loaderFor('discounts')({ data: [discount] }, context)[0]?.rows[0]).toMatchObject({
    discount_id: '5',
    name: 'Скидка',
    discount_type: 'P',
    discount_value: null,
  });
  const barcode = {
    barcode: '870000000001',
    event_id: 33,
    show_id: 41,
    status: 'scanned',
    checked_at: '2025-11-07T12:00:00+03:00',
  };
  expect(loaderFor('barcodes')({ data: [barcode] }, context)[0]?.rows[0]).toMatchObject({
    barcode: '870000000001',
    event_id: '33',
    show_id: '41',
    status: 'scanned',
    checked_at: NOON,
  });
});

test('a scan alone and a bare list of barcodes load too, with the event and show of the path', () => {
  const scan = { success: true, barcode: '870000000001', checked_at: null, already: false };
  const expected = { barcode: '870000000001', event_id: '12', show_id: '4076', status: '', checked_at: null };
  expect(loaderFor('barcodes')(scan, context)[0]?.rows).toMatchObject([expected]);
  expect(loaderFor('barcodes')([scan], context)[0]?.rows).toMatchObject([expected]);
});

test('promo codes take their dates from either pair of fields', () => {
  const body = {
    data: [
      { id: 1, code: 'A', active_from: '2025-11-07T12:00:00+03:00', active_to: null },
      {
        id: 2,
        code: 'B',
        active_from: null,
        valid_from: '2025-11-07',
        valid_to: '2025-11-07T09:00:00Z',
        discount_type: 'percent',
        discount_value: 10,
      },
    ],
  };
  expect(loaderFor('promoCodes')(body, context)[0]?.rows).toMatchObject([
    { promo_code_id: '1', discount_type: '', discount_value: null, valid_from: NOON, valid_to: null },
    {
      promo_code_id: '2',
      discount_type: 'percent',
      discount_value: 10,
      valid_from: NOON - 43_200,
      valid_to: NOON,
    },
  ]);
});

test.each([
  ['clients', { data: [{ email: 'anna@example.com' }] }, '/data/0/id'],
  ['clients', { data: [{ id: 1 }, 'anna@example.com'] }, '/data/1'],
  ['clients', { clients: [] }, '/data'],
  ['events', { data: [{ id: null, name: 'x' }] }, '/data/0/id'],
  ['seats', { data: { event_id: 1, zones: [{ seats: [{ row: '1' }] }] } }, '/data/zones/0/seats/0/seat_id'],
  ['seats', { data: { event_id: 1, zones: { A: {} } } }, '/data/zones'],
  ['promoCodes', { data: [{ id: 1, valid_from: '2025-11-07 12:00:00' }] }, '/data/0/valid_from'],
  ['promoCodes', { data: [{ id: 1, valid_to: '1969-12-31T00:00:00Z' }] }, '/data/0/valid_to'],
  ['barcodes', { data: [{ barcode: '' }] }, '/data/0/barcode'],
  ['partnerTickets', { result: true }, '/result'],
  ['partnerTickets', { result: [{ status: 'error', code: 'SEAT_NOT_FOUND' }] }, '/result/0/id'],
  ['partnerChecks', { result: [{ available: true }] }, '/result/0/seat_id'],
] as const)('%s that cannot be loaded are an error that names the place: %j', (name, body, at) => {
  const load = () => loaderFor(name)(JSON.parse(JSON.stringify(body)), context);
  expect(load).toThrow(expect.objectContaining({ code: 'WAREHOUSE_SCHEMA', place: { at } }));
  expect(load).not.toThrow(/anna@example/);
});

test('a job row says when, how many and of which version', () => {
  const finishedAt = new Date('2025-11-07T12:00:02+03:00');
  const run = {
    runId: '6a5cc185-bc59-451f-b7cb-94376476ae01',
    startedAt: context.snapshotTs,
    finishedAt,
    rows: 3,
    message: 'case 2.1',
  };
  expect(jobRow(context, run)).toEqual({
    job: 'qtickets_contract_audit',
    run_id: '6a5cc185-bc59-451f-b7cb-94376476ae01',
    started_at: NOON,
    finished_at: NOON + 2,
    status: 'ok',
    rows_processed: 3,
    message: 'case 2.1',
    metrics: '{"_ver":7,"snapshot_ts":"2025-11-07T09:00:00.900Z"}',
  });
});
