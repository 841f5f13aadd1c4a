import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { receiverOf } from '../../../src/simulator/webhooks/receiver.ts';
import { attemptDelayMs, MAX_ATTEMPTS } from '../../../src/simulator/webhooks/retry-schedule.ts';
import { WebhookQueue } from '../../../src/simulator/webhooks/webhook-queue.ts';

let nowMs = 0;
let seen: string[] = [];
let respond: (path: string) => number | null = () => 200;
let queue: WebhookQueue;
let url = '';
let server: ReturnType<typeof createServer>;

beforeEach(async () => {
  nowMs = 0;
  seen = [];
  respond = () => 200;
  queue = new WebhookQueue(() => nowMs);
  server = createServer((incoming, outgoing) => {
    const path = incoming.url ?? '';
    seen.push(path);
    const status = respond(path);
    if (status !== null) outgoing.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  queue.reset();
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

const add = (path: string) =>
  queue.add(receiverOf({ url: `${url}${path}` }), 1, { event: 'payed', body: Buffer.from('{}') });

test('the ten delays are the cubes, and add up to 3025 seconds', () => {
  const delays = Array.from({ length: MAX_ATTEMPTS }, (_, index) => attemptDelayMs(index + 1) / 1000);
  expect(delays).toEqual([1, 8, 27, 64, 125, 216, 343, 512, 729, 1000]);
  expect(delays.reduce((sum, delay) => sum + delay)).toBe(3025);
});

test('attempts of several deliveries are made in the order of their times', async () => {
  respond = (path) => (path === '/first' ? 500 : 200);
  add('/first');
  nowMs = 5000;
  add('/second');
  nowMs = 60_000;
  await queue.settle();
  expect(seen).toEqual(['/first', '/second', '/first', '/first']);
});

test('calls to settle at the same time attempt each delivery once', async () => {
  add('/a');
  nowMs = 1000;
  await Promise.all([queue.settle(), queue.settle(), queue.settle()]);
  expect(seen).toEqual(['/a']);
});

test('what becomes due while an attempt is under way is attempted too', async () => {
  respond = (path) => {
    if (path === '/a') {
      add('/b');
      nowMs += 1000;
    }
    return 200;
  };
  add('/a');
  nowMs = 1000;
  await queue.settle();
  expect(seen).toEqual(['/a', '/b']);
});

test('a reset breaks off an attempt that hangs, and forgets the deliveries', async () => {
  const arrivals: (() => void)[] = [];
  const arrived = new Promise<void>((resolve) => arrivals.push(resolve));
  respond = () => {
    for (const arrive of arrivals) arrive();
    return null;
  };
  add('/hangs');
  nowMs = 1000;
  const settled = queue.settle();
  await arrived;
  queue.reset();
  await settled;
  expect(queue.list()).toEqual([]);
});

test('a clock that goes back makes nothing due', async () => {
  add('/a');
  nowMs = -10_000;
  await queue.settle();
  expect(seen).toEqual([]);
});

test('a thousand settled deliveries are remembered, and every pending one', async () => {
  for (let index = 0; index < 1003; index += 1) add('/a');
  expect(queue.list()).toHaveLength(1003);
  nowMs = 1000;
  await queue.settle();
  add('/b');
  expect(queue.list()).toHaveLength(1001);
  expect(queue.list().at(0)).toMatchObject({ id: 4, state: 'delivered' });
  expect(queue.list().at(-1)).toMatchObject({ id: 1004, state: 'pending' });
});
