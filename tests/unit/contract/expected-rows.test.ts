import { expect, test } from 'vitest';
import { expectedRows } from '../../../src/contract/expected-rows.ts';
import type { RowSpec } from '../../../src/model/case.ts';
import type { JsonValue } from '../../../src/model/json.ts';
import { orderRows, seatRows, ticketRows } from '../../cases/rows.ts';

function spec(rows: RowSpec[], index = 0): RowSpec {
  const found = rows[index];
  if (found === undefined) throw new RangeError('no row spec');
  return found;
}

const order = (changes: Record<string, JsonValue> = {}): JsonValue => ({
  id: 1001,
  event_id: 33,
  payed_at: '2026-01-15T10:00:00+03:00',
  created_at: '2026-01-14T10:00:00+03:00',
  baskets: [
    { price: 4000, quantity: 1 },
    { price: 501, quantity: 1 },
  ],
  ...changes,
});
const keysOf = (rows: Map<string, { key: string[] }>) => [...rows.values()].map(({ key }) => key);

// Vectors of the team's own loader, so that its rows and ours deduplicate as one.
test.each([
  ['its revenue', order(), 'c8ba87ffe3b8979b5d0198300d090ce9'],
  ['another revenue', order({ baskets: [{ price: 100, quantity: 2 }] }), '0d0140b749f28bcdfb5a7a13da4ef54f'],
  ['a fraction', order({ baskets: [{ price: 100.5, quantity: 1 }] }), '7eb0c31396837ae4eba0a7ce23733fda'],
  ['no revenue', order({ baskets: [] }), '9ef269d7bcb42538c905c1172843eedc'],
])('the key of an order covers %s', (_, value, digest) => {
  const rows = expectedRows(spec(orderRows('data[*]')), ['_dedup_key'], {
    body: { data: [value] },
    params: {},
  });
  expect(keysOf(rows)).toEqual([[digest]]);
});

test('an unpaid order takes its time of creation, in Moscow time', () => {
  const unpaid = order({ payed_at: null, created_at: '2026-01-14T22:30:00Z' });
  const [row] = expectedRows(spec(orderRows('data[*]')), ['order_id'], {
    body: { data: [unpaid] },
    params: {},
  }).values();
  expect(row?.columns).toMatchObject({ sale_ts: '2026-01-15 01:30:00', revenue: '4501', event_id: '33' });
});

test('items with one key are one row, the last of them', () => {
  const rows = expectedRows(spec(orderRows('data[*]')), ['order_id'], {
    body: { data: [order({ event_id: 1 }), order({ event_id: 2 })] },
    params: {},
  });
  expect([...rows.values()].map(({ columns }) => columns['event_id'])).toEqual(['2']);
});

test('a seat of a show carries the show of the path, a seat of an event none', () => {
  const body = { data: { event_id: 33, zones: [{ seats: [{ seat_id: 'A-1;1' }] }] } };
  const key = ['event_id', 'show_id', 'seat_id', 'city'];
  expect(
    keysOf(expectedRows(spec(seatRows()), key, { body, params: { EVENT_ID: '33', SHOW_ID: '41' } })),
  ).toEqual([['33', '41', 'A-1;1', '']]);
  expect(keysOf(expectedRows(spec(seatRows()), key, { body, params: { EVENT_ID: '33' } }))).toEqual([
    ['33', '', 'A-1;1', ''],
  ]);
});

test('a null in the answer is an empty text', () => {
  const body = {
    result: {
      id: 5,
      seat_id: 'A',
      offer_id: null,
      external_order_id: null,
      external_id: null,
      barcode: null,
    },
  };
  const rows = expectedRows(spec(ticketRows('result')), ['ticket_id', 'offer_id'], { body, params: {} });
  expect(keysOf(rows)).toEqual([['5', '']]);
});

test('a key column that the case does not name is refused', () => {
  expect(() => expectedRows(spec(seatRows()), ['snapshot_ts'], { body: {}, params: {} })).toThrow(
    expect.objectContaining({ code: 'WAREHOUSE_SCHEMA' }),
  );
});
