import { request } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createMasker } from '../../../src/masking/create-masker.ts';
import type { JsonValue } from '../../../src/model/json.ts';
import { type ApiDoor, openApiDoor } from '../../../src/targets/api-door.ts';
import type { Recording } from '../../../src/targets/recording.ts';
import { REPLAY_TOKENS, replayAnswers } from '../../../src/targets/replay-answers.ts';

const ORDERS = '/api/rest/v1/orders';
const PAID = { where: [{ column: 'payed', value: 1 }] };

function recording(changes: Partial<Recording>): Recording {
  return {
    scope: 'https://qtickets.ru',
    method: 'GET',
    path: ORDERS,
    body: '',
    reqheaders: { authorization: 'Bearer {{rest}}' },
    status: 200,
    response: { data: [] },
    rawHeaders: { 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
    ...changes,
  };
}

const ADD = { method: 'POST', path: '/api/partners/v1/tickets/add/12/4076', body: { seat_id: 'A' } };
const RECORDINGS = [
  recording({ response: { data: ['all'] } }),
  recording({ body: PAID, response: { data: ['paid'] } }),
  recording({ reqheaders: { authorization: 'Bearer {{specified}}' }, status: 401, response: { code: 'NO' } }),
  recording({ ...ADD, reqheaders: { authorization: 'Bearer {{partnersRead}}' }, response: { by: 'read' } }),
  recording({ ...ADD, reqheaders: { authorization: 'Bearer {{partnersWrite}}' }, response: { by: 'write' } }),
];

let door: ApiDoor;
beforeEach(async () => {
  door = await openApiDoor(replayAnswers(RECORDINGS, createMasker()));
});
afterEach(() => door.close());

interface Asked {
  method?: string;
  path?: string;
  body?: JsonValue;
  token?: string;
}

function ask({ method = 'GET', path = ORDERS, body, token = REPLAY_TOKENS.rest }: Asked = {}) {
  const sent = body === undefined ? '' : JSON.stringify(body);
  const headers = { authorization: `Bearer ${token}`, 'content-length': Buffer.byteLength(sent) };
  return new Promise<{ status: number | undefined; answer: unknown }>((resolve, reject) => {
    const call = request(`${door.url}${path}`, { method, headers }, async (incoming) => {
      resolve({ status: incoming.statusCode, answer: await json(incoming) });
    });
    call.on('error', reject).end(sent);
  });
}

test('an answer is that of the recording with the same method, path and body, as often as it is asked', async () => {
  expect(await ask()).toEqual({ status: 200, answer: { data: ['all'] } });
  expect(await ask({ body: PAID })).toEqual({ status: 200, answer: { data: ['paid'] } });
  expect(await ask()).toEqual({ status: 200, answer: { data: ['all'] } });
});

test('of recordings of one request, that with the token of the caller answers', async () => {
  const answers = [REPLAY_TOKENS.partnersWrite, REPLAY_TOKENS.partnersRead].map((token) =>
    ask({ ...ADD, token }),
  );
  expect((await Promise.all(answers)).map(({ answer }) => answer)).toEqual([{ by: 'write' }, { by: 'read' }]);
});

test('what was not recorded gets 501, and an unknown token 401', async () => {
  expect((await ask({ body: { page: 2 } })).status).toBe(501);
  expect((await ask({ path: '/api/rest/v1/orders/1' })).status).toBe(501);
  expect((await ask({ token: 'another' })).status).toBe(401);
});

test('an answer that comes again is kept once, and one with other bytes beside it', async () => {
  for (const body of [undefined, PAID, undefined]) await ask(body === undefined ? {} : { body });
  const [first, paid, again] = door.calls().map(({ answer }) => answer);
  expect(again).toBe(first);
  expect(paid).toEqual({ data: ['paid'] });
});

test('the door keeps every call with its answer, bodies of GET included', async () => {
  await ask({ path: `${ORDERS}?page=2`, body: PAID });
  await ask({ body: PAID });
  expect(door.calls()).toEqual([
    { method: 'GET', path: ORDERS, query: '?page=2', body: PAID, status: 501, answer: expect.any(Object) },
    { method: 'GET', path: ORDERS, query: '', body: PAID, status: 200, answer: { data: ['paid'] } },
  ]);
});

test.each([`${ORDERS}/`, `//api/rest//v1///orders`, `${ORDERS}?`, '/api/rest/v1/%6Frders', `${ORDERS}//?`])(
  'a call is answered and kept by the path that it means: %s',
  async (path) => {
    expect(await ask({ path })).toEqual({ status: 200, answer: { data: ['all'] } });
    expect(door.calls()).toMatchObject([{ path: ORDERS, query: '', status: 200 }]);
  },
);

test('what means another path stays another, and a query is kept whole', async () => {
  for (const path of [`${ORDERS}%2f`, `${ORDERS}%20`, `${ORDERS}/?a=b?c//d/`])
    expect((await ask({ path })).status).toBe(501);
  expect(door.calls().map(({ path, query }) => [path, query])).toEqual([
    [`${ORDERS}%2F`, ''],
    [`${ORDERS}%20`, ''],
    [ORDERS, '?a=b?c//d/'],
  ]);
});
