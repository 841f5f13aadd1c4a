import { expect, test } from 'vitest';
import { createSimulator } from '../../../src/simulator/create-simulator.ts';
import { send, simulatorCaller } from './simulator-caller.ts';

test.each([
  'http://127.0.0.1:9/hook',
  'http://127.3.2.1:9',
  'http://localhost:9/hook?x=1',
  'http://[::1]:9/hook',
  'http://2130706433:9/',
])('%s is on this machine', (url) => {
  expect(createSimulator({ webhooks: { url } }).webhooks.receivers()).toHaveLength(1);
});

test.each([
  'http://example.com/hook',
  'http://127.0.0.1.example.com/',
  'http://127.example.com/',
  'http://10.0.0.1/',
  'http://0.0.0.0/',
  'http://[::2]/',
  'http://localhost.example.org/',
  'https://127.0.0.1/',
  'file:///tmp/hook',
  'http://user:password@127.0.0.1/',
  '/elsewhere',
])('%s is refused as a receiver, without repeating it', (url) => {
  const refusal = expect(() => createSimulator({ webhooks: { url } }));
  refusal.toThrow(
    expect.objectContaining({ code: 'WEBHOOK_RECEIVER', message: expect.not.stringContaining(url) }),
  );
});

test.each([
  [{ url: 'http://example.com/' }, 'url'],
  [{}, 'url'],
  [{ url: 'http://127.0.0.1:9/', secret: 1 }, 'secret'],
  [{ url: 'http://127.0.0.1:9/', events: [] }, 'events'],
  [{ url: 'http://127.0.0.1:9/', events: ['paid'] }, 'events'],
  [{ url: 'http://127.0.0.1:9/', events: 'payed' }, 'events'],
  [{ url: 'http://127.0.0.1:9/', secrt: 'invented' }, 'secrt'],
])('a control call with %j gets 400 for its %s, and registers nothing', async (body, at) => {
  const caller = await simulatorCaller();
  const answer = await send(caller.url, 'POST', '/__simulator/webhooks', { body });
  expect(answer.status).toBe(400);
  expect(answer.json).toMatchObject({ code: 'WEBHOOK_RECEIVER', at });
  expect(caller.simulator.webhooks.receivers()).toEqual([]);
  await caller.close();
});

test.each([
  [{ event: 'paid', order_id: 4360 }, 'event'],
  [{ event: 'payed', order_id: 1 }, 'order_id'],
  [{ event: 'payed' }, 'order_id'],
  [{ event: 'checked', order_id: 4360, scan: 'over' }, 'scan'],
  [{ event: 'checked', order_id: 4360, basket_ids: [1] }, 'basket_ids'],
  [{ event: 'refunded', order_id: 4360, basket_ids: [] }, 'basket_ids'],
  [{ event: 'refunded', order_id: 4360, baskets: [1] }, 'baskets'],
  [{ event: 'updated', order_id: 4360, primary_order_ids: ['4201'] }, 'primary_order_ids'],
])('an emit call with %j gets 400 for its %s, and queues nothing', async (body, at) => {
  const caller = await simulatorCaller({ webhooks: { url: 'http://127.0.0.1:9/' } });
  const answer = await send(caller.url, 'POST', '/__simulator/webhooks/emit', { body });
  expect(answer.status).toBe(400);
  expect(Object.keys(answer.json['error'] ?? {})).toEqual([at]);
  expect(caller.simulator.webhooks.deliveries()).toEqual([]);
  await caller.close();
});
