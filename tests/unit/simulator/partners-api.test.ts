import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { valueAt } from '../../../src/common/items-path.ts';
import type { JsonObject, JsonValue } from '../../../src/model/json.ts';
import { type Answer, type SimulatorCaller, send, simulatorCaller } from './simulator-caller.ts';

const SEAT_5 = 'CENTER_PARTERRE-20;5';
const SEAT_6 = 'CENTER_PARTERRE-20;6';
const SHOW = '12/4076';

let caller: SimulatorCaller;
beforeAll(async () => {
  caller = await simulatorCaller();
});
afterAll(() => caller.close());
beforeEach(() => caller.simulator.reset());

const resultOf = (answer: Answer): JsonValue => answer.json['result'] ?? null;
const found = async (filter: JsonObject): Promise<JsonObject[]> =>
  resultOf(await caller.partners('/tickets/find', { filter })) as JsonObject[];

test('a seat is reserved, paid, found and removed, and then free again', async () => {
  const reserved_to = '2025-11-09T02:00:00+10:00';
  const added = await caller.partners(`/tickets/add/${SHOW}`, {
    seat_id: SEAT_5,
    offer_id: 'full',
    reserved_to,
  });
  const id = valueAt(added.json, 'result.id') ?? null;
  expect(added.json).toMatchObject({ event_id: 12, show_id: 4076, status: 'success' });
  expect(id).toEqual(expect.stringMatching(/^\d+$/));
  expect(resultOf(added)).toMatchObject({ paid: 0, barcode: null, reserved_to: '2025-11-08T19:00:00+03:00' });

  const paid = await caller.partners(`/tickets/update/${SHOW}`, {
    id: Number(id),
    paid: 1,
    client_name: 'Вера',
  });
  expect(resultOf(paid)).toMatchObject({ id: Number(id), paid: 1, client_name: 'Вера', reserved_to: null });
  const barcode = valueAt(paid.json, 'result.barcode') as string;
  expect(barcode).toMatch(/^87\d{10}$/);
  expect(await found({ barcode })).toMatchObject([{ id: Number(id), seat_id: SEAT_5, deleted: 0 }]);

  expect(resultOf(await caller.partners(`/tickets/remove/${SHOW}`, { id }))).toBe(true);
  expect(await found({ id: Number(id) })).toMatchObject([{ deleted: 1 }]);
  const check = await caller.partners(`/tickets/check/${SHOW}`, { seat_id: SEAT_5 });
  expect(resultOf(check)).toMatchObject({ available: true, row: 20, place: 5 });
});

test('a second add of a seat is refused, one of an unknown seat too', async () => {
  await caller.partners(`/tickets/add/${SHOW}`, { seat_id: SEAT_5 });
  const again = await caller.partners(`/tickets/add/${SHOW}`, { seat_id: SEAT_5 });
  expect(again.status).toBe(200);
  expect(again.json).toMatchObject({ status: 'error', code: 'SEAT_NOT_AVAILABLE' });
  const unknown = await caller.partners(`/tickets/add/${SHOW}`, { seat_id: 'CENTER_PARTERRE-99;1' });
  expect(unknown.json).toMatchObject({ status: 'error', code: 'SEAT_NOT_FOUND' });
});

test('a reservation runs out by the clock: an hour before it holds, at its end it does not', async () => {
  const added = await caller.partners(`/tickets/add/${SHOW}`, { seat_id: SEAT_5 });
  expect(valueAt(added.json, 'result.reserved_to')).toBe('2025-11-08T12:00:00+03:00');
  const free = async () =>
    valueAt((await caller.partners(`/tickets/check/${SHOW}`, { seat_id: SEAT_5 })).json, 'result.available');
  caller.simulator.clock.advance(23 * 3_600_000);
  expect(await free()).toBe(false);
  caller.simulator.clock.advance(3_600_000);
  expect(await free()).toBe(true);
  const id = Number(valueAt(added.json, 'result.id'));
  expect(await found({ id })).toMatchObject([{ deleted: 1 }]);
  const late = await caller.partners(`/tickets/update/${SHOW}`, { id, paid: 1 });
  expect(late.json['code']).toBe('TICKET_NOT_FOUND');
});

test('a bad item of a batch stands in its place and does not stop the others', async () => {
  const batch = [{ seat_id: SEAT_5 }, { seat_id: SEAT_5 }, 'seat', { seat_id: SEAT_6, paid: 1 }];
  const added = await caller.partners(`/tickets/add/${SHOW}`, { batch });
  const [first, second, third, fourth] = resultOf(added) as JsonObject[];
  expect(first).toMatchObject({ seat_id: SEAT_5, id: expect.any(Number) });
  expect(second).toMatchObject({ status: 'error', code: 'SEAT_NOT_AVAILABLE' });
  expect(third).toMatchObject({ status: 'error', code: 'VALIDATION_ERROR' });
  expect(fourth).toMatchObject({ seat_id: SEAT_6, paid: 1 });
  const removed = await caller.partners(`/tickets/remove/${SHOW}`, { batch: [{ id: 120260 }, { id: 1 }] });
  expect(resultOf(removed)).toMatchObject([true, { code: 'TICKET_NOT_FOUND' }]);
});

test('a batch of checks gives price by offer, in the order asked', async () => {
  const batch = [
    { seat_id: SEAT_5, offer_id: 'preferential' },
    { seat_id: SEAT_5, offer_id: 'full' },
    { seat_id: SEAT_6, offer_id: 'none' },
  ];
  const answer = await caller.partners(`/tickets/check/${SHOW}`, { batch });
  expect(resultOf(answer)).toMatchObject([
    { seat_id: SEAT_5, offer_id: 'preferential', price: 900 },
    { seat_id: SEAT_5, offer_id: 'full', price: 1500 },
    { code: 'VALIDATION_ERROR' },
  ]);
});

test('a search wants every field to hold, any value within one', async () => {
  const order = '6a5cc185-bc59-451f-b7cb-94376476ae01';
  const ids = async (filter: JsonObject) => (await found(filter)).map((ticket) => ticket['id']);
  expect(await ids({ external_order_id: order })).toEqual([134857, 134858]);
  expect(await ids({ external_order_id: order, external_id: ['ticket12345'], id: [134857, 134858] })).toEqual(
    [134857],
  );
  expect(await ids({ barcode: ['872964136579', '879979255977'] })).toEqual([134857, 134858]);
  expect(await ids({ external_order_id: 'nobody' })).toEqual([]);
});

test('a search keeps to the event and show of its path, and has no event head', async () => {
  const filter = { external_order_id: 'order67890' };
  for (const path of ['', '/12', '/12/4076']) {
    const answer = await caller.partners(`/tickets/find${path}`, { filter });
    expect(Object.keys(answer.json)).toEqual(['status', 'result']);
    expect(resultOf(answer)).toMatchObject([{ external_order_id: 'order67890' }]);
  }
  expect(resultOf(await caller.partners('/tickets/find/12/21', { filter }))).toEqual([]);
  expect(resultOf(await caller.partners('/tickets/find/33', { filter }))).toEqual([]);
});

test('seats of an event are those of its next show, of a show those asked', async () => {
  const next = await send(caller.url, 'GET', '/api/partners/v1/events/seats/12', {
    token: 'sim-partner-read',
  });
  expect(next.json).toMatchObject({ show_id: 4076, status: 'success' });
  expect(valueAt(next.json, 'zones')).toMatchObject([
    { zone_id: 3, seats: [{ available: true }, {}, {}, { available: false }] },
  ]);
  const past = await send(caller.url, 'GET', '/api/partners/v1/events/seats/12/21', {
    token: 'sim-partner-read',
  });
  expect(past.json).toMatchObject({ event_id: 12, show_id: 21 });
  expect(valueAt(past.json, 'zones')).toMatchObject([{ seats: [{}, {}] }]);
});

test('the update hash changes with a seat and with nothing else', async () => {
  const hash = async () => valueAt((await caller.partners('/events/seats/12')).json, 'last_update_hash');
  const before = await hash();
  expect(before).toEqual(expect.stringMatching(/^[0-9a-f]{40}$/));
  expect(await hash()).toBe(before);
  await caller.partners(`/tickets/add/${SHOW}`, { seat_id: SEAT_5 });
  expect(await hash()).not.toBe(before);
});

test('GET does what POST does, with parameters in the body or in the query', async () => {
  const body = { seat_id: SEAT_5 };
  const inBody = await send(caller.url, 'GET', `/api/partners/v1/tickets/check/${SHOW}`, {
    token: 'sim-partner-read',
    body,
  });
  const query = `?seat_id=${encodeURIComponent(SEAT_5)}`;
  const inQuery = await send(caller.url, 'GET', `/api/partners/v1/tickets/check/${SHOW}${query}`, {
    token: 'sim-partner-read',
  });
  const posted = await caller.partners(`/tickets/check/${SHOW}`, body);
  expect(inBody.text).toBe(posted.text);
  expect(inQuery.text).toBe(posted.text);
});

test.each(['add', 'update', 'remove'])(
  'a read-only token gets 403 on %s and changes nothing',
  async (name) => {
    const body = { id: 120260, seat_id: SEAT_5, paid: 1 };
    const answer = await caller.partners(`/tickets/${name}/${SHOW}`, body, 'sim-partner-read');
    expect(answer.status).toBe(403);
    expect(answer.json).toMatchObject({ status: 'error', code: 'WRONG_AUTHORIZATION' });
    expect(await found({ id: 120260 })).toMatchObject([{ paid: 0, deleted: 0 }]);
  },
);

test.each([['sim-rest'], ['other'], [null]])(
  'token %s is refused inside HTTP 200, before the path is looked at',
  async (token) => {
    const answer = await caller.partners('/tickets/check', {}, token);
    expect(answer.status).toBe(200);
    expect(answer.text).toBe(
      '{"status":"error","code":"WRONG_AUTHORIZATION","message":"Wrong authorization"}',
    );
  },
);

test.each<[string, JsonObject, string]>([
  ['/tickets/check', { seat_id: SEAT_5 }, 'EVENT_NOT_FOUND'],
  ['/tickets/check/999/1', { seat_id: SEAT_5 }, 'EVENT_NOT_FOUND'],
  ['/tickets/check/12/41', { seat_id: SEAT_5 }, 'EVENT_NOT_FOUND'],
  ['/tickets/check/12', { seat_id: SEAT_5 }, 'VALIDATION_ERROR'],
  ['/tickets/check/12/4076', {}, 'VALIDATION_ERROR'],
  ['/tickets/add/12/4076', { seat_id: SEAT_5, reserved_to: '2025-11-07T12:00:00+03:00' }, 'VALIDATION_ERROR'],
  ['/tickets/add/12/4076', { seat_id: SEAT_5, reserved_to: 'soon' }, 'VALIDATION_ERROR'],
  ['/tickets/add/12/4076', { seat_id: SEAT_5, price: 'much' }, 'VALIDATION_ERROR'],
  ['/tickets/add/12/4076', { batch: [] }, 'VALIDATION_ERROR'],
  ['/tickets/update/12/4076', { paid: 1 }, 'VALIDATION_ERROR'],
  ['/tickets/update/12/4076', { id: 134857, paid: 0 }, 'TICKET_NOT_FOUND'],
  ['/tickets/remove/12/4076', { external_id: 'nobody' }, 'TICKET_NOT_FOUND'],
  ['/tickets/find', {}, 'VALIDATION_ERROR'],
  ['/tickets/find', { filter: { price: 1 } }, 'VALIDATION_ERROR'],
])('%s with %j is %s', async (path, body, code) => {
  const answer = await caller.partners(path, body);
  expect(answer.json).toEqual({ status: 'error', code, message: expect.any(String) });
});

test('a field that is not sent keeps its value, and paid stays paid', async () => {
  await caller.partners(`/tickets/update/${SHOW}`, {
    id: 120260,
    paid: 1,
    paid_at: '2025-11-07T15:30:00+03:00',
  });
  const renamed = await caller.partners(`/tickets/update/${SHOW}`, {
    id: 120260,
    client_email: 'new@example.com',
  });
  expect(resultOf(renamed)).toMatchObject({
    paid: 1,
    paid_at: '2025-11-07T15:30:00+03:00',
    client_email: 'new@example.com',
    client_phone: '+79000000012',
  });
  const later = '2025-11-20T12:00:00+03:00';
  const kept = await caller.partners(`/tickets/update/${SHOW}`, { id: 120260, reserved_to: later });
  expect(resultOf(kept)).toMatchObject({ paid: 1, reserved_to: null });
});
