import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { LoaderName } from '../../src/model/case.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { expectNothingLoaded } from './agreement.ts';
import { openStory, type Story } from './story.ts';

const SEAT = 'CENTER_PARTERRE-20;5';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.close());
beforeEach(() => story.begin());

/** Every row of the simulator. A refused call must leave each as it was. */
const rowsOfState = () => {
  const { orders, clients, events, discounts, promoCodes, tickets } = story.caller.simulator.state;
  return [orders, clients, events, discounts, promoCodes, tickets].flatMap((table): unknown[] => table.all());
};

/** The refused answer gives the warehouse nothing, and the simulator is as it was. */
async function expectNoTrace(before: unknown[], loader: LoaderName, body: JsonObject): Promise<void> {
  await expect(story.load(loader, body, 12, 4076)).rejects.toMatchObject({ code: 'WAREHOUSE_SCHEMA' });
  await expectNothingLoaded(story);
  expect(rowsOfState().length).toBe(before.length);
  expect(rowsOfState().every((row, index) => row === before[index])).toBe(true);
}

test.each<[string, JsonObject, string]>([
  ['/tickets/add/12/4076', { seat_id: 'CENTER_PARTERRE-99;1' }, 'SEAT_NOT_FOUND'],
  ['/tickets/add/999/4076', { seat_id: SEAT }, 'EVENT_NOT_FOUND'],
  ['/tickets/add/12/41', { seat_id: SEAT }, 'EVENT_NOT_FOUND'],
  ['/tickets/update/12/4076', { id: 1, paid: 1 }, 'TICKET_NOT_FOUND'],
  ['/tickets/remove/12/4076', { id: 1 }, 'TICKET_NOT_FOUND'],
  ['/tickets/check/12/4076', { seat_id: 'NOWHERE-1;1' }, 'SEAT_NOT_FOUND'],
])('%s with unknown ids %j is %s, and leaves no trace', async (path, body, code) => {
  const before = rowsOfState();
  const { json } = await story.caller.partners(path, body);
  expect(json).toMatchObject({ status: 'error', code });
  await expectNoTrace(before, 'partnerTickets', json);
});

test.each<[string, string, string, LoaderName]>([
  ['GET', '/orders/999999999', 'Order', 'orders'],
  ['DELETE', '/orders/999999999/baskets', 'Order', 'orders'],
  ['POST', '/orders/999999999/restore', 'Order', 'orders'],
  ['GET', '/events/999999999', 'Event', 'events'],
  ['GET', '/clients/999999999', 'Client', 'clients'],
  ['PUT', '/baskets/999999999', 'Basket', 'orders'],
  ['GET', '/shows/999999999/seats', 'Show', 'seats'],
  ['POST', '/shows/41/barcode/000000000000', 'Barcode', 'barcodes'],
])('%s %s is a 404 that names the %s, and leaves no trace', async (method, path, resource, loader) => {
  const before = rowsOfState();
  const body = { delete: { baskets: { '63993': [] } } };
  const answer = await story.caller.rest(method, path, { body });
  expect(answer.status).toBe(404);
  expect(answer.json).toMatchObject({ code: 'RESOURCE_NOT_FOUND', info: { resource } });
  await expectNoTrace(before, loader, answer.json);
});

const PARTNER_WRITES: [string, JsonObject][] = [
  ['/tickets/add/12/4076', { seat_id: SEAT, paid: 1 }],
  ['/tickets/add/12/4076', { batch: [{ seat_id: SEAT }] }],
  ['/tickets/update/12/4076', { id: 120260, paid: 1 }],
  ['/tickets/remove/12/4076', { id: 120260 }],
];

test.each(PARTNER_WRITES)('%s with %j changes nothing under a token that may not', async (path, body) => {
  const before = rowsOfState();
  for (const [token, status] of [
    ['sim-partner-read', 403],
    ['wrong', 200],
    ['sim-rest', 200],
    [null, 200],
  ] as const) {
    const answer = await story.caller.partners(path, body, token);
    expect([token, answer.status, answer.json['code']]).toEqual([token, status, 'WRONG_AUTHORIZATION']);
    await expectNoTrace(before, 'partnerTickets', answer.json);
  }
});

test('a read-only token reads', async () => {
  const checked = await story.caller.partners(
    '/tickets/check/12/4076',
    { seat_id: SEAT },
    'sim-partner-read',
  );
  await story.load('partnerChecks', checked.json, 12, 4076);
  const filter = { external_order_id: 'order120' };
  const found = await story.caller.partners('/tickets/find/12/4076', { filter }, 'sim-partner-read');
  expect(found.json['result']).toHaveLength(2);
});

test.each([
  ['GET', '/orders', {}],
  ['DELETE', '/orders/4360/baskets', { delete: { baskets: { '63993': [] } } }],
  ['POST', '/orders/4360/restore', {}],
  ['POST', '/clients', { data: { email: 'new@example.com' } }],
  ['POST', '/shows/41/barcode/877076325904', {}],
])("%s %s is refused without a token, with a wrong one and with a partner's", async (method, path, body) => {
  const before = rowsOfState();
  for (const token of [null, 'wrong', 'sim-partner-write']) {
    const answer = await story.caller.rest(method, path, { token, body });
    expect([token, answer.status, answer.json['code']]).toEqual([token, 401, 'WRONG_AUTHORIZATION']);
    await expectNoTrace(before, 'orders', answer.json);
  }
});
