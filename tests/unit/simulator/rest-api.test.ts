import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { itemsAt } from '../../../src/common/items-path.ts';
import type { JsonValue } from '../../../src/model/json.ts';
import { type Answer, type SimulatorCaller, simulatorCaller } from './simulator-caller.ts';

let caller: SimulatorCaller;
beforeAll(async () => {
  caller = await simulatorCaller();
});
afterAll(() => caller.close());
beforeEach(() => caller.simulator.reset());

function values(answer: Answer, path: string): JsonValue[] {
  return itemsAt(answer.json, path).map((found) => found.value);
}

test('the three first pages of orders are disjoint and cover all 300', async () => {
  const where = (payed: number) => [{ column: 'payed', value: payed }];
  const answers = await Promise.all([
    caller.rest('GET', '/orders'),
    caller.rest('GET', '/orders', { body: { where: where(1), orderBy: { id: 'asc' }, page: 1 } }),
    caller.rest('GET', '/orders', { body: { where: where(0), orderBy: { id: 'desc' }, page: 1 } }),
  ]);
  expect(answers.map((answer) => answer.json['paging'])).toEqual([
    { perPage: 100, currentPage: 1, total: 300 },
    { perPage: 100, currentPage: 1, total: 100 },
    { perPage: 100, currentPage: 1, total: 200 },
  ]);
  expect(values(answers[1] as Answer, 'data[*].payed')).toEqual(Array(100).fill(true));
  expect(new Set(answers.flatMap((answer) => values(answer, 'data[*].id'))).size).toBe(300);
});

test('the body of a GET filters, the query string does not', async () => {
  const where = [
    { column: 'payed', value: 1 },
    { column: 'event_id', value: 33 },
  ];
  const filtered = await caller.rest('GET', '/orders', { body: { where, orderBy: { id: 'desc' } } });
  expect(new Set(values(filtered, 'data[*].event_id'))).toEqual(new Set([33]));
  expect(values(filtered, 'data[*].id')[0]).toBe(4399);
  const query = `?payed=1&where=${encodeURIComponent(JSON.stringify(where))}&per_page=5&page=2`;
  const unfiltered = await caller.rest('GET', `/orders${query}`);
  expect(unfiltered.json['paging']).toEqual({ perPage: 100, currentPage: 1, total: 300 });
});

test('an order alone is the listed one but for integrations', async () => {
  const single = (await caller.rest('GET', '/orders/4360')).json['data'] as Record<string, JsonValue>;
  const listed = await caller.rest('GET', '/orders', { body: { where: [{ column: 'id', value: 4360 }] } });
  expect(single['integrations']).toEqual({ roistat: { roistat_visit: null } });
  expect({ ...single, integrations: [] }).toEqual(values(listed, 'data[*]')[0]);
});

test('an order has the keys of production in their order', async () => {
  const order = values(await caller.rest('GET', '/orders'), 'data[*]')[0] as Record<string, JsonValue>;
  expect(Object.keys(order).join()).toBe(
    'id,uniqid,payed,payed_at,client_id,client,site_id,site,payment_id,payment_type_id,payment_card_number,payment_url,' +
      'cancel_url,basket_user_id,backend_user_id,access_code_id,discount_id,promo_code_id,reserved,reserved_to,' +
      'reserve_extended,event_id,price,original_price,currency_id,utm,custom,fields,baskets,refunds,integrations,' +
      'created_at,updated_at,deleted_at',
  );
});

test('bodies are PHP JSON: compact, slashes escaped, ASCII only', async () => {
  const { text, headers } = await caller.rest('GET', '/events');
  expect(text).toContain('https:\\/\\/');
  expect(text).toContain('\\u041f');
  expect([...text].every((sign) => sign.charCodeAt(0) < 128)).toBe(true);
  expect(text).toBe(text.trim());
  expect(headers['content-type']).toBe('application/json');
});

test('header names are those of production, and the date is the clock of the simulator', async () => {
  const { rawHeaders, headers } = await caller.rest('GET', '/price-shades');
  expect([...rawHeaders].sort()).toEqual([
    'Cache-Control',
    'Connection',
    'Content-Type',
    'Date',
    'Server',
    'Strict-Transport-Security',
    'Transfer-Encoding',
    'Vary',
    'X-Cache-Status',
  ]);
  expect(headers['date']).toBe('Fri, 07 Nov 2025 09:00:00 GMT');
});

test('per_page is honoured for clients', async () => {
  const answer = await caller.rest('GET', '/clients', { body: { page: 1, per_page: 50 } });
  expect(answer.json['paging']).toEqual({ perPage: 50, currentPage: 1, total: 95 });
  expect(values(answer, 'data[*]')).toHaveLength(50);
});

test('active is a filter column of events', async () => {
  const answer = await caller.rest('GET', '/events', { body: { where: [{ column: 'active', value: 1 }] } });
  expect(values(answer, 'data[*].is_active')).toEqual(Array(18).fill(1));
});

test('seats of a show are within those of its event, and left counts the available ones', async () => {
  const event = await caller.rest('GET', '/events/33/seats');
  const show = await caller.rest('GET', '/events/33/seats/41');
  expect(event.json['data']).toMatchObject({ event_id: 33, total: 150, left: 45 });
  expect(show.json['data']).toMatchObject({ event_id: 33, show_id: 41, total: 45, left: 12 });
  const seatIds = values(event, 'data.zones[*].seats[*].seat_id');
  expect(new Set(seatIds).size).toBe(150);
  expect(values(show, 'data.zones[*].seats[*].seat_id').every((id) => seatIds.includes(id))).toBe(true);
  expect(new Set(values(show, 'data.zones[*].seats[*].show_id'))).toEqual(new Set([41]));
});

test('a seat added through Partners is no longer left, and its barcode is listed', async () => {
  await caller.partners('/tickets/add/12/4076', { seat_id: 'CENTER_PARTERRE-20;5', paid: 1 });
  expect((await caller.rest('GET', '/events/12/seats/4076')).json['data']).toMatchObject({
    total: 4,
    left: 1,
  });
  expect((await caller.rest('GET', '/barcodes')).json['paging']).toMatchObject({ total: 346 });
});

test('lists and single resources have the sizes of the data set', async () => {
  const totals = await Promise.all(
    ['/discounts', '/promo-codes', '/barcodes', '/events'].map((path) => caller.rest('GET', path)),
  );
  expect(totals.map((answer) => answer.json['paging'])).toEqual([
    { perPage: 100, currentPage: 1, total: 5 },
    { perPage: 500, currentPage: 1, total: 15 },
    { perPage: 500, currentPage: 1, total: 345 },
    { perPage: 100, currentPage: 1, total: 24 },
  ]);
  const shades = await caller.rest('GET', '/price-shades');
  expect(values(shades, 'data[*].color')).toHaveLength(8);
  for (const path of ['/clients/235', '/discounts/700', '/promo-codes/13513', '/events/33']) {
    expect(values(await caller.rest('GET', path), 'data.id')).toEqual([Number(path.split('/')[2])]);
  }
});

test('barcodes of an event', async () => {
  const answer = await caller.rest('GET', '/barcodes', {
    body: { where: [{ column: 'event_id', value: 33 }] },
  });
  expect(values(answer, 'data[*].event_id')).toEqual(Array(60).fill(33));
  expect(values(answer, 'data[*].barcode')).toContain('877076325904');
});
