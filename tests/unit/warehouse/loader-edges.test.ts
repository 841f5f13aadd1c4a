import { expect, test } from 'vitest';
import type { LoaderName } from '../../../src/model/case.ts';
import type { JsonValue } from '../../../src/model/json.ts';
import {
  cityName,
  flag,
  numberOrNull,
  requiredText,
  secondsOrNull,
  text,
} from '../../../src/warehouse/loaders/item-fields.ts';
import { elements, itemsUnder, mapValues, seatsOfZones } from '../../../src/warehouse/loaders/items.ts';
import { loaderFor } from '../../../src/warehouse/loaders/loader-for.ts';
import { headOf } from '../../../src/warehouse/loaders/partner-loaders.ts';
import { tableBelow, ttlOf, ttlsOf } from '../../../src/warehouse/table-schema.ts';

const CONTEXT = { eventId: '33', showId: '41', snapshotTs: new Date('2025-11-09T10:00:00.900Z'), ver: 7 };
const item = (value: Record<string, JsonValue>) => ({ value, at: '/data/0' });
const refused = (place: string) =>
  expect.objectContaining({ code: 'WAREHOUSE_SCHEMA', message: expect.stringContaining(place) });

test('fields are read as text, numbers, flags and times', () => {
  expect([
    text(item({ a: 1 }), 'a'),
    text(item({ a: { b: false } }), 'a.b'),
    text(item({ a: null }), 'a'),
    text(item({}), 'a'),
  ]).toEqual(['1', 'false', '', '']);
  expect(() => text(item({ a: [] }), 'a')).toThrow(refused('/data/0/a'));
  expect(requiredText(item({ a: 0 }), 'a')).toBe('0');
  for (const value of ['', null])
    expect(() => requiredText(item({ a: value }), 'a')).toThrow(refused('/data/0/a'));
  expect(
    [1.5, ' 1.50 ', '-2', '+2', '1e3', '', ' ', null].map((a) => numberOrNull(item({ a }), 'a')),
  ).toEqual([1.5, 1.5, -2, 2, 1000, null, null, null]);
  for (const a of ['x', '1x', '0x10', true, '1e400', '9007199254740993', '-9007199254740993'])
    expect(() => numberOrNull(item({ a }), 'a')).toThrow(refused('/data/0/a'));
  expect([1, '1', true, 'true', 0, '0', false, null, 2, 'yes'].map((a) => flag(item({ a }), 'a'))).toEqual([
    1, 1, 1, 1, 0, 0, 0, 0, 0, 0,
  ]);
  const seconds = (value: Record<string, JsonValue>) => secondsOrNull(item(value), 'a', 'b');
  expect([
    seconds({ a: '1970-01-01T00:00:05Z', b: 'x' }),
    seconds({ a: '', b: '1970-01-01T00:00:00Z' }),
    seconds({ a: null }),
    seconds({ a: '2106-02-07T06:28:15Z' }),
  ]).toEqual([5, 0, null, 4294967295]);
  for (const a of ['soon', '1969-12-31T23:59:59Z', '2106-02-07T06:28:16Z'])
    expect(() => seconds({ a })).toThrow(refused('/data/0/a'));
  expect(() => seconds({ b: 'soon' })).toThrow(refused('/data/0/b'));
  expect(cityName(' МоСква\n')).toBe('москва');
});

test('items are found where they stand, and what is none is named', () => {
  const places = (items: { at: string }[]) => items.map((one) => one.at);
  expect(places(itemsUnder({ data: [{}, {}] }, 'data'))).toEqual(['/data/0', '/data/1']);
  expect(places(itemsUnder({ data: {} }, 'data'))).toEqual(['/data']);
  for (const body of [{}, { data: null }, [], 'x'])
    expect(() => itemsUnder(body, 'data')).toThrow(refused('/data'));
  expect(() => elements([{}, 5], '/x')).toThrow(refused('/x/1'));
  expect(places(mapValues({ 'a/b': {} }, '/x'))).toEqual(['/x/a~1b']);
  expect(() => mapValues({ a: 1 }, '/x')).toThrow(refused('/x/a'));
  expect(places(seatsOfZones({ zones: [{ seats: [{}] }, { seats: [] }, { seats: [{}, {}] }] }, ''))).toEqual([
    '/zones/0/seats/0',
    '/zones/2/seats/0',
    '/zones/2/seats/1',
  ]);
  for (const holder of [undefined, [], { zones: {} }, { zones: [{}] }])
    expect(() => seatsOfZones(holder, '/x')).toThrow(refused('/x/zones'));
});

test('event and show of a Partners answer are those of its head, or else those of the path', () => {
  expect(headOf({ event_id: 5, show_id: '6' }, CONTEXT)).toEqual({ event_id: '5', show_id: '6' });
  for (const body of [{}, [], { event_id: '', show_id: null }])
    expect(headOf(body, CONTEXT)).toEqual({ event_id: '33', show_id: '41' });
  expect(() => headOf({ show_id: 6 }, { ...CONTEXT, eventId: '' })).toThrow(refused('/event_id'));
  expect(headOf({ event_id: 5 }, { ...CONTEXT, eventId: '', showId: '' })).toEqual({
    event_id: '5',
    show_id: '',
  });
});

const rows = (loader: LoaderName, body: JsonValue, context = CONTEXT) =>
  loaderFor(loader)(body, context).map((loaded) => [loaded.table, loaded.rows] as const);

test('seats of zones, of a flat map and of none', () => {
  const [raw, latest] = rows('seats', {
    data: { zones: [{ seats: [{ seat_id: 'A-1;1', available: true }] }] },
  });
  const row = {
    snapshot_ts: 1762682400,
    event_id: '33',
    event_name: '',
    show_id: '41',
    seat_id: 'A-1;1',
    city: '',
    tickets_total: 1,
    tickets_left: 1,
    _ver: 7,
  };
  expect(latest).toEqual(['fact_qtickets_inventory_latest', [row]]);
  expect(raw).toEqual([
    'stg_qtickets_api_inventory_raw',
    [{ ...row, _dedup_key: expect.stringMatching(/^[0-9a-f]{32}$/) }],
  ]);
  expect(rows('seats', { data: { 'A-1;2': { id: 'A-1;2', available: 0 } } })[1]?.[1]).toMatchObject([
    { seat_id: 'A-1;2', tickets_left: 0 },
  ]);
  expect(rows('seats', { data: [] }).map(([, found]) => found)).toEqual([[], []]);
  expect(
    rows(
      'seats',
      { data: { event_id: 5, zones: [{ seats: [{ seat_id: 'x' }] }] } },
      { ...CONTEXT, eventId: '' },
    )[1]?.[1],
  ).toMatchObject([{ event_id: '5' }]);
  for (const data of [[], null, { zones: [] }])
    expect(() => rows('seats', { data }, { ...CONTEXT, eventId: '' })).toThrow(refused('/data/event_id'));
  expect(() => rows('seats', { data: { x: { seat_id: 'x' } } })).toThrow(refused('/data/x/id'));
  expect(() => rows('seats', { data: { zones: [{ seats: [{ id: 'x' }] }] } })).toThrow(
    refused('/data/zones/0/seats/0/seat_id'),
  );
  expect(() => rows('seats', { data: [1] })).toThrow(refused('/data/zones'));
  expect(() => rows('seats', [])).toThrow(refused('/data'));
});

test('an order needs a time, and baskets with prices and whole numbers of tickets', () => {
  const order = {
    id: 1,
    event_id: 2,
    created_at: '2025-11-09T10:00:00Z',
    baskets: [
      { price: '10.5', quantity: 2 },
      { price: 1, quantity: 1 },
    ],
  };
  const of = (changes: Record<string, JsonValue>) =>
    rows('orders', { data: [{ ...order, ...changes }] })[0]?.[1][0];
  expect(
    of({
      city: ' X ',
      currency_id: 'RUB',
      utm: { utm_source: 'a', utm_medium: 'b', utm_campaign: 'c', utm_content: 'd', utm_term: 'e' },
    }),
  ).toMatchObject({
    ...{
      order_id: '1',
      event_id: '2',
      city: 'x',
      currency: 'RUB',
      sale_ts: 1762682400,
      tickets_sold: 3,
      revenue: 22,
      _ver: 7,
    },
    ...{ utm_source: 'a', utm_medium: 'b', utm_campaign: 'c', utm_content: 'd', utm_term: 'e' },
  });
  expect(of({ payed_at: '2025-11-09T10:00:01Z' })).toMatchObject({ sale_ts: 1762682401 });
  expect(of({ baskets: [] })).toMatchObject({ tickets_sold: 0, revenue: 0 });
  expect(of({ baskets: [{ price: 1, quantity: 4294967295 }] })).toMatchObject({ tickets_sold: 4294967295 });
  expect(() => of({ created_at: null })).toThrow(refused('/data/0'));
  expect(() => of({ id: '' })).toThrow(refused('/data/0/id'));
  expect(() => of({ event_id: null })).toThrow(refused('/data/0/event_id'));
  expect(() => of({ baskets: null })).toThrow(refused('/data/0/baskets'));
  for (const basket of [{ price: 1 }, { quantity: 1 }])
    expect(() => of({ baskets: [basket] })).toThrow(refused('/data/0/baskets/0'));
  for (const quantity of [1.5, -1, 4294967296])
    expect(() => of({ baskets: [{ price: 1, quantity }] })).toThrow(refused('/data/0/baskets'));
});

test('what a table does by itself is read out of its statement', () => {
  expect(ttlOf('ReplacingMergeTree(_ver) ORDER BY a TTL t + toIntervalDay(1) SETTINGS x = 1')).toBe(
    't + toIntervalDay(1)',
  );
  expect([ttlOf('MergeTree ORDER BY a TTL t'), ttlOf('MergeTree ORDER BY a')]).toEqual(['t', null]);
  expect(
    ttlsOf('CREATE TABLE d.t (`a` String TTL t + 1, `b` String, `c d` Int8 TTL t + 2) ENGINE = MergeTree'),
  ).toEqual([
    ['a', expect.stringMatching(/TTL t \+ 1$/)],
    ['c d', expect.stringMatching(/TTL t \+ 2$/)],
  ]);
  expect(tableBelow("Distributed('c', 'd', 't', rand())")).toEqual({ database: 'd', table: 't' });
  expect(tableBelow('Distributed(c, `d`, `t`)')).toEqual({ database: 'd', table: 't' });
  expect([tableBelow('MergeTree'), tableBelow("xDistributed('c', 'd', 't')")]).toEqual([
    undefined,
    undefined,
  ]);
});
