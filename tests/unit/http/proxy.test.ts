import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { afterEach, expect, test, vi } from 'vitest';
import { auditMasker } from '../../../src/command/audit-masker.ts';
import { clockFrom } from '../../../src/common/clock.ts';
import { failureCode, isBrokenOff, requestError } from '../../../src/http/failure.ts';
import { plainSender } from '../../../src/http/plain-sender.ts';
import { proxyAgent, proxyProblem, proxyVariable } from '../../../src/http/proxy.ts';
import { send } from '../../../src/http/send.ts';
import { isTls } from '../../../src/http/tls-failure.ts';

const clock = clockFrom({});
const ORIGIN = 'https://api.qtickets.invalid';
const OPTIONS = { connectMs: 2000, firstByteMs: 2000, totalMs: 2000, agentOf: proxyAgent };
const request = { method: 'GET', path: '/api/rest/v1/orders', headers: {} };
const open: Server[] = [];
const sockets = new Set<Duplex>();

afterEach(async () => {
  vi.unstubAllEnvs();
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  await Promise.all(open.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

/** A proxy that answers every CONNECT so; what it was asked is kept. */
async function proxy(status: string) {
  const asked: { host: string; authorization: string | undefined }[] = [];
  const server = createServer().on('connect', (incoming, socket) => {
    asked.push({ host: incoming.url ?? '', authorization: incoming.headers['proxy-authorization'] });
    socket.write(`HTTP/1.1 ${status}\r\n\r\n`);
    // Behind an open tunnel there is nobody who speaks TLS.
    if (status.startsWith('200')) socket.once('data', () => socket.end('HTTP/1.1 400 no TLS here\r\n\r\n'));
    else socket.end();
    socket.on('error', () => {});
    sockets.add(socket);
  });
  return { asked, port: await listening(server) };
}

async function listening(server: Server): Promise<number> {
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

function withProxy(name: string, value: string): void {
  for (const other of ['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy', 'NO_PROXY', 'no_proxy'])
    vi.stubEnv(other, '');
  vi.stubEnv(name, value);
}

test.each(['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY'])(
  'a call goes through the proxy that %s names',
  async (name) => {
    const { asked, port } = await proxy('200 Connection established');
    withProxy(name, `http://team:p%40ss-of-a-proxy@127.0.0.1:${port}`);
    const { response, failure } = await send(ORIGIN, request, clock, OPTIONS);
    const basic = Buffer.from('team:p@ss-of-a-proxy').toString('base64');
    expect(asked).toEqual([{ host: 'api.qtickets.invalid:443', authorization: `Basic ${basic}` }]);
    // The tunnel was used: what came through it is no TLS.
    expect([response, isTls(failureCode(failure))]).toEqual([null, true]);
    expect(proxyVariable(ORIGIN)?.toUpperCase()).toBe(name.toUpperCase());
  },
);

test('a proxy named without a scheme is spoken to in plain HTTP', async () => {
  const { asked, port } = await proxy('200 OK');
  withProxy('HTTPS_PROXY', `127.0.0.1:${port}`);
  await send(ORIGIN, request, clock, OPTIONS);
  expect(asked).toHaveLength(1);
});

test.each(['407 Proxy Authentication Required', '403 Forbidden', '502 Bad Gateway'])(
  'a proxy that answers %s is no answer of the API, and is not asked again',
  async (status) => {
    const { port } = await proxy(status);
    withProxy('HTTPS_PROXY', `http://127.0.0.1:${port}`);
    const { response, failure } = await send(ORIGIN, request, clock, OPTIONS);
    expect([response, isBrokenOff(failure)]).toEqual([null, false]);
    expect(requestError(failure, request).message).toMatch(/proxy/);
  },
);

test.each(['api.qtickets.invalid', '.qtickets.invalid', '*', 'other.invalid, api.qtickets.invalid:443'])(
  'a host that NO_PROXY lists as %s is called directly',
  (list) => {
    withProxy('HTTPS_PROXY', 'http://127.0.0.1:9');
    vi.stubEnv('NO_PROXY', list);
    expect(proxyVariable(ORIGIN)).toBe(undefined);
  },
);

test('what NO_PROXY lists is read as curl reads it, in small letters too', () => {
  withProxy('HTTPS_PROXY', 'http://127.0.0.1:9');
  for (const name of ['NO_PROXY', 'no_proxy']) {
    vi.stubEnv(name, 'qtickets.invalid');
    expect(proxyVariable(ORIGIN)).toBe(undefined);
    vi.stubEnv(name, '');
  }
  expect(proxyVariable(ORIGIN)).toBe('HTTPS_PROXY');
});

test('recordings, which stand in place of the API, are asked by no proxy', async () => {
  const { asked, port } = await proxy('403 Forbidden');
  withProxy('HTTPS_PROXY', `http://127.0.0.1:${port}`);
  await plainSender(clock, 'nothing').send({ origin: ORIGIN, path: '/' }, request);
  expect(asked).toEqual([]);
});

test('an API on this machine is called directly', async () => {
  const { asked, port } = await proxy('403 Forbidden');
  withProxy('HTTPS_PROXY', `http://127.0.0.1:${port}`);
  vi.stubEnv('HTTP_PROXY', `http://127.0.0.1:${port}`);
  const api = await listening(createServer((_, answer) => answer.end('{}')));
  const { response } = await send(`http://127.0.0.1:${api}`, request, clock, OPTIONS);
  expect([response?.status, asked]).toEqual([200, []]);
});

test.each([
  ['http://127.0.0.1:3128', null],
  ['https://proxy.invalid', null],
  ['socks5://team:secret-word@proxy.invalid:1080', 'HTTPS_PROXY'],
  ['http://[', 'HTTPS_PROXY'],
])('whether %s can be used is known before the first call', (value, told) => {
  withProxy('HTTPS_PROXY', value);
  const problem = proxyProblem(ORIGIN);
  expect(problem === null ? null : problem.split(' ')[0]).toBe(told);
  expect(problem ?? '').not.toContain('secret-word');
});

test.each(['http://team:p%40ss-of-a-proxy@proxy.invalid:3128', 'team:p%40ss-of-a-proxy@proxy.invalid:3128'])(
  'the password of a proxy is a secret of the run: %s',
  (value) => {
    const masker = auditMasker({ HTTPS_PROXY: value });
    expect(masker.maskText('p%40ss-of-a-proxy and p@ss-of-a-proxy')).not.toMatch(/ss-of-a-proxy/);
  },
);
