import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadSchemas } from '../../src/json-schema/schema-set.ts';
import type { JsonObject, JsonValue } from '../../src/model/json.ts';
import { verifyWebhook, WEBHOOK_EVENT_TYPES } from '../../src/webhooks/verify-webhook.ts';
import { type SimulatorCaller, send, simulatorCaller } from '../unit/simulator/simulator-caller.ts';
import { type WebhookReceiver, webhookReceiver } from './webhook-receiver.ts';

const SECRET = 'a secret of the tests';
const schemas = loadSchemas('schemas/api');

let receiver: WebhookReceiver;
let caller: SimulatorCaller;

async function open(answers: number[] = [], secret: string | undefined = SECRET): Promise<void> {
  receiver = await webhookReceiver(answers);
  const { url } = receiver;
  caller = await simulatorCaller({ webhooks: secret === undefined ? { url } : { url, secret } });
}
beforeEach(() => open());
afterEach(() => Promise.all([receiver.close(), caller.close()]));

const control = (method: string, path: string, body?: JsonValue) =>
  send(caller.url, method, `/__simulator${path}`, body === undefined ? {} : { body });
const advance = (seconds: number) => control('POST', '/clock', { advanceMs: seconds * 1000 });
const emit = (body: JsonObject) => control('POST', '/webhooks/emit', body);
const deliveries = async () => (await control('GET', '/webhooks')).json['deliveries'] as JsonObject[];

/** The webhooks received so far, each with its signature verified and its schema checked. */
function verified(): { eventType: string; order: JsonObject }[] {
  return receiver.received.map(({ headers, rawBody }) => {
    const webhook = verifyWebhook({ rawBody, headers, secret: SECRET });
    expect(schemas.check(`webhook-${webhook.eventType}`, webhook.order)).toEqual([]);
    return webhook;
  });
}

const refund = { refund: { amount: 100, baskets: { '63993': [] } } };
const all = { '63993': [], '63994': [], '63995': [] };

test.each<[string, string, string, JsonObject, string, JsonObject]>([
  ['a new holder', 'PUT', '/baskets/63993', { data: { client_name: 'Вера' } }, 'updated', {}],
  [
    'one ticket less',
    'DELETE',
    '/orders/4360/baskets',
    { delete: { baskets: { '63993': [] } } },
    'updated',
    {},
  ],
  ['a refund', 'DELETE', '/orders/4360/baskets', refund, 'refunded', { refunded_baskets: [{ id: 63993 }] }],
  [
    'a cancellation',
    'DELETE',
    '/orders/4360/baskets',
    { delete: { baskets: all } },
    'deleted',
    { deleted_at: '2025-11-07T12:00:00+03:00' },
  ],
  [
    'a scan',
    'POST',
    '/shows/41/barcode/877076325904',
    {},
    'checked',
    { checked_basket: { barcode: '877076325904' }, checked_service: null },
  ],
])('%s is announced: %s %s', async (_, method, path, body, eventType, shown) => {
  expect((await caller.rest(method, path, { body })).status).toBe(200);
  expect(receiver.received).toEqual([]);
  await advance(1);
  const [webhook, ...others] = verified();
  expect(others).toEqual([]);
  expect(webhook).toMatchObject({ eventType, order: shown });
});

test('a restored order is an updated one', async () => {
  await caller.rest('DELETE', '/orders/4360/baskets', { body: { delete: { baskets: all } } });
  await caller.rest('POST', '/orders/4360/restore', { body: {} });
  await advance(1);
  expect(verified().map(({ eventType, order }) => [eventType, order['deleted_at'] === null])).toEqual([
    ['deleted', false],
    ['updated', true],
  ]);
});

test.each(WEBHOOK_EVENT_TYPES)('%s can be emitted, and arrives as the docs say', async (event) => {
  const orders = { created: 4360, updated: 4360, payed: 4360, deleted: 4201, refunded: 4360, checked: 4360 };
  expect((await emit({ event, order_id: orders[event] })).json).toEqual({ queued: 1 });
  await advance(1);
  const [
    { method, headers, rawHeaders, rawBody } = { method: '', headers: {}, rawHeaders: [], rawBody: '' },
  ] = receiver.received;
  expect(verified()).toMatchObject([{ eventType: event, order: { id: orders[event] } }]);
  expect(method).toBe('POST');
  expect(headers).toMatchObject({
    'content-type': 'application/json',
    'user-agent': 'Qtickets-Webhooks/2.0',
    'x-event-type': event,
    'x-model-name': 'Order',
  });
  expect(rawHeaders).toEqual(expect.arrayContaining(['X-Signature', 'X-Event-Type', 'X-Model-Name']));
  expect(String(rawBody)).toMatch(/^\{"id":\d+,/);
});

test('a scan out, the replaced orders and a Telegram account have their fields', async () => {
  const told = caller.simulator.state.orders.all().find((order) => order.client_id % 5 === 0);
  await emit({ event: 'checked', order_id: told?.id ?? 0, scan: 'out', primary_order_ids: [4201] });
  await emit({ event: 'updated', order_id: 4360, secondary_order_ids: [4301, 4302] });
  await advance(1);
  const [out, replaced] = verified().map(({ order }) => order);
  expect(out).toMatchObject({
    unchecked_basket: { id: told?.baskets[0]?.id },
    unchecked_service: null,
    primary_orders: [{ id: 4201, payed: false }],
    client: { details: { telegram_user: { username: `guest${told?.client_id}` } } },
  });
  expect(out).not.toHaveProperty('checked_basket');
  expect(replaced).toMatchObject({ primary_orders: [], secondary_orders: [{ id: 4301 }, { id: 4302 }] });
  expect(replaced).not.toHaveProperty('refunded_baskets');
});

test('a ticket in a webhook lacks what the REST order has of it', async () => {
  await emit({ event: 'updated', order_id: 4360 });
  await advance(1);
  const [webhook] = verified();
  const single = (await caller.rest('GET', '/orders/4360')).json['data'] as JsonObject;
  const keys = (order: JsonObject) => Object.keys((order['baskets'] as JsonObject[])[0] ?? {});
  expect(keys(single).filter((key) => !keys(webhook?.order ?? { baskets: [] }).includes(key))).toEqual([
    'client_middlename',
    'pdf_url',
    'passbook_url',
    'checked_at',
    'refunded_at',
    'refunded_amount',
    'refunded_deduction_amount',
  ]);
});

test('a second scan, a refused call and a partner ticket are not announced', async () => {
  await caller.rest('POST', '/shows/41/barcode/877076325904', { body: {} });
  await caller.rest('POST', '/shows/41/barcode/877076325904', { body: {} });
  await caller.rest('POST', '/shows/21/barcode/872964136579', { body: {} });
  await caller.rest('POST', '/orders/4360/restore', { body: {} });
  await caller.rest('PUT', '/baskets/63993', { body: { data: { discount_value: 1 } } });
  expect(await deliveries()).toMatchObject([{ event: 'checked', state: 'pending', attempts: [] }]);
});

test('without a secret there is no signature', async () => {
  await Promise.all([receiver.close(), caller.close()]);
  receiver = await webhookReceiver();
  caller = await simulatorCaller({ webhooks: { url: receiver.url, secret: '' } });
  await emit({ event: 'payed', order_id: 4360 });
  await advance(1);
  expect(receiver.received).toHaveLength(1);
  expect(receiver.received[0]?.headers).not.toHaveProperty('x-signature');
});

test('what is not answered with 200 is tried again after 8, 27 ... seconds, with the same bytes', async () => {
  await Promise.all([receiver.close(), caller.close()]);
  await open([500, 204, 302, 200]);
  await emit({ event: 'payed', order_id: 4360 });
  const seen: number[] = [];
  for (const seconds of [0.999, 0.001, 7.999, 0.001, 26.999, 0.001, 63.999, 0.001, 4000]) {
    await advance(seconds);
    seen.push(receiver.received.length);
  }
  expect(seen).toEqual([0, 1, 1, 2, 2, 3, 3, 4, 4]);
  expect(new Set(receiver.received.map(({ rawBody }) => rawBody.toString('base64'))).size).toBe(1);
  expect(await deliveries()).toMatchObject([
    {
      state: 'delivered',
      next_attempt_at: null,
      attempts: [
        { at: '2025-11-07T12:00:01+03:00', status: 500 },
        { at: '2025-11-07T12:00:09+03:00', status: 204 },
        { at: '2025-11-07T12:00:36+03:00', status: 302 },
        { at: '2025-11-07T12:01:40+03:00', status: 200 },
      ],
    },
  ]);
});

test('a delivery fails for good with its tenth attempt, 3025 seconds after the event', async () => {
  await receiver.close();
  await emit({ event: 'payed', order_id: 4360 });
  await advance(3024);
  expect(await deliveries()).toMatchObject([
    { state: 'pending', next_attempt_at: '2025-11-07T12:50:25+03:00', attempts: Array(9).fill({}) },
  ]);
  await advance(1);
  await advance(100_000);
  const [delivery] = await deliveries();
  expect(delivery).toMatchObject({ state: 'failed', next_attempt_at: null });
  expect(delivery?.['attempts']).toHaveLength(10);
  expect(delivery?.['attempts']).toContainEqual({
    at: '2025-11-07T12:50:25+03:00',
    status: null,
    error: 'ECONNREFUSED',
  });
});

test('a receiver gets the event types it asked for, from the call on, until a reset', async () => {
  const other = await webhookReceiver();
  const asked = { url: other.url, secret: 'x', events: ['payed', 'checked'] };
  const registered = await control('POST', '/webhooks', asked);
  expect(registered.json).toEqual({ url: other.url, events: ['payed', 'checked'], signed: true });
  await emit({ event: 'updated', order_id: 4360 });
  await emit({ event: 'payed', order_id: 4360 });
  await advance(1);
  expect([receiver.received.length, other.received.length]).toEqual([2, 1]);
  expect((await control('GET', '/webhooks')).text).not.toContain(SECRET);
  await control('POST', '/reset');
  const { json } = await control('GET', '/webhooks');
  expect(json).toMatchObject({ receivers: [{ url: receiver.url }], deliveries: [] });
  await other.close();
});

test('a clock moved within the process sends what became due', async () => {
  await emit({ event: 'payed', order_id: 4360 });
  caller.simulator.clock.advance(1000);
  await caller.simulator.webhooks.settle();
  expect(verified()).toMatchObject([{ eventType: 'payed' }]);
});
