import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type Server,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ApiDoor, openApiDoor } from '../../../src/targets/api-door.ts';
import { forwardTo } from '../../../src/targets/forward-calls.ts';

let api: Server;
let door: ApiDoor;
let came: { url: string | undefined; headers: IncomingHttpHeaders; body: string } | undefined;
beforeEach(async () => {
  came = undefined;
  api = createServer((incoming, outgoing) => {
    void text(incoming).then((body) => {
      came = { url: incoming.url, headers: incoming.headers, body };
      outgoing.writeHead(200, { Connection: 'close, X-Hop', 'X-Hop': '1', Upgrade: 'h2c', 'X-Kept': '2' });
      outgoing.end('{"status":"success"}');
    });
  });
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
  door = await openApiDoor(forwardTo(`http://127.0.0.1:${(api.address() as AddressInfo).port}`));
});
afterEach(async () => {
  await door.close();
  api.closeAllConnections();
  await new Promise((resolve) => api.close(resolve));
});

async function post(headers: Record<string, string>, body: string) {
  const outgoing = request(`${door.url}/api/partners/v1/events/lists`, { method: 'POST', headers });
  outgoing.end(body);
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
  return { status: answer.statusCode, headers: answer.headers, body: await text(answer) };
}

test('a body in chunks arrives whole, with its length', async () => {
  const { status, body } = await post({ 'transfer-encoding': 'chunked', trailer: 'X-Sum' }, '{"page":1}');
  expect([status, body]).toEqual([200, '{"status":"success"}']);
  expect(came?.body).toBe('{"page":1}');
  expect(came?.headers).toMatchObject({ 'content-length': '10' });
  expect(came?.headers).not.toHaveProperty('transfer-encoding');
});

test('what is of one connection alone goes no further, either way', async () => {
  const { headers } = await post(
    {
      'content-length': '2',
      connection: 'Upgrade, X-Mine',
      'x-mine': '1',
      upgrade: 'h2c',
      te: 'trailers',
      'keep-alive': 'timeout=5',
      'proxy-connection': 'keep-alive',
      'x-kept': '2',
    },
    '{}',
  );
  const gone = ['x-mine', 'upgrade', 'te', 'keep-alive', 'proxy-connection'];
  expect(Object.keys(came?.headers ?? {}).filter((name) => gone.includes(name))).toEqual([]);
  expect(came?.headers['x-kept']).toBe('2');
  expect([headers['x-hop'], headers.upgrade, headers['x-kept']]).toEqual([undefined, undefined, '2']);
});

test('a target that is a whole address is kept, and goes on, as its path', async () => {
  const { hostname, port } = new URL(door.url);
  const outgoing = request({ hostname, port, path: `${door.url}/api/rest/v1/clients?page=2` });
  outgoing.end();
  await once(outgoing, 'response');
  expect(came?.url).toBe('/api/rest/v1/clients?page=2');
  expect(door.calls()).toMatchObject([{ path: '/api/rest/v1/clients', query: '?page=2' }]);
});
