import { expect, test } from 'vitest';
import { loadSchemas } from '../../../src/json-schema/schema-set.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import { createSimulator } from '../../../src/simulator/create-simulator.ts';
import { WEBHOOK_EVENTS, type WebhookEvent } from '../../../src/simulator/webhooks/order-change.ts';
import { webhookBody } from '../../../src/simulator/webhooks/webhook-body.ts';

const schemas = loadSchemas('schemas/api');
const { state } = createSimulator();

function bodyOf(event: WebhookEvent): JsonObject {
  const order = state.orders.get(event === 'deleted' ? 4201 : 4360);
  if (order === undefined) throw new Error('the data set lacks the order');
  return webhookBody({ event, order, baskets: order.baskets, primaryOrders: [order] }, order.client);
}

/** Where a body is wrong by the schema of its event type. */
const wrongAt = (event: WebhookEvent, body: JsonObject) =>
  schemas.check(`webhook-${event}`, body).map((problem) => problem.pointer);

const OPTIONAL = new Set(['refunds', 'checked_service']);

test.each(WEBHOOK_EVENTS)('%s: a body is accepted, and each of its fields is missed', (event) => {
  const body = bodyOf(event);
  expect(wrongAt(event, body)).toEqual([]);
  for (const name of Object.keys(body).filter((key) => !OPTIONAL.has(key))) {
    const { [name]: _left, ...rest } = body;
    expect({ name, wrong: wrongAt(event, rest).length > 0 }).toEqual({ name, wrong: true });
  }
});

test.each<[WebhookEvent, JsonObject]>([
  ['created', { deleted_at: '2025-11-07T12:00:00+03:00' }],
  ['updated', { reserved: true }],
  ['updated', { reserve_extended: 2 }],
  ['updated', { primary_orders: [{ id: 1 }] }],
  ['updated', { secondary_orders: {} }],
  ['payed', { payed: false }],
  ['payed', { payed_at: null }],
  ['deleted', { deleted_at: null }],
  ['refunded', { refunded_baskets: [] }],
  ['refunded', { refunded_baskets: [{ id: 1 }] }],
  ['checked', { checked_basket: null }],
  ['checked', { checked_basket: { id: 1 } }],
])('%s with %j is rejected there', (event, change) => {
  const [name] = Object.keys(change);
  const pointers = wrongAt(event, { ...bodyOf(event), ...change });
  expect(pointers.length).toBeGreaterThan(0);
  for (const pointer of pointers) expect(pointer.split('/')[1]).toBe(name);
});

test('the tickets and the client of a webhook are held to their types', () => {
  const body = bodyOf('updated');
  const [basket] = body['baskets'] as JsonObject[];
  expect(wrongAt('updated', { ...body, baskets: [{ ...basket, barcode: 12 }] })).toEqual([
    '/baskets/0/barcode',
  ]);
  const details = {
    ...((body['client'] as JsonObject)['details'] as JsonObject),
    telegram_user: { id: '1' },
  };
  const client = { ...(body['client'] as JsonObject), details };
  expect(wrongAt('updated', { ...body, client }).length).toBeGreaterThan(0);
});

test('an order around which there is data is no webhook', () => {
  expect(wrongAt('updated', { data: bodyOf('updated') }).length).toBeGreaterThan(0);
});
