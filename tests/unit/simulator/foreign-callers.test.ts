import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApiDoor } from '../../../src/targets/api-door.ts';
import { type SimulatorCaller, send, simulatorCaller } from './simulator-caller.ts';

let caller: SimulatorCaller;
beforeAll(async () => {
  caller = await simulatorCaller({ now: '2025-11-07T10:00:00+03:00' });
});
afterAll(() => caller.close());

// What browsers send for a page, by form, script, image or link, and a page whose host's name was turned to 127.0.0.1.
const PAGES: Record<string, string>[] = [
  { origin: 'https://example.com' },
  { origin: 'null' },
  { origin: 'http://localhost:3000' },
  { origin: 'http://127.0.0.1' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': 'same-origin' },
  { referer: 'https://example.com/' },
  { referer: 'http://localhost:3000/', 'sec-fetch-site': 'same-site' },
  { host: 'example.com' },
  { host: '127.0.0.1.nip.io' },
  { host: 'localhost.example.com:8787' },
  { host: '127.0.0.1@example.com' },
  { host: 'localhost.' },
  { host: '0.0.0.0' },
];
const TYPES = [
  'application/json',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  '',
];

test.each(PAGES)('a page that sends %j moves nothing, whatever the content type', async (page) => {
  for (const type of TYPES) {
    for (const [method, path, body] of [
      ['POST', '/__simulator/clock', '{"advanceMs":1000}'],
      ['POST', '//__simulator/clock', '{"advanceMs":1000}'],
      ['POST', '/x/__simulator/clock', '{"advanceMs":1000}'],
      ['POST', '/__simulator/reset', ''],
      ['POST', '/__simulator/faults', '[{"fault":"500"}]'],
      ['DELETE', '/__simulator/faults', ''],
      ['GET', '/__simulator/webhooks', ''],
      ['POST', '/__simulator/webhooks', '{"url":"http://127.0.0.1:9/"}'],
      ['OPTIONS', '/__simulator/reset', ''],
    ] as const) {
      const answer = await send(caller.url, method, path, {
        body,
        headers: { 'content-type': type, ...page },
      });
      expect(answer.status).toBe(403);
      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    }
  }
  expect(caller.simulator.clock.now()).toEqual(new Date('2025-11-07T07:00:00Z'));
  expect(caller.simulator.faults.list()).toEqual([]);
  expect((await caller.rest('GET', '/events/33', { headers: page })).status).toBe(403);
  expect((await caller.rest('GET', '/events/33')).status).toBe(200);
});

test('a client that follows a redirect, and names the address that sent it on, is answered', async () => {
  caller.simulator.faults.set([{ fault: 'redirect-other-host', route: 'GET /events/33' }]);
  const first = await caller.rest('GET', '/events/33');
  caller.simulator.faults.clear();
  expect(first.status).toBe(302);
  const { host, pathname } = new URL(String(first.headers['location']));
  const headers = { host, referer: `${caller.url}${pathname}`, authorization: 'Bearer sim-rest' };
  expect((await send(caller.url, 'GET', pathname, { headers })).status).toBe(200);
});

test('a call that is meant for another host, as a proxy is asked, moves nothing', async () => {
  for (const host of ['example.com', '127.0.0.1@example.com', ''])
    expect((await send(caller.url, 'POST', `http://${host}/__simulator/reset`)).status).toBe(403);
});

test.each(PAGES)('the API of a loader keeps nothing of a page that sends %j', async (headers) => {
  const door = await openApiDoor(async () => ({ status: 200, headers: {}, body: Buffer.from('{}') }));
  try {
    expect((await send(door.url, 'POST', '/api/rest/v1/orders', { headers })).status).toBe(403);
    expect(door.calls()).toEqual([]);
    expect((await send(door.url, 'POST', '/api/rest/v1/orders')).status).toBe(200);
  } finally {
    await door.close();
  }
});
