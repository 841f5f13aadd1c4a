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
const OF_RUN = { snapshotTs: new Date('2025-11-09T10:00:00Z'), ver: 7 };
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
    ...OF_RUN,
  });
  expect(keysOf(rows)).toEqual([[digest]]);
});

test('an unpaid order takes its time of creation, in Moscow time', () => {
  const unpaid = order({ payed_at: null, created_at: '2026-01-14T22:30:00Z' });
  const [row] = expectedRows(spec(orderRows('data[*]')), ['order_id'], {
    body: { data: [unpaid] },
    params: {},
    ...OF_RUN,
  }).values();
  expect(row?.columns).toMatchObject({ sale_ts: '2026-01-15 01:30:00', revenue: '4501', event_id: '33' });
});

test('items with one key are one row, the last of them', () => {
  const rows = expectedRows(spec(orderRows('data[*]')), ['order_id'], {
    body: { data: [order({ event_id: 1 }), order({ event_id: 2 })] },
    params: {},
    ...OF_RUN,
  });
  expect([...rows.values()].map(({ columns }) => columns['event_id'])).toEqual(['2']);
});

test('a seat of a show carries the show of the path, a seat of an event none', () => {
  const body = { data: { event_id: 33, zones: [{ seats: [{ seat_id: 'A-1;1' }] }] } };
  const key = ['event_id', 'show_id', 'seat_id', 'city'];
  expect(
    keysOf(
      expectedRows(spec(seatRows()), key, { body, params: { EVENT_ID: '33', SHOW_ID: '41' }, ...OF_RUN }),
    ),
  ).toEqual([['33', '41', 'A-1;1', '']]);
  expect(
    keysOf(expectedRows(spec(seatRows()), key, { body, params: { EVENT_ID: '33' }, ...OF_RUN })),
  ).toEqual([['33', '', 'A-1;1', '']]);
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
  const rows = expectedRows(spec(ticketRows('result')), ['ticket_id', 'offer_id'], {
    body,
    params: {},
    ...OF_RUN,
  });
  expect(keysOf(rows)).toEqual([['5', '']]);
});

test('a key column that the case does not name is refused', () => {
  expect(() =>
    expectedRows(spec(seatRows()), ['no_such_column'], { body: {}, params: {}, ...OF_RUN }),
  ).toThrow(expect.objectContaining({ code: 'WAREHOUSE_SCHEMA' }));
});

test('columns of the load itself are its snapshot time, in Moscow, and its version', () => {
  const columns = { at: { from: 'run', value: 'snapshotTs' }, _ver: { from: 'run', value: 'ver' } } as const;
  const own: RowSpec = { table: 't', loader: 'events', items: 'data[*]', columns };
  const rows = expectedRows(own, ['at'], { body: { data: [{}] }, params: {}, ...OF_RUN });
  const found = { at: '2025-11-09 13:00:00', _ver: '7' };
  expect([...rows.values()]).toEqual([{ key: ['2025-11-09 13:00:00'], columns: found, all: [found] }]);
});

test('of items with one key the last one stands, and all of them are kept', () => {
  const columns = { id: { from: 'item', path: 'id' }, name: { from: 'item', path: 'name' } } as const;
  const own: RowSpec = { table: 't', loader: 'events', items: 'data[*]', columns };
  const data = ['first', 'second'].map((name) => ({ id: 1, name }));
  const [row] = expectedRows(own, ['id'], { body: { data }, params: {}, ...OF_RUN }).values();
  expect(row?.columns).toEqual({ id: '1', name: 'second' });
  expect(row?.all.map(({ name }) => name)).toEqual(['first', 'second']);
});

test('seats of a table whose key is event, city and snapshot are one row for each event', () => {
  const body = { data: { event_id: 33, zones: [{ seats: [{ seat_id: 'A-1;1' }, { seat_id: 'A-1;2' }] }] } };
  const key = ['event_id', 'city', 'snapshot_ts'];
  const rows = expectedRows(spec(seatRows()), key, { body, params: {}, ...OF_RUN });
  expect(keysOf(rows)).toEqual([['33', '', '2025-11-09 13:00:00']]);
});
