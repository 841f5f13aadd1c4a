import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSimulator } from '../../../src/simulator/create-simulator.ts';
import { type SimulatorServer, serveSimulator } from '../../../src/simulator/serve.ts';
import { SIMULATOR_TOKENS } from '../../../src/simulator/tokens.ts';

let server: SimulatorServer;
const failures: unknown[] = [];
beforeAll(async () => {
  server = await serveSimulator(createSimulator(), { onFailure: (failure) => failures.push(failure) });
});
afterAll(() => server.close());

const PATH = '/api/rest/v1/clients';

async function ask(method: string, path = PATH, headers: Record<string, string> = {}, body?: Buffer) {
  const outgoing = request(`${server.url}${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${SIMULATOR_TOKENS.rest}`,
      'Content-Type': 'application/json',
      ...headers,
    },
  });
  outgoing.end(body);
  const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
  return { status: response.statusCode, headers: response.headers, bytes: await buffer(response) };
}

test('HEAD is GET without a body', async () => {
  const [head, get] = [await ask('HEAD'), await ask('GET')];
  expect(head.status).toBe(200);
  expect(head.bytes).toHaveLength(0);
  expect(head.headers['content-type']).toBe(get.headers['content-type']);
  expect(get.bytes.length).toBeGreaterThan(100);
});

test('OPTIONS names the methods of a path, and changes nothing', async () => {
  const { status, headers, bytes } = await ask('OPTIONS');
  expect([status, bytes.length]).toEqual([204, 0]);
  expect(headers.allow?.split(', ')).toEqual(expect.arrayContaining(['GET', 'HEAD', 'POST', 'OPTIONS']));
  expect((await ask('OPTIONS', '/nowhere')).status).toBe(404);
});

test('TRACE is not allowed, and no defect', async () => {
  const { status, headers } = await ask('TRACE');
  expect(status).toBe(405);
  expect(headers.allow).toContain('GET');
  expect(failures).toEqual([]);
});

test('a packed request is refused as that', async () => {
  const { status, headers } = await ask('POST', PATH, { 'Content-Encoding': 'gzip' }, gzipSync('{}'));
  expect(status).toBe(415);
  expect(headers['accept-encoding']).toBe('identity');
});
