import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import { expectBarcodes, expectOrder, expectSeats } from './agreement.ts';
import { openStory, type Story } from './story.ts';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.close());
beforeEach(() => story.begin());

const rest = async (method: string, path: string, body: JsonObject = {}) =>
  (await story.caller.rest(method, path, { body })).json;
const seatsLeft = async () => {
  await story.load('seats', await rest('GET', '/events/33/seats/41'), 33, 41);
  return expectSeats(story, 33, 41);
};
const all = { '63993': [], '63994': [], '63995': [] };

test('a cancelled order comes back with its seats and new barcodes', async () => {
  const before = story.caller.simulator.state.orders.get(4360)?.baskets.map(({ barcode }) => barcode);
  await story.load('orders', await rest('DELETE', '/orders/4360/baskets', { delete: { baskets: all } }));
  expect((await expectOrder(story, 4360)).deleted_at).not.toBeNull();
  expect(await seatsLeft()).toBe(15);
  await story.load('orders', await rest('POST', '/orders/4360/restore'));
  const order = await expectOrder(story, 4360);
  expect(order.deleted_at).toBeNull();
  for (const { barcode } of order.baskets) {
    expect(barcode).toMatch(/^\d{12}$/);
    expect(before).not.toContain(barcode);
  }
  expect(await seatsLeft()).toBe(12);
  await story.load('barcodes', await rest('GET', '/barcodes'));
  await expectBarcodes(story);
});

test('an order whose seat was sold meanwhile does not come back', async () => {
  const [first] = story.caller.simulator.state.orders.get(4360)?.baskets ?? [];
  await rest('DELETE', '/orders/4360/baskets', { delete: { baskets: all } });
  await story.caller.partners('/tickets/add/33/41', { seat_id: first?.seat_id ?? '', paid: 1 });
  const refused = await story.caller.rest('POST', '/orders/4360/restore', { body: {} });
  expect(refused.status).toBe(422);
  expect(await seatsLeft()).toBe(14);
  await story.load('orders', await rest('GET', '/orders/4360'));
  expect((await expectOrder(story, 4360)).deleted_at).not.toBeNull();
});

test('a ticket that is scanned twice keeps the time of the first scan', async () => {
  const scan = (checked_at: string) =>
    rest('POST', '/scanning/scan', { barcode: '877076325904', event_id: 33, scanned_at: checked_at });
  const first = '2025-11-07T19:30:00+03:00';
  const one = await scan(first);
  await story.load('barcodes', one, 33, 41);
  const two = await scan('2025-11-07T19:45:00+03:00');
  await story.load('barcodes', two, 33, 41);
  expect([one, two]).toMatchObject([
    { checked_at: first, already: false },
    { checked_at: first, already: true },
  ]);
  await story.load('barcodes', await rest('GET', '/barcodes'));
  await expectBarcodes(story);
  await story.load('orders', await rest('GET', '/orders/4360'));
  const order = await expectOrder(story, 4360);
  expect(order.baskets.map((basket) => basket.checked_at)).toContain(first);
});
