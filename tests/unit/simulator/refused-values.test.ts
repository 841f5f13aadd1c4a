import { afterAll, beforeAll, expect, test } from 'vitest';
import { itemsAt, valueAt } from '../../../src/common/items-path.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import { phpJson } from '../../../src/simulator/php-json.ts';
import { type SimulatorCaller, simulatorCaller } from './simulator-caller.ts';

let caller: SimulatorCaller;
beforeAll(async () => {
  caller = await simulatorCaller();
});
afterAll(() => caller.close());

const DATES = { start_date: '2025-12-01T19:00:00+03:00', finish_date: '2025-12-01T22:00:00+03:00' };
const withShow = (show: JsonObject) => ({ data: { name: 'x', shows: [{ ...DATES, ...show }] } });
const withPrice = (price: JsonObject) => withShow({ prices: [price] });
const withScheme = (scheme: JsonObject) => withShow({ prices: [{}], scheme_properties: scheme });

// What is taken comes back, at once and in every list after that: it must be what the document of the API allows there.
test.each<[method: string, path: string, body: JsonObject, told: string]>([
  ['POST', '/events', withPrice({ default_price: '1500,00' }), 'default_price must be a number'],
  ['POST', '/events', withPrice({ default_price: '9'.repeat(400) }), 'default_price must be a number'],
  ['POST', '/events', withPrice({ default_price: -1 }), 'default_price must not be negative'],
  ['POST', '/events', withPrice({ color_theme: 'red' }), 'color_theme must be a number'],
  ['POST', '/events', withPrice({ id: 1.5 }), 'id must be a whole number from 1'],
  ['POST', '/events', withShow({ prices: 'none' }), 'prices must be a list of prices'],
  ['POST', '/events', withScheme({ admin: 5 }), 'scheme_properties.admin must be an object'],
  ['POST', '/events', withScheme({ admin: {} }), 'scheme_properties.admin.zones is required'],
  [
    'PUT',
    '/events/33',
    withScheme({ zones: { hall: { price_id: 5 } } }),
    'zones.hall.price_id must be the id',
  ],
  [
    'PUT',
    '/events/33',
    withScheme({ zones: { hall: { price_id: '#1' } } }),
    'zones.hall.price_id must be the id',
  ],
  [
    'PUT',
    '/events/33',
    withScheme({ zones: { hall: { rows: ['1'] } } }),
    'zones.hall.rows must be an object',
  ],
  ['PUT', '/events/33', withScheme({ seats: { 'a;1': { hot: 1 } } }), 'seats.a;1.hot must be'],
  ['PUT', '/events/33', { data: { scheme_id: 1.5 } }, 'must be a whole number from 0'],
  ['PUT', '/events/33', { data: { site_url: 'none' } }, 'must be a web address'],
  ['PUT', '/promo-codes/13513', { data: { max_uses_count: -1.5 } }, 'must be a whole number from 0'],
  ['PUT', '/promo-codes/13513', { data: { code: '' } }, 'is required'],
  ['PUT', '/promo-codes/13513', { data: { active_to: '9999-12-31T23:00:00Z' } }, 'must be an ISO 8601 date'],
  ['PUT', '/baskets/63993', { data: { client_email: 'a@b.c' } }, 'must be an e-mail address'],
  ['PATCH', '/clients/235', { phone: '8 900 000-00-01' }, 'must be a telephone number'],
])('%s %s with %j is refused, and changes nothing', async (method, path, body, told) => {
  const list = `/${path.split('/')[1]}`.replace('/baskets', '/orders');
  const before = await caller.rest('GET', list);
  const answer = await caller.rest(method, path, { body });
  expect(answer.json).toMatchObject({ status: 422, code: 'VALIDATION_ERROR' });
  expect(answer.text.replaceAll('\\/', '/')).toContain(told);
  expect((await caller.rest('GET', list)).text).toBe(before.text);
});

test('a number that is larger than any makes a body that is none', async () => {
  const body = JSON.stringify(withPrice({ default_price: 1 })).replace(
    '"default_price":1',
    '"default_price":1e400',
  );
  expect((await caller.rest('POST', '/events', { body })).status).toBe(422);
});

test.each([{ price: -1 }, { client_phone: 'x' }, { client_email: 'a@b.c' }])(
  'a ticket is not booked with %j',
  async (odd) => {
    const ticket = { seat_id: 'CENTER_PARTERRE-20;5', offer_id: 'full', ...odd };
    expect((await caller.partners('/tickets/add/12/4076', ticket)).json).toMatchObject({
      status: 'error',
      code: 'VALIDATION_ERROR',
      message: expect.stringContaining(`${Object.keys(odd)[0]} must`),
    });
  },
);

test('the settings of a hall come back as they were sent, with what is always there', async () => {
  const scheme = {
    zones: {
      'a b': { disabled: '0', price_id: '#0', rows: [''], shared: '' },
      c: { rows: { '1': { label: 'x' } } },
    },
    seats: [],
  };
  const { json } = await caller.rest('POST', '/events', { body: withScheme(scheme) });
  expect(valueAt(json, 'data.shows')).toMatchObject([{ prices: [{ default_price: 0, color_theme: '1' }] }]);
  const [price] = itemsAt(json, 'data.shows[*].prices[*].id');
  expect(itemsAt(json, 'data.shows[*].scheme_properties')[0]?.value).toEqual({
    admin: { zones: {} },
    zones: {
      'a b': { ...scheme.zones['a b'], price_id: String(price?.value) },
      c: { rows: { '1': { disabled: '0', label: 'x' } } },
    },
    seats: [],
  });
});

test.each([Number.NaN, Number.POSITIVE_INFINITY])('%d is never written as JSON', (value) => {
  expect(() => phpJson(value)).toThrow(RangeError);
});
