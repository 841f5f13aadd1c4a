import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { JsonValue } from '../../../src/model/json.ts';
import { type SimulatorCaller, simulatorCaller } from './simulator-caller.ts';

const UNKNOWN_ERROR = '{"error":"Unknown error","status":503,"code":"UNKNOWN_ERROR","info":[]}';

let strict: SimulatorCaller;
let open: SimulatorCaller;
beforeAll(async () => {
  [strict, open] = await Promise.all([simulatorCaller({ strictRoutes: true }), simulatorCaller()]);
});
afterAll(() => Promise.all([strict.close(), open.close()]));
beforeEach(() => {
  strict.simulator.reset();
  open.simulator.reset();
});

test.each([
  ['1.7', 'DELETE', '/orders/4360/baskets/63993'],
  ['1.8', 'PATCH', '/orders/4360/baskets/63993'],
  ['1.9', 'POST', '/orders/4360/baskets/63993/refund'],
  ['3.6', 'GET', '/events/33/seats'],
  ['3.7', 'GET', '/events/33/seats/41'],
  ['4.1', 'GET', '/price-shades'],
  ['5.1', 'GET', '/barcodes'],
  ['5.3', 'GET', '/scanning/info'],
  ['5.4', 'POST', '/scanning/scan'],
  ['5.5', 'POST', '/scanning/batch'],
])(
  '%s, %s %s, is the HTML page of an unknown route, and served without the option',
  async (_, method, path) => {
    const answer = await strict.rest(method, path, { body: {} });
    expect(answer.status).toBe(404);
    expect(answer.headers['content-type']).toBe('text/html; charset=UTF-8');
    const served = await open.rest(method, path, { body: {} });
    expect(served.headers['content-type']).toBe('application/json');
    expect([200, 422]).toContain(served.status);
  },
);

test.each([
  ['2.4', '/clients/235'],
  ['3.5', '/events/33'],
  ['4.5', '/promo-codes/13513'],
])('%s, PATCH %s, is a wrong method on a known path, and served without the option', async (_, path) => {
  const answer = await strict.rest('PATCH', path, { body: { name: 'x' } });
  expect([answer.status, answer.text]).toEqual([503, UNKNOWN_ERROR]);
  expect((await open.rest('PATCH', path, { body: {} })).status).toBe(422);
});

test('a wrong method on a path without a number stays the page, as seen in production', async () => {
  expect((await strict.rest('POST', '/orders/filter', { body: {} })).status).toBe(404);
  expect((await strict.rest('POST', '/orders', { body: {} })).text).toBe(UNKNOWN_ERROR);
});

test('a wrong method is refused for its token first', async () => {
  expect((await strict.rest('PATCH', '/clients/235', { token: null })).status).toBe(401);
});

test.each<[string, string, JsonValue]>([
  ['GET', '/orders', {}],
  ['GET', '/orders/4360', {}],
  ['PUT', '/baskets/63993', { data: { client_name: 'Вера' } }],
  ['DELETE', '/orders/4360/baskets', { delete: { baskets: { '63993': [] } } }],
  ['DELETE', '/orders/4360/baskets', { refund: { amount: 1, baskets: { '63994': [] } } }],
  ['POST', '/clients', { data: { email: 'new@example.com', details: { name: 'Анна' } } }],
  ['GET', '/clients/235', {}],
  ['POST', '/events', { data: { name: 'x' } }],
  ['PUT', '/events/33', { data: { name: 'x' } }],
  ['GET', '/shows/41/seats', { flat: true }],
  ['GET', '/color-themes', {}],
  ['GET', '/discounts', {}],
  ['GET', '/promo-codes', {}],
  ['POST', '/promo-codes', { data: { code: 'NEW', discount_id: 701 } }],
  ['PUT', '/promo-codes/13513', { data: { is_active: 0 } }],
  ['GET', '/shows/41/barcodes', {}],
  ['GET', '/shows/41/barcode/877076325904', {}],
  ['POST', '/shows/41/barcode/877076325904', {}],
  ['POST', '/shows/41/barcodes', [{ barcode: '877344688530' }]],
])('the documented %s %s keeps working', async (method, path, body) => {
  expect((await strict.rest(method, path, { body })).status).toBe(200);
});

test('Partners routes are all documented, and keep working', async () => {
  const body = { seat_id: 'CENTER_PARTERRE-20;5' };
  for (const path of ['/tickets/add/12/4076', '/tickets/check/12/4076', '/events/seats/12']) {
    expect((await strict.partners(path, body)).json['status']).toBe('success');
  }
});
