import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { clockFrom } from '../../../src/common/clock.ts';
import { createSender, type SenderOptions } from '../../../src/http/patient-send.ts';
import { PATIENT } from '../../../src/http/policy.ts';
import { writeGuard } from '../../../src/http/write-guard.ts';
import type { OutgoingRequest } from '../../../src/model/target.ts';

let server: Server | undefined;
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => server?.close(resolve) ?? resolve(null));
  server = undefined;
});

type Answer = (response: ServerResponse) => void;
const status =
  (code: number, headers: Record<string, string> = {}, body = '{}'): Answer =>
  (response) =>
    response.writeHead(code, headers).end(body);
const hangUp: Answer = (response) => response.destroy();

interface Run {
  statuses: (number | null)[];
  waits: number[];
  slept: number[];
  asked: string[];
  final: number | null;
}

async function run(
  answers: Answer[],
  request: OutgoingRequest,
  options: Partial<SenderOptions> = {},
): Promise<Run> {
  const asked: string[] = [];
  const open = createServer((incoming, response) => {
    asked.push(`${incoming.method} ${incoming.url}`);
    (answers[Math.min(asked.length, answers.length) - 1] ?? hangUp)(response);
  });
  server = open;
  await new Promise<void>((resolve) => open.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(open.address() as AddressInfo).port}`;
  const slept: number[] = [];
  const sender = createSender({
    policy: { ...PATIENT, perSecond: 0 },
    guard: writeGuard([]),
    clock: clockFrom({}),
    sleep: async (ms) => void slept.push(ms),
    random: () => 1,
    ...options,
  });
  const { response, attempts } = await sender.send({ origin, path: request.path }, request);
  return {
    statuses: attempts.map((attempt) => attempt.status),
    waits: attempts.map(({ waitMs }) => waitMs),
    slept,
    asked,
    final: response?.status ?? null,
  };
}

const headers = { 'Content-Type': 'application/json' };
const read: OutgoingRequest = { method: 'GET', path: '/api/rest/v1/orders', headers };
const find: OutgoingRequest = { method: 'POST', path: '/api/partners/v1/tickets/find', headers, body: {} };
const add: OutgoingRequest = {
  method: 'POST',
  path: '/api/partners/v1/tickets/add/12/4076',
  headers,
  body: { external_id: 'a' },
};

test.each([429, 502, 503, 504])(
  'a read answered with %i is tried again, after growing waits',
  async (code) => {
    const result = await run([status(code), status(code), status(200)], read);
    expect(result.statuses).toEqual([code, code, 200]);
    expect(result.waits).toEqual([0, 500, 1000]);
    expect(result.slept).toEqual([500, 1000]);
  },
);

test('a read-only POST is tried again too', async () => {
  expect((await run([status(503), status(200)], find)).statuses).toEqual([503, 200]);
});

test('a connection that breaks off is tried again', async () => {
  expect((await run([hangUp, status(200)], read)).statuses).toEqual([null, 200]);
});

test.each([200, 301, 400, 401, 404, 500])('%i is an answer, and is not tried again', async (code) => {
  expect((await run([status(code)], read)).statuses).toEqual([code]);
});

test('the tries of one request end', async () => {
  expect((await run([status(503)], read)).statuses).toHaveLength(5);
});

test('Retry-After in seconds is honoured', async () => {
  expect((await run([status(429, { 'retry-after': '7' }), status(200)], read)).slept).toEqual([7000]);
});

test('Retry-After as a date is honoured', async () => {
  const later = new Date(Date.now() + 60_000).toUTCString();
  const [wait = 0] = (await run([status(429, { 'retry-after': later }), status(200)], read)).slept;
  expect(wait).toBeGreaterThan(50_000);
  expect(wait).toBeLessThanOrEqual(60_000);
});

test.each(['2.5', '-1', '3, 3', 'soon', '1 May 2026', ''])(
  'a Retry-After that is neither whole seconds nor a date is not heard: %j',
  async (asked) => {
    const busy = status(429, { 'retry-after': asked });
    expect((await run([busy, busy, status(200)], read)).slept).toEqual([500, 1000]);
  },
);

test('a wait beyond the budget of the run is not waited', async () => {
  const result = await run([status(429, { 'retry-after': '3600' }), status(200)], read);
  expect(result).toMatchObject({ statuses: [429], slept: [], final: 429 });
});

test('the jitter is a part of the wait', async () => {
  expect((await run([status(503), status(200)], read, { random: () => 0.25 })).slept).toEqual([125]);
});

test.each([0, 2])(
  'the answer that production gives to a wrong method is not asked for again and again (indented by %i)',
  async (blanks) => {
    const body = { error: 'Unknown error', status: 503, code: 'UNKNOWN_ERROR', info: [] };
    const wrongMethod = status(503, {}, JSON.stringify(body, null, blanks));
    expect((await run([wrongMethod], read)).statuses).toEqual([503, 503]);
  },
);

test.each([
  'null',
  '{"error":"\\"code\\":\\"UNKNOWN_ERROR\\"","status":503}',
  '<b>"code":"UNKNOWN_ERROR"</b>',
])('a 503 with another body is asked for again: %s', async (body) => {
  expect((await run([status(503, {}, body)], read)).statuses).toHaveLength(5);
});

test('a write is never tried again', async () => {
  expect(
    (await run([status(503), status(200)], { ...add, path: '/api/partners/v1/tickets/remove/12/4076' }))
      .statuses,
  ).toEqual([503]);
  expect((await run([hangUp, status(200)], add)).statuses).toEqual([null]);
});

test.each([
  [true, [503, 200]],
  [false, [503]],
])('a ticket is added again only when nothing was booked (%s)', async (nothing, statuses) => {
  const result = await run([status(503), status(200)], add, { nothingBooked: async () => nothing });
  expect(result.statuses).toEqual(statuses);
});

test('requests keep a distance', async () => {
  const slept: number[] = [];
  const options = { policy: { ...PATIENT, perSecond: 5 }, sleep: async (ms: number) => void slept.push(ms) };
  await run([status(503), status(503), status(200)], read, options);
  expect(slept.filter((ms) => ms > 0 && ms <= 400).length).toBeGreaterThanOrEqual(2);
});

test('a write to another host than loopback is refused before anything is sent', async () => {
  const sender = createSender({ policy: PATIENT, guard: writeGuard([]), clock: clockFrom({}) });
  const { failure, attempts } = await sender.send({ origin: 'https://qtickets.ru', path: add.path }, add);
  expect(failure).toMatchObject({ code: 'WRITE_REFUSED' });
  expect(attempts).toEqual([]);
});
