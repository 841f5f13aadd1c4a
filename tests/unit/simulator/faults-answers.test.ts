import { gunzipSync } from 'node:zlib';
import { getResponse } from 'msw';
import { expect, test } from 'vitest';
import type { Simulator } from '../../../src/simulator/create-simulator.ts';
import type { FaultDefinition } from '../../../src/simulator/faults/fault-definition.ts';
import { FAULT_NAMES } from '../../../src/simulator/faults/fault-names.ts';
import { faultyCaller, type Got, got } from './fault-caller.ts';

const EVENT = '/api/rest/v1/events/33';

/** The answer of a call with a fault, and of the next call, which the fault spares. */
async function spoiltAndTrue(
  fault: FaultDefinition,
  path = EVENT,
  token = 'sim-rest',
): Promise<{ spoilt: Got; true: Got }> {
  const caller = await faultyCaller({ ...fault, calls: 1 });
  const spoilt = await got(caller.url, path, { token });
  const answers = { spoilt, true: await got(caller.url, path, { token }) };
  await caller.close();
  expect(answers.true).toMatchObject({ status: 200, error: null });
  return answers;
}

const json = ({ bytes }: Got) => JSON.parse(bytes.toString('utf8'));

test('429 comes with Retry-After or without, in the envelope of the API', async () => {
  const { spoilt: without } = await spoiltAndTrue({ fault: '429' });
  expect(without.status).toBe(429);
  expect(without.headers).not.toHaveProperty('retry-after');
  expect(json(without)).toMatchObject({ status: 429 });
  const { spoilt: told } = await spoiltAndTrue({ fault: '429-retry-after', retryAfter: 7 });
  expect(told).toMatchObject({ status: 429, headers: { 'retry-after': '7' } });
  const partners = '/api/partners/v1/events/lists';
  const { spoilt } = await spoiltAndTrue({ fault: '429-retry-after' }, partners, 'sim-partner-read');
  expect(spoilt).toMatchObject({ status: 429, headers: { 'retry-after': '1' } });
  expect(json(spoilt)).toMatchObject({ status: 'error' });
});

test('500 is JSON', async () => {
  const { spoilt } = await spoiltAndTrue({ fault: '500' });
  expect(spoilt).toMatchObject({ status: 500, headers: { 'content-type': 'application/json' } });
  expect(json(spoilt)).toMatchObject({ status: 500 });
});

test.each(['502', '503', '504'] as const)('%s is a page of the gateway', async (fault) => {
  const { spoilt } = await spoiltAndTrue({ fault });
  expect(spoilt).toMatchObject({ status: Number(fault), headers: { 'content-type': 'text/html' } });
  expect(spoilt.bytes.toString()).toContain(`<title>${fault} `);
});

test('an HTML page comes with 200', async () => {
  const { spoilt } = await spoiltAndTrue({ fault: 'html-200' });
  expect(spoilt.status).toBe(200);
  expect(spoilt.headers['content-type']).toMatch(/^text\/html/);
  expect(spoilt.bytes.toString()).toMatch(/^<!DOCTYPE html>/);
});

test('the envelope of an error comes with 200, in the manner of the API', async () => {
  const { spoilt } = await spoiltAndTrue({ fault: 'error-in-200' });
  expect([spoilt.status, json(spoilt)]).toMatchObject([200, { status: 503, code: 'UNKNOWN_ERROR' }]);
  const lists = '/api/partners/v1/events/lists';
  const partners = (await spoiltAndTrue({ fault: 'error-in-200' }, lists, 'sim-partner-read')).spoilt;
  expect([partners.status, json(partners)]).toMatchObject([200, { status: 'error' }]);
});

test('an empty body ends as it should', async () => {
  const { spoilt, true: whole } = await spoiltAndTrue({ fault: 'empty-body' });
  expect(spoilt).toMatchObject({ status: 200, error: null, headers: whole.headers });
  expect(spoilt.bytes).toHaveLength(0);
});

test('truncated JSON is the first half of the body in a whole message', async () => {
  const { spoilt, true: whole } = await spoiltAndTrue({ fault: 'truncated-json' });
  expect(spoilt).toMatchObject({ status: 200, error: null });
  expect(spoilt.bytes).toEqual(whole.bytes.subarray(0, Math.floor(whole.bytes.length / 2)));
  expect(() => json(spoilt)).toThrow(SyntaxError);
});

test('the first key is there twice, and the last one holds the true value', async () => {
  const { spoilt, true: whole } = await spoiltAndTrue({ fault: 'duplicate-keys' });
  expect(spoilt.bytes.toString()).toBe(`{"data":null,${whole.bytes.toString().slice(1)}`);
  expect(json(spoilt)).toEqual(json(whole));
});

// R19 and R22 answer bare lists.
test('in a list the first key is that of its first object, and the first text one that is no key', async () => {
  const path = '/api/rest/v1/shows/41/barcodes';
  const { spoilt: doubled, true: whole } = await spoiltAndTrue({ fault: 'duplicate-keys' }, path);
  expect(whole.bytes.toString()).toMatch(/^\[\{"barcode":"\d/);
  expect(doubled.bytes.toString()).toBe(`[{"barcode":null,${whole.bytes.toString().slice(2)}`);
  const { spoilt: odd } = await spoiltAndTrue({ fault: 'invalid-utf8' }, path);
  const start = '[{"barcode":"'.length;
  expect([...odd.bytes.subarray(start, start + 2)]).toEqual([0xcf, 0xf0]);
  expect(Buffer.concat([odd.bytes.subarray(0, start), odd.bytes.subarray(start + 2)])).toEqual(whole.bytes);
});

test('nesting is as deep as asked', async () => {
  const { spoilt } = await spoiltAndTrue({ fault: 'deep-nesting' });
  expect(spoilt).toMatchObject({ status: 200, headers: { 'content-type': 'application/json' } });
  expect(spoilt.bytes.toString()).toBe(`{"data":${'['.repeat(100_000)}${']'.repeat(100_000)}}`);
  const { spoilt: shallow } = await spoiltAndTrue({ fault: 'deep-nesting', depth: 2 });
  expect(shallow.bytes.toString()).toBe('{"data":[[]]}');
});

test('a wrong content type leaves the bytes alone', async () => {
  const { spoilt, true: whole } = await spoiltAndTrue({ fault: 'wrong-content-type' });
  expect(spoilt.headers['content-type']).toMatch(/^text\/html/);
  expect(spoilt.bytes).toEqual(whole.bytes);
});

test('bytes that are no UTF-8 are called UTF-8', async () => {
  for (const path of [EVENT, '/api/rest/v1/discounts', '/nowhere']) {
    const caller = await faultyCaller({ fault: 'invalid-utf8' });
    const spoilt = await got(caller.url, path);
    await caller.close();
    expect(spoilt.headers['content-type']).toMatch(/charset=utf-8/);
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(spoilt.bytes)).toThrow(TypeError);
    expect(json(spoilt)).toBeTypeOf('object');
  }
});

test('plain bytes are called gzip', async () => {
  const { spoilt, true: whole } = await spoiltAndTrue({ fault: 'gzip-lie' });
  expect(spoilt.headers['content-encoding']).toBe('gzip');
  expect(spoilt.bytes).toEqual(whole.bytes);
  expect(() => gunzipSync(spoilt.bytes)).toThrow();
});

test('a redirect loop has no end', async () => {
  const caller = await faultyCaller({ fault: 'redirect-loop', calls: 1 });
  const visited: string[] = [];
  let path = EVENT;
  for (let hop = 0; hop < 5; hop += 1) {
    const { status, headers } = await got(caller.url, path);
    expect(status).toBe(302);
    path = headers.location ?? '';
    visited.push(path);
  }
  expect(new Set(visited).size).toBe(2);
  expect((await got(caller.url, EVENT)).status).toBe(200);
  await caller.close();
});

test('a redirect leads to the same call at another name of this machine', async () => {
  const caller = await faultyCaller({ fault: 'redirect-other-host', calls: 1 });
  const { status, headers } = await got(caller.url, `${EVENT}?a=1`);
  expect(status).toBe(302);
  expect(headers.location).toBe(`http://localhost:${new URL(caller.url).port}${EVENT}?a=1`);
  expect((await got(headers.location ?? '', '')).status).toBe(200);
  await caller.close();
});

test('an answer that is replaced means that the call was not carried out, a spoilt one that it was', async () => {
  const carriedOut: string[] = [];
  for (const fault of FAULT_NAMES) {
    const caller = await faultyCaller({ fault });
    const add = { method: 'POST', token: 'sim-partner-write', body: { seat_id: 'CENTER_PARTERRE-20;5' } };
    await got(caller.url, '/api/partners/v1/tickets/add/12/4076', add, (piece) => piece.length > 50_000);
    if ((await seatsLeft(caller.simulator)) === 1) carriedOut.push(fault);
    await caller.close();
  }
  expect(carriedOut.sort()).toEqual([
    'drip-feed',
    'duplicate-keys',
    'empty-body',
    'gzip-lie',
    'invalid-utf8',
    'latency',
    'reset-mid-body',
    'truncated-json',
    'wrong-content-type',
  ]);
});

/** Seats that show 4076 has left, asked without the door. */
async function seatsLeft(simulator: Simulator): Promise<unknown> {
  const headers = { authorization: 'Bearer sim-rest' };
  const call = new Request('http://127.0.0.1/api/rest/v1/events/12/seats/4076', { headers });
  const answer = (await getResponse(simulator.handlers, call)) ?? Response.error();
  return ((await answer.json()) as { data: { left: number } }).data.left;
}
