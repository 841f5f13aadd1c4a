import { afterEach, expect, test } from 'vitest';
import { clockFrom } from '../../../src/common/clock.ts';
import { isBrokenOff, requestError } from '../../../src/http/failure.ts';
import { ONE_TRY } from '../../../src/http/policy.ts';
import { send } from '../../../src/http/send.ts';
import type { OutgoingRequest } from '../../../src/model/target.ts';
import { closeServed, serve, serveBytes, serveConnections } from './served.ts';

afterEach(closeServed);

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

test.each([
  ['Content-Type', ['application/json', 'text/html'], 'application/json, text/html'],
  ['Content-Type', ['text/html', 'application/json'], 'text/html, application/json'],
  ['Content-Type', ['application/json', 'application/json'], 'application/json'],
  ['Retry-After', ['3', '30'], '3, 30'],
])('a %s that stands twice is shown with each of its values: %j', async (name, values, shown) => {
  const fields = values.map((value) => `${name}: ${value}\r\n`).join('');
  const origin = await serveBytes(`HTTP/1.1 200 OK\r\n${fields}Content-Length: 2\r\n\r\n{}`);
  const { response } = await send(origin, get, clock, ONE_TRY);
  expect(response?.headers[name.toLowerCase()]).toBe(shown);
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

test('a connection that is closed before TLS begins is told as that, and may be tried again', async () => {
  const origin = await serveConnections((socket) => socket.destroy());
  const { failure } = await send(origin.replace('http:', 'https:'), get, clock, ONE_TRY);
  expect(requestError(failure, get).message).toMatch(/TLS.*firewall/s);
  expect(isBrokenOff(failure)).toBe(true);
});

test('a host that no name service knows is told as that', () => {
  const failure = Object.assign(new Error('getaddrinfo ENOTFOUND api.example.com'), { code: 'ENOTFOUND' });
  expect(requestError(failure, get).message).toMatch(/ENOTFOUND.*name service/s);
  expect(requestError(failure, get).message).not.toContain('example.com');
});

test.each([
  ['a length that is too short', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n{"data":[]}'],
  [
    'the same, and then closed',
    'HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 5\r\n\r\n{"data":[]}',
  ],
  ['a body where there is none', 'HTTP/1.1 204 No Content\r\n\r\n{"data":[]}'],
])('an answer that goes on behind its end is told as that, and is not tried again: %s', async (_, answer) => {
  const origin = await serveBytes(answer);
  const { response, failure } = await send(origin, get, clock, ONE_TRY);
  expect(response).toBeNull();
  expect(isBrokenOff(failure)).toBe(false);
  expect(requestError(failure, get).message).toContain('more bytes came than the answer has');
});

test('an answer that changes the protocol is told at once, and is not tried again', async () => {
  const origin = await serve((request) => {
    request.socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n');
  });
  const { response, failure } = await send(origin, get, clock, ONE_TRY);
  expect(response).toBeNull();
  expect(isBrokenOff(failure)).toBe(false);
  expect(requestError(failure, get).message).toContain('status 101');
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
  ['of any name', 'X-Note: a\r\n b'],
  ['of the content type', 'Content-Type: application/json;\r\n\tcharset=utf-8'],
])('a folded header %s is told as that, and is not tried again', async (_, header) => {
  const origin = await serveBytes(`HTTP/1.1 200 OK\r\n${header}\r\nContent-Length: 2\r\n\r\n{}`);
  const { response, failure } = await send(origin, get, clock, ONE_TRY);
  expect(response).toBeNull();
  expect(isBrokenOff(failure)).toBe(false);
  expect(requestError(failure, get).message).toContain('a folded header');
});
