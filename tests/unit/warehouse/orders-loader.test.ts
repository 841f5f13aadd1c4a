import { expect, test } from 'vitest';
import { pythonFloat } from '../../../src/common/python-float.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import { loadOrders } from '../../../src/warehouse/loaders/orders.ts';
import { NOON } from './rows-for-tests.ts';

const context = { eventId: '', showId: '', snapshotTs: new Date(0), ver: 7 };

function order(more: JsonObject): JsonObject {
  return {
    id: 1001,
    event_id: 33,
    payed_at: '2026-01-15T10:00:00+03:00',
    created_at: '2026-01-14T10:00:00+03:00',
    currency_id: 'RUB',
    utm: [],
    baskets: [],
    ...more,
  };
}

function rowOf(more: JsonObject) {
  return loadOrders({ data: order(more) }, context)[0]?.rows[0];
}

test.each([
  ['4501.0', 'c8ba87ffe3b8979b5d0198300d090ce9', { baskets: [{ price: 4501, quantity: 1 }] }],
  [
    '200.0',
    '0d0140b749f28bcdfb5a7a13da4ef54f',
    {
      baskets: [
        { price: 50, quantity: 2 },
        { price: 100, quantity: 1 },
      ],
    },
  ],
  ['100.5', '7eb0c31396837ae4eba0a7ce23733fda', { baskets: [{ price: 100.5, quantity: 1 }] }],
  ['nothing', '9ef269d7bcb42538c905c1172843eedc', {}],
  [
    '4501.0 at .123',
    'c7ea38fe46903754a6b1a2010b42e72b',
    { payed_at: '2026-01-15T07:00:00.123Z', baskets: [{ price: 4501, quantity: 1 }] },
  ],
] as const)('an order with revenue %s has the key %s', (_, key, more) => {
  expect(rowOf(JSON.parse(JSON.stringify(more)))?.['_dedup_key']).toBe(key);
});

test.each([
  [1e16, '1e+16'],
  [1.5e22, '1.5e+22'],
  [123456789012345680, '1.2345678901234568e+17'],
  [999999999999999, '999999999999999.0'],
  [0.0001, '0.0001'],
  [0.00001, '1e-05'],
  [0.1 + 0.2, '0.30000000000000004'],
  [-4501, '-4501.0'],
])('%d is written as Python writes it', (value, text) => {
  expect(pythonFloat(value)).toBe(text);
});

test('an order becomes a row with its sums, source and the whole item', () => {
  const more = {
    payed_at: '2025-11-07T12:00:00+03:00',
    utm: { utm_source: 'mail', utm_medium: 'letter', utm_campaign: '7' },
    baskets: [
      { price: 150, quantity: 2, deleted_at: '2025-11-07T12:00:00+03:00' },
      { price: '100.5', quantity: 1 },
    ],
  };
  expect(loadOrders({ data: [order(more)] }, context)).toEqual([
    {
      table: 'stg_qtickets_api_orders_raw',
      rows: [
        {
          order_id: '1001',
          event_id: '33',
          city: '',
          utm_source: 'mail',
          utm_medium: 'letter',
          utm_campaign: '7',
          utm_content: '',
          utm_term: '',
          sale_ts: NOON,
          tickets_sold: 3,
          revenue: 400.5,
          currency: 'RUB',
          payload_json: JSON.stringify(order(more)),
          _ver: 7,
          _dedup_key: expect.stringMatching(/^[0-9a-f]{32}$/),
        },
      ],
    },
  ]);
});

test('an unpaid order counts from the time it was made', () => {
  expect(rowOf({ payed_at: null, created_at: '2025-11-07T09:00:00Z' })?.['sale_ts']).toBe(NOON);
});

test.each([
  [{ id: null }],
  [{ event_id: null }],
  [{ payed_at: null, created_at: null }],
  [{ payed_at: 'yesterday' }],
  [{ payed_at: '2026-01-15 10:00:00' }],
  [{ baskets: null }],
  [{ baskets: [{ quantity: 1 }] }],
  [{ baskets: [{ price: 1, quantity: 0.5 }] }],
  [{ baskets: [{ price: 'free', quantity: 1 }] }],
])('an order that cannot be loaded is an error: %j', (more) => {
  expect(() => rowOf(JSON.parse(JSON.stringify(more)))).toThrow(
    expect.objectContaining({ code: 'WAREHOUSE_SCHEMA' }),
  );
});

test.each(['4501.00', '4501.', '+4501', ' 4501 ', '4.501e3', '0.45010e4'])(
  'a price of %j is 4501',
  (price) => {
    expect(rowOf({ baskets: [{ price, quantity: 1 }] })?.['revenue']).toBe(4501);
  },
);

test.each([
  '0x1195',
  '4 501',
  '4_501',
  '4501,5',
  'Infinity',
  '1e400',
  '9007199254740993',
  '0.1234567890123456789',
])('a price of %j is not loaded', (price) => {
  expect(() => rowOf({ baskets: [{ price, quantity: 1 }] })).toThrow(/number/);
});
