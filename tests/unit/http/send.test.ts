import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server as TcpServer } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { clockFrom } from '../../../src/common/clock.ts';
import { isBrokenOff, isTls, requestError } from '../../../src/http/failure.ts';
import { MAX_RESPONSE_BYTES } from '../../../src/http/limits.ts';
import { ONE_TRY } from '../../../src/http/policy.ts';
import { send } from '../../../src/http/send.ts';
import type { OutgoingRequest } from '../../../src/model/target.ts';

let server: Server | TcpServer | undefined;
afterEach(async () => {
  if (server !== undefined && 'closeAllConnections' in server) server.closeAllConnections();
  await new Promise((resolve) => server?.close(resolve) ?? resolve(null));
  server = undefined;
});

async function serve(
  handler: (request: IncomingMessage, body: string, response: ServerResponse) => void,
): Promise<string> {
  const open = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => handler(request, body, response));
  });
  server = open;
  await new Promise<void>((resolve) => open.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(open.address() as AddressInfo).port}`;
}

/** A server that sends the same bytes whatever it is asked. */
function serveBytes(answer: string): Promise<string> {
  return serve((request) => request.socket.end(Buffer.from(answer, 'latin1')));
}

const get: OutgoingRequest = {
  method: 'GET',
  path: '/a?b=1',
  headers: { 'Content-Type': 'application/json' },
};
const clock = clockFrom({});

test('a GET carries its JSON body', async () => {
  const origin = await serve((request, body, response) =>
    response.end(`${request.method} ${request.url} ${body}`),
  );
  const { response } = await send(origin, { ...get, body: { page: 2 } }, clock, ONE_TRY);
  expect(response?.bytes.toString()).toBe('GET /a?b=1 {"page":2}');
});

test('a GET without a body sends none', async () => {
  const origin = await serve((_, body, response) => response.end(`<${body}>`));
  expect((await send(origin, get, clock, ONE_TRY)).response?.bytes.toString()).toBe('<>');
});

test.each([200, 301, 404, 503])('an answer with status %i is an answer', async (status) => {
  const origin = await serve((_, __, response) => {
    response.writeHead(status, { location: '/elsewhere' });
    response.end('x');
  });
  expect((await send(origin, get, clock, ONE_TRY)).response?.status).toBe(status);
});

test('bytes come as they are, gzip undone', async () => {
  const bytes = Buffer.from([0xff, 0x00, 0xfe]);
  const origin = await serve((_, __, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'application/json' });
    response.end(gzipSync(bytes));
  });
  expect((await send(origin, get, clock, ONE_TRY)).response?.bytes).toEqual(bytes);
});

const twice = (bytes: Buffer) => brotliCompressSync(gzipSync(bytes));

test.each<[string, (bytes: Buffer) => Buffer]>([
  ['x-gzip', gzipSync],
  ['X-GZip', gzipSync],
  ['deflate', deflateSync],
  ['br', brotliCompressSync],
  ['identity', (bytes) => bytes],
  ['gzip, br', twice],
  ['gzip , identity,', gzipSync],
])('what %s did is undone', async (coding, pack) => {
  const bytes = Buffer.from('{"data":[]}');
  const origin = await serve((_, __, response) => {
    response.writeHead(200, { 'content-encoding': coding });
    response.end(pack(bytes));
  });
  expect((await send(origin, get, clock, ONE_TRY)).response?.bytes).toEqual(bytes);
});

test.each(['x-gzip', 'gzip, br'])('a body that is not packed as %s is told as that', async (coding) => {
  const origin = await serve((_, __, response) => {
    response.writeHead(200, { 'content-encoding': coding });
    response.end('{"data":[]}');
  });
  const { response, failure } = await send(origin, get, clock, ONE_TRY);
  expect(response).toBeNull();
  expect(requestError(failure, get).message).toContain('Content-Encoding');
});

test('a body packed in a way that nobody knows comes as it is', async () => {
  const origin = await serve((_, __, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip, lizard' });
    response.end('{}');
  });
  expect((await send(origin, get, clock, ONE_TRY)).response?.bytes).toEqual(Buffer.from('{}'));
});

test('a small body that unpacks to too much is told as too large', async () => {
  const origin = await serve((_, __, response) => {
    response.writeHead(200, { 'content-encoding': 'x-gzip' });
    response.end(gzipSync(Buffer.alloc(MAX_RESPONSE_BYTES + 1)));
  });
  const { failure } = await send(origin, get, clock, ONE_TRY);
  expect(requestError(failure, get).code).toBe('RESPONSE_TOO_LARGE');
});

test('a connection that breaks off is a failure with a code, and an attempt', async () => {
  const origin = await serve((request) => request.socket.destroy());
  const { response, failure, attempts } = await send(origin, get, clock, ONE_TRY);
  expect(response).toBeNull();
  expect(attempts).toMatchObject([{ status: null, error: 'ECONNRESET' }]);
  expect(requestError(failure, get)).toMatchObject({ code: 'REQUEST_FAILED', place: { at: 'GET /a?b=1' } });
});

test('an answer that breaks off is no answer', async () => {
  const origin = await serve((_, __, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('part', () => response.destroy());
  });
  expect((await send(origin, get, clock, ONE_TRY)).response).toBeNull();
});

test('the error of a failed request names neither host nor token', () => {
  const failure = Object.assign(new Error('connect ECONNREFUSED secret.example.com'), {
    code: 'ECONNREFUSED',
  });
  const { message } = requestError(failure, { ...get, headers: { Authorization: 'Bearer abcdef' } });
  expect(message).toContain('ECONNREFUSED');
  expect(message).not.toMatch(/secret|abcdef/);
});

test('headers of an answer may be larger than 16 KiB, and not without end', async () => {
  const origin = await serve((request, _, response) => {
    response.setHeader('X-Large', 'x'.repeat(request.url === '/huge' ? 200_000 : 40_000));
    response.end('{}');
  });
  const large = await send(origin, get, clock, ONE_TRY);
  expect([large.response?.status, large.response?.headers['x-large']?.length]).toEqual([200, 40_000]);
  const huge = await send(origin, { ...get, path: '/huge' }, clock, ONE_TRY);
  expect(requestError(huge.failure, get).message).toContain('128 KiB');
  expect(isBrokenOff(huge.failure)).toBe(false);
});

test.each([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'EPROTO',
])('%s is told as TLS, once, with what to do', (code) => {
  const failure = Object.assign(new Error('x'), { code });
  expect(requestError(failure, get).message).toMatch(/TLS.*NODE_EXTRA_CA_CERTS/s);
  expect(isBrokenOff(failure)).toBe(false);
});

test('a server that speaks no TLS is told as that', async () => {
  const origin = await serve((_, __, response) => response.end('{}'));
  const { failure } = await send(origin.replace('http:', 'https:'), get, clock, ONE_TRY);
  expect(requestError(failure, get).message).toContain('NODE_EXTRA_CA_CERTS');
});

test('a connection that is closed before TLS begins is told as that, and may be tried again', async () => {
  server = createTcpServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const { failure } = await send(`https://127.0.0.1:${port}`, get, clock, ONE_TRY);
  expect(requestError(failure, get).message).toMatch(/TLS.*firewall/s);
  expect(isBrokenOff(failure)).toBe(true);
});

test('a host that no name service knows is told as that', () => {
  const failure = Object.assign(new Error('getaddrinfo ENOTFOUND api.example.com'), { code: 'ENOTFOUND' });
  expect(requestError(failure, get).message).toMatch(/ENOTFOUND.*name service/s);
  expect(requestError(failure, get).message).not.toContain('example.com');
});

test.each([
  ['a header without a name', 'HTTP/1.1 200 OK\r\n: x\r\n\r\n'],
  ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx'],
  ['a length beside chunks', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\nx'],
  ['no number for a length', 'HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nx'],
  ['chunks without their sizes', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'],
  ['another protocol', 'SSH-2.0-OpenSSH_9.6\r\n'],
  ['bytes of TLS', '\x15\x03\x01\x00\x02\x02\x46'],
])('what is no HTTP is told as that, and is not tried again: %s', async (_, answer) => {
  const origin = await serveBytes(answer);
  const { response, failure } = await send(origin, get, clock, ONE_TRY);
  expect(response).toBeNull();
  expect(isBrokenOff(failure)).toBe(false);
  expect(requestError(failure, get).message).toContain('HTTP/1.1');
});

test.each([
  'UNSPECIFIED',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REVOKED',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_DH_KEY_TOO_SMALL',
  'ERR_SSL_UNSUPPORTED_PROTOCOL',
])('%s is of TLS', (code) => {
  expect(isTls(code)).toBe(true);
  expect(isTls(code.slice(1))).toBe(false);
});
