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
  const { hostname, port } = new URL(server.url);
  const outgoing = request({
    hostname,
    port,
    path,
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

test('OPTIONS names the methods of control calls and of the server, too', async () => {
  const allowed = async (path: string) => {
    const { status, headers } = await ask('OPTIONS', path);
    return [status, headers.allow];
  };
  expect(await allowed('/__simulator/reset')).toEqual([204, 'POST, OPTIONS']);
  expect(await allowed('/__simulator/faults')).toEqual([204, 'HEAD, GET, POST, DELETE, OPTIONS']);
  expect(await allowed('*')).toEqual([204, 'HEAD, GET, POST, PUT, PATCH, DELETE, OPTIONS']);
});

test('a target that is a whole address, as a proxy is asked, is answered as its path is', async () => {
  const [whole, path] = [await ask('GET', `${server.url}${PATH}?page=1`), await ask('GET', `${PATH}?page=1`)];
  expect([whole.status, whole.bytes]).toEqual([200, path.bytes]);
  expect((await ask('OPTIONS', `${server.url}/__simulator/reset`)).headers.allow).toBe('POST, OPTIONS');
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

test.each(['Identity', 'identity,'])('a request that is packed as %s is not packed', async (coding) => {
  const { status } = await ask('POST', PATH, { 'Content-Encoding': coding }, Buffer.from('{}'));
  expect(status).not.toBe(415);
});
