import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { itemsAt, valueAt } from '../../../src/common/items-path.ts';
import type { JsonObject, JsonValue } from '../../../src/model/json.ts';
import { type SimulatorCaller, simulatorCaller } from './simulator-caller.ts';

const NOW = '2025-11-07T12:00:00+03:00';

let caller: SimulatorCaller;
beforeAll(async () => {
  caller = await simulatorCaller();
});
afterAll(() => caller.close());
beforeEach(() => caller.simulator.reset());

const write = async (method: string, path: string, body: JsonValue = {}) =>
  caller.rest(method, path, { body });
const dataOf = async (method: string, path: string, body: JsonValue = {}): Promise<JsonObject> =>
  (await write(method, path, body)).json['data'] as JsonObject;
const left = async () => valueAt((await caller.rest('GET', '/events/33/seats/41')).json, 'data.left');
const total = async (path: string) => valueAt((await caller.rest('GET', path)).json, 'paging.total');

test.each<[string, JsonObject | undefined]>([
  ['/orders/4360/baskets/63993', undefined],
  ['/orders/4360/baskets', { delete: { baskets: { '63993': [] } } }],
])('DELETE %s takes one ticket out, frees its seat, leaves the others', async (path, body) => {
  const before = await dataOf('GET', '/orders/4360');
  const after = await dataOf('DELETE', path, body ?? {});
  const [gone, ...others] = after['baskets'] as JsonObject[];
  expect(gone).toMatchObject({ id: 63993, deleted_at: NOW, barcode: null, pdf_url: null, ticket_amount: 0 });
  expect(others).toEqual((before['baskets'] as JsonObject[]).slice(1));
  expect(after).toMatchObject({ price: before['price'], deleted_at: null });
  expect(await left()).toBe(13);
  expect((await write('DELETE', path, body ?? {})).status).toBe(422);
});

test('an order without live tickets is cancelled, and can be restored with new barcodes', async () => {
  const baskets = { '63993': [], '63994': [], '63995': [] };
  expect((await write('POST', '/orders/4360/restore')).status).toBe(422);
  const cancelled = await dataOf('DELETE', '/orders/4360/baskets', { delete: { baskets } });
  expect(cancelled['deleted_at']).toBe(NOW);
  const restored = await dataOf('POST', '/orders/4360/restore');
  expect(restored['deleted_at']).toBeNull();
  for (const basket of restored['baskets'] as JsonObject[]) {
    expect(basket).toMatchObject({ deleted_at: null, barcode: expect.stringMatching(/^87\d{10}$/) });
    expect(basket['ticket_amount']).toBe(basket['price']);
  }
  expect(await left()).toBe(12);
});

test('a refund keeps what was given back and what was kept, and rules out a restore', async () => {
  const order = await dataOf('POST', '/orders/4360/baskets/63993/refund', {
    amount: 150,
    deduction_amount: 15,
  });
  expect((order['baskets'] as JsonObject[])[0]).toMatchObject({
    refunded_at: NOW,
    refunded_amount: 150,
    refunded_deduction_amount: 15,
  });
  const baskets = { '63994': [], '63995': [] };
  await write('DELETE', '/orders/4360/baskets', { refund: { deduction_amount: 100, baskets } });
  const { json } = await caller.rest('GET', '/orders/4360');
  const prices = itemsAt(json, 'data.baskets[*].price').map((one) => one.value as number);
  const amounts = itemsAt(json, 'data.baskets[*].refunded_amount').map((one) => one.value);
  expect(amounts).toEqual([150, (prices[1] ?? 0) - 100, (prices[2] ?? 0) - 100]);
  expect((await write('POST', '/orders/4360/restore')).status).toBe(422);
});

test.each<[string, JsonObject]>([
  ['/orders/4360/baskets/63993/refund', {}],
  ['/orders/4360/baskets/63993/refund', { amount: 1_000_000 }],
  ['/orders/4360/baskets/63993/refund', { amount: -1 }],
  ['/orders/4201/baskets/1/refund', { amount: 1 }],
])('POST %s with %j is no refund', async (path, body) => {
  expect((await write('POST', path, body)).status).toBe(422);
});

test('a ticket gets a new holder, and keeps its price once paid', async () => {
  const body = { client_name: 'Анна', client_surname: 'Образцова', client_phone: '+79000004567' };
  expect(await dataOf('PATCH', '/orders/4360/baskets/63993', body)).toMatchObject({ id: 63993, ...body });
  expect(await dataOf('PUT', '/baskets/63993', { data: { client_name: 'Вера' } })).toMatchObject([
    { client_name: 'Вера', client_surname: 'Образцова' },
  ]);
  expect((await write('PUT', '/baskets/63993', { data: { discount_value: 1 } })).status).toBe(422);
  expect((await write('PATCH', '/orders/4360/baskets/63993', {})).status).toBe(422);
  expect((await write('PATCH', '/orders/4360/baskets/1', body)).status).toBe(404);
});

test('an e-mail makes a client once, and changes it after that', async () => {
  const created = await dataOf('POST', '/clients', {
    email: 'test@example.com',
    name: 'Пётр',
    phone: '+79000001234',
  });
  expect(created).toMatchObject({ id: 245, email: 'test@example.com', details: { name: 'Пётр', vk_id: '' } });
  const nested = { data: { email: 'test@example.com', details: { name: 'Пётр', surname: 'Примеров' } } };
  const again = await dataOf('POST', '/clients', nested);
  expect(again).toMatchObject({ id: 245, details: { surname: 'Примеров', phone: '+79000001234' } });
  expect(await total('/clients')).toBe(96);
});

test('a changed client shows in its orders', async () => {
  const { json } = await caller.rest('GET', '/orders/4360');
  const id = valueAt(json, 'data.client_id');
  const changed = await dataOf('PATCH', `/clients/${id}`, { name: 'Мария', phone: '+79000006543' });
  expect(changed).toMatchObject({ id, details: { name: 'Мария', phone: '+79000006543' } });
  expect((await dataOf('GET', '/orders/4360'))['client']).toEqual(changed);
});

test('a client needs an e-mail of its own, and nothing is made without', async () => {
  const empty = await write('POST', '/clients', {});
  expect(empty.status).toBe(422);
  expect(empty.json).toMatchObject({ code: 'VALIDATION_ERROR', info: { email: expect.any(String) } });
  expect((await write('POST', '/clients', { email: 'nobody' })).status).toBe(422);
  expect((await write('PATCH', '/clients/235', { email: 'guest150@example.com' })).status).toBe(422);
  expect((await write('PATCH', '/clients/235', {})).status).toBe(422);
  expect(await total('/clients')).toBe(95);
});

test('an event is made from a flat body and renamed', async () => {
  const dates = { start_date: '2025-12-01T19:00:00+03:00', finish_date: '2025-12-01T22:00:00+03:00' };
  const made = await dataOf('POST', '/events', {
    name: 'Contract test event',
    description: 'made',
    ...dates,
  });
  expect(made).toMatchObject({ id: 34, name: 'Contract test event', description: 'made', shows: [dates] });
  const renamed = await dataOf('PATCH', '/events/34', { name: 'renamed' });
  expect(renamed).toMatchObject({ id: 34, name: 'renamed', description: 'made', shows: made['shows'] });
  expect(await total('/events')).toBe(25);
  expect((await write('POST', '/events', {})).status).toBe(422);
  expect((await write('POST', '/events', { name: 'x', start_date: 'soon' })).status).toBe(422);
});

test('an event in the documented form gets its price ids', async () => {
  const show = {
    start_date: '2025-12-01T19:00:00+03:00',
    finish_date: '2025-12-01T22:00:00+03:00',
    prices: [
      { default_price: 100, color_theme: 1 },
      { default_price: 300, color_theme: 2 },
    ],
    scheme_properties: { zones: { hall: { price_id: '#1' } } },
  };
  const made = await dataOf('POST', '/events', { data: { name: 'x', is_active: 1, shows: [show] } });
  const prices = itemsAt(made, 'shows[*].prices[*].id').map((one) => String(one.value));
  expect(valueAt(made, 'is_active')).toBe(1);
  expect(made['shows']).toMatchObject([
    {
      scheme_properties: { zones: { hall: { price_id: prices[1] } } },
      max_price: { default_price: 300, color_theme: '2' },
    },
  ]);
  const edited = await dataOf('PUT', '/events/33', { data: { shows: [{ id: 41, is_active: 0 }] } });
  expect(itemsAt(edited, 'shows[*].is_active').map((one) => one.value)).toEqual([0, 1]);
});

test('a promo code is made, found in the list and edited', async () => {
  const terms = {
    discount_type: 'percent',
    discount_value: 10,
    valid_from: '2025-01-01',
    valid_to: '2025-12-31',
  };
  const made = await dataOf('POST', '/promo-codes', { code: 'TESTPROMO2025', ...terms });
  expect(made).toMatchObject({
    id: 13516,
    code: 'TESTPROMO2025',
    discount_id: 701,
    discount_value: 10,
    valid_from: '2025-01-01T00:00:00+03:00',
  });
  expect(await total('/promo-codes')).toBe(16);
  expect((await write('POST', '/promo-codes', { code: 'TESTPROMO2025' })).status).toBe(422);
  const edited = await dataOf('PATCH', '/promo-codes/13513', { discount_value: 15, valid_to: '2026-01-31' });
  expect(edited).toMatchObject({ id: 13513, discount_value: 15, valid_to: '2026-01-31T00:00:00+03:00' });
  const listed = await dataOf('GET', '/promo-codes/13513');
  expect(listed).toMatchObject({ active_to: '2026-01-31T00:00:00+03:00' });
  expect(listed).not.toHaveProperty('discount_value');
});

test('a ticket is let in once, and a second scan says so', async () => {
  const before = await dataOf('GET', '/scanning/info');
  const scan = { barcode: '877076325904', event_id: 33, show_id: 41 };
  const first = await write('POST', '/scanning/scan', scan);
  expect(first.json).toEqual({ success: true, barcode: '877076325904', checked_at: NOW, already: false });
  caller.simulator.clock.advance(60_000);
  expect((await write('POST', '/scanning/scan', scan)).json).toMatchObject({
    checked_at: NOW,
    already: true,
  });
  expect(await dataOf('GET', '/scanning/info')).toEqual({
    total: 345,
    scanned: (before['scanned'] as number) + 1,
    last_checked_at: NOW,
  });
  expect((await write('POST', '/scanning/scan', { ...scan, show_id: 42 })).status).toBe(404);
  expect((await write('POST', '/scanning/scan', {})).status).toBe(422);
});

test('a batch of scans is answered one by one, in order', async () => {
  const at = '2025-11-07T19:30:00+03:00';
  const scans = [
    { barcode: '877344688530', scanned_at: at },
    { barcode: '870000000000' },
    { barcode: '872964136579' },
  ];
  expect((await write('POST', '/scanning/batch', { scans })).json['data']).toEqual([
    { barcode: '877344688530', success: true, checked_at: at, already: false },
    { barcode: '870000000000', success: false, checked_at: null, already: false },
    { barcode: '872964136579', success: true, checked_at: NOW, already: false },
  ]);
});
