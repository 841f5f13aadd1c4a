import { expect, test } from 'vitest';
import { sameObjectProblems } from '../../../../src/contract/checks/same-checks.ts';
import { checkShows } from '../../../../src/contract/checks/show-checks.ts';
import { checkTickets } from '../../../../src/contract/checks/ticket-checks.ts';
import type { JsonValue } from '../../../../src/model/json.ts';
import { altered, type Changes, contextOf, told } from '../judged.ts';

const EVENT = {
  id: 5,
  scheme_id: 1,
  shows: [
    {
      id: 7,
      event_id: 5,
      prices: [
        { id: 1, default_price: 100 },
        { id: 2, default_price: 200 },
      ],
      min_price: { id: 1, default_price: 100 },
      max_price: { id: 2, default_price: 200 },
      scheme_properties: {
        zones: { A: { price_id: 1 } },
        seats: { 'A-1;1': { price_id: '2' }, 'A-1;2': { price_id: '' } },
      },
    },
  ],
};
const shows = (...data: JsonValue[]) => told(checkShows(contextOf({ data })));

test.each<[string, Changes]>([
  ['whole', {}],
  ['without the id of its event', { 'shows.0.event_id': undefined }],
  ['of one price', { 'shows.0.max_price': { id: 1, default_price: 100 } }],
  ['without a least and a greatest price', { 'shows.0.min_price': null, 'shows.0.max_price': undefined }],
  ['without prices', { 'shows.0.prices': null, 'shows.0.min_price': 1 }],
  ['without a scheme', { 'shows.0.scheme_properties': undefined }],
  ['that is none', { 'shows.0': null }],
])('a show %s is as it must be', (_, changes) => {
  expect(shows(altered(EVENT, changes))).toEqual([]);
  expect(told(checkShows(contextOf({ data: altered(EVENT, changes) })))).toEqual([]);
});

test.each<[string, Changes, string[]]>([
  ['of another event', { 'shows.0.event_id': 6 }, ['/data/0/shows/0/event_id 6']],
  ['with the id of its event as text', { 'shows.0.event_id': '5' }, ['/data/0/shows/0/event_id "5"']],
  [
    'whose least price is not whole',
    { 'shows.0.min_price': { id: 1 } },
    ['/data/0/shows/0/min_price /data/0/shows/0/prices "id" 1'],
  ],
  [
    'whose greatest price is none of its own',
    { 'shows.0.max_price': { id: 3, default_price: 300 } },
    ['/data/0/shows/0/max_price /data/0/shows/0/prices "id" 3 "default_price" 300'],
  ],
  [
    'with a least price alone',
    { 'shows.0.max_price': null },
    ['/data/0/shows/0/min_price "id" 1 "default_price" 100'],
  ],
  ['with a greatest price alone', { 'shows.0.min_price': null }, ['/data/0/shows/0/min_price']],
  [
    'whose least price is the greatest',
    {
      'shows.0.min_price': EVENT.shows[0]?.max_price ?? null,
      'shows.0.max_price': EVENT.shows[0]?.min_price ?? null,
    },
    ['/data/0/shows/0/min_price "id" 2 "default_price" 200'],
  ],
  [
    'with a price of another',
    { 'shows.0.scheme_properties.zones.A.price_id': 3, 'shows.0.scheme_properties.seats.A-1;1.price_id': 4 },
    [
      '/data/0/shows/0/scheme_properties/zones/A/price_id 3',
      '/data/0/shows/0/scheme_properties/seats/A-1;1/price_id 4',
    ],
  ],
])('a show %s is told', (_, changes, facts) => {
  expect(shows(altered(EVENT, changes))).toEqual(facts);
});

test('a show stands under one event, and what has no shows is no event', () => {
  expect(shows(EVENT, { ...EVENT, id: 6 })).toEqual([
    '/data/1/shows/0/event_id 5',
    '/data/1/shows/0/id /data/0/shows/0',
  ]);
  for (const data of [{}, null, { shows: [] }, { scheme_id: 1 }, { scheme_id: 1, shows: null }])
    expect(shows(data)).toBeNull();
});

const same = (body: JsonValue) => told(sameObjectProblems(contextOf(body)));

test.each(['client', 'site', 'city', 'ticket', 'mail_template', 'event_type', 'scheme'])(
  'one %s is the same everywhere',
  (key) => {
    const [one, other] = [{ [key]: { id: 1, name: 'a' } }, { [key]: { id: 1, name: 'b' } }];
    expect(same([one, one])).toEqual([]);
    expect(same([one, other, one])).toEqual([`/1/${key}/name "a" /0/${key}/name "b"`]);
    expect(same([one, { [key]: { id: 2, name: 'b' } }])).toBeNull();
    expect(same([{ [key]: { name: 'a' } }, { [key]: { name: 'b' } }])).toBeNull();
    expect(same([{ [key]: null }, { [key]: 'a' }])).toBeNull();
  },
);

test('a city may be told with another place, and what belongs to one thing to no other', () => {
  expect(same([{ city: { id: 1, coords: [1] } }, { city: { id: 1, coords: [2] } }])).toEqual([]);
  expect(same([{ event: { id: 1, a: 1 } }, { event: { id: 1, a: 2 } }])).toBeNull();
  expect(
    same([
      { show_id: 1, event_id: 2 },
      { show_id: '1', event_id: '2' },
    ]),
  ).toEqual([]);
  expect(
    same([
      { show_id: 1, event_id: 2 },
      { show_id: 1, event_id: 3 },
    ]),
  ).toEqual(['/1/event_id 2 /0/event_id 3']);
  expect(
    same([
      { promo_code_id: 1, discount_id: 2 },
      { promo_code_id: 1, discount_id: 3 },
    ]),
  ).toEqual(['/1/discount_id 2 /0/discount_id 3']);
  expect(
    same([
      { show_id: 1, event_id: null },
      { show_id: 1, event_id: 3 },
    ]),
  ).toBeNull();
  expect(
    same([
      { show_id: null, event_id: 2 },
      { show_id: null, event_id: 3 },
    ]),
  ).toBeNull();
  expect(
    same([
      { show_id: 1, event_id: 2 },
      { promo_code_id: 1, discount_id: 3 },
    ]),
  ).toBeNull();
});

const TICKET = {
  id: 1,
  seat_id: 'A-1;1',
  paid: 1,
  paid_at: '2025-11-01T10:00:00Z',
  barcode: '870000000001',
  reserved_to: null,
  deleted: 0,
};
const UNPAID: Changes = { paid: 0, paid_at: null, barcode: null, reserved_to: '2025-11-02T10:00:00Z' };
const HEAD = { start_date: '2025-12-01T10:00:00Z', finish_date: '2025-12-02T10:00:00Z' };
const tickets = (changes: Changes, head = {}, requestPath = '/api/partners/v1/tickets/find/1') =>
  told(checkTickets(contextOf({ ...head, result: [altered(TICKET, changes)] }, { requestPath })));

test.each<[string, Changes, object?, string?]>([
  ['a paid ticket', {}],
  ['a reserved one', UNPAID],
  ['a deleted one, which was found', { deleted: 1 }],
  ['a deleted one without a barcode', { deleted: 1, barcode: null }],
  ['a deleted one without a reservation', { ...UNPAID, deleted: 1, reserved_to: null }],
  ['a new one', {}, {}, '/api/partners/v1/tickets/add/1'],
  ['one of a show', {}, HEAD],
  ['one of the last second', { paid_at: HEAD.finish_date }, HEAD],
  ['one of the first', { paid_at: '2022-11-29T10:00:00Z' }, HEAD],
  [
    'one of a show without an end',
    { paid_at: HEAD.start_date },
    { start_date: HEAD.start_date, finish_date: null },
  ],
  [
    'one of a show that ends before it begins',
    { paid_at: HEAD.start_date },
    { ...HEAD, finish_date: '2025-11-01T09:00:00Z' },
  ],
  ['one of an end alone', { paid_at: '2031-01-01T00:00:00Z' }, { finish_date: HEAD.finish_date }],
])('%s is as it must be', (_, changes, head, path) => {
  expect(tickets(changes, head, path)).toEqual([]);
});

test.each<[string, Changes, string[], object?, string?]>([
  ['an id that is none', { id: 0 }, ['/result/0/id 0']],
  ['an id in words', { id: 'x' }, ['/result/0/id "x"']],
  ['a paid one without a time', { paid_at: null }, ['/result/0/paid_at']],
  ['a paid one without a barcode', { barcode: null }, ['/result/0/barcode 12']],
  [
    'an unpaid one with a time',
    { ...UNPAID, paid_at: TICKET.paid_at },
    ['/result/0/paid_at "2025-11-01T10:00:00Z"'],
  ],
  [
    'an unpaid one with a barcode',
    { ...UNPAID, barcode: TICKET.barcode },
    ['/result/0/barcode "870000000001"'],
  ],
  ['an unpaid one without a reservation', { ...UNPAID, reserved_to: null }, ['/result/0/reserved_to']],
  [
    'a new one that is deleted',
    { deleted: 1 },
    ['/result/0/deleted 0 1'],
    {},
    '/api/partners/v1/tickets/add/1',
  ],
  [
    'a changed one that is deleted',
    { deleted: 1 },
    ['/result/0/deleted 0 1'],
    {},
    '/api/partners/v1/tickets/update/1',
  ],
  [
    'one that was paid after the show',
    { paid_at: '2025-12-02T10:00:01Z' },
    ['/result/0/paid_at "2025-12-02T10:00:01Z"'],
    HEAD,
  ],
  [
    'one that was paid years before it',
    { paid_at: '2022-11-29T09:59:59Z' },
    ['/result/0/paid_at "2022-11-29T09:59:59Z"'],
    HEAD,
  ],
  [
    'one that is reserved beyond it',
    { ...UNPAID, reserved_to: '2025-12-02T10:00:01Z' },
    ['/result/0/reserved_to "2025-12-02T10:00:01Z"'],
    HEAD,
  ],
])('%s: told', (_, changes, facts, head, path) => {
  expect(tickets(changes, head, path)).toEqual(facts);
});

test('what is no ticket is not looked at', () => {
  for (const key of ['seat_id', 'paid', 'paid_at', 'barcode'])
    expect(tickets({ [key]: undefined })).toBeNull();
});
