import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { clockFrom } from '../../../src/common/clock.ts';
import { isBrokenOff, requestError } from '../../../src/http/failure.ts';
import { MAX_RESPONSE_BYTES } from '../../../src/http/limits.ts';
import { ONE_TRY } from '../../../src/http/policy.ts';
import { send } from '../../../src/http/send.ts';
import type { OutgoingRequest } from '../../../src/model/target.ts';
import { closeServed, serve } from './served.ts';

afterEach(closeServed);

const get: OutgoingRequest = { method: 'GET', path: '/a', headers: {} };
const clock = clockFrom({});

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

const CODINGS: [string, (bytes: Buffer) => Buffer][] = [
  ['gzip', gzipSync],
  ['x-gzip', gzipSync],
  ['deflate', deflateSync],
  ['br', brotliCompressSync],
];

test.each(CODINGS)('what %s packed comes whole, or is told as not packed so', async (coding, pack) => {
  const packed = pack(Buffer.from(`{"data":"${'abcdefgh'.repeat(50)}"}`));
  const bodies: Record<string, Buffer> = {
    // Of gzip its length and its sum, of deflate its sum: what they packed is there.
    '/without-its-end': packed.subarray(0, coding.endsWith('gzip') ? -8 : -4),
    '/half': packed.subarray(0, packed.length / 2),
    '/one-byte-more': Buffer.concat([packed, Buffer.from('\n')]),
    '/zeros-more': Buffer.concat([packed, Buffer.alloc(4)]),
    '/more': Buffer.concat([packed, Buffer.from('<!-- more -->')]),
  };
  const origin = await serve((request, _, response) => {
    response.writeHead(200, { 'content-encoding': coding });
    response.end(bodies[request.url ?? '']);
  });
  for (const path of Object.keys(bodies)) {
    const { response, failure } = await send(origin, { ...get, path }, clock, ONE_TRY);
    expect([path, response]).toEqual([path, null]);
    expect(requestError(failure, get).message).toContain('not packed as its Content-Encoding says');
    expect(isBrokenOff(failure)).toBe(false);
  }
});

test('a file of several gzip members is one body', async () => {
  const origin = await serve((_, __, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' });
    response.end(Buffer.concat(['{"data"', ':[]}'].map((part) => gzipSync(part))));
  });
  expect((await send(origin, get, clock, ONE_TRY)).response?.bytes.toString()).toBe('{"data":[]}');
});

test.each(CODINGS)('an answer without a body may say %s, and keeps its headers', async (coding) => {
  const origin = await serve((request, _, response) => {
    response.writeHead(Number(request.url?.slice(1)), { 'content-encoding': coding });
    response.end();
  });
  for (const status of [204, 304, 401]) {
    const { response } = await send(origin, { ...get, path: `/${status}` }, clock, ONE_TRY);
    expect([response?.status, response?.bytes.length]).toEqual([status, 0]);
    expect(response?.headers['content-encoding']).toBe(coding);
  }
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
