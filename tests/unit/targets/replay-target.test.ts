import net from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { clockFrom } from '../../../src/common/clock.ts';
import { makeCall } from '../../../src/contract/make-call.ts';
import { plainSender } from '../../../src/http/plain-sender.ts';
import { masker } from '../../../src/masking/create-masker.ts';
import type { JsonValue } from '../../../src/model/json.ts';
import type { OutgoingRequest, Target } from '../../../src/model/target.ts';
import type { FixtureStore } from '../../../src/targets/fixture-store.ts';
import type { Recording } from '../../../src/targets/recording.ts';
import { openReplayTarget } from '../../../src/targets/replay-target.ts';

const VOUCHED = { sha256: '', recordedAt: '2025-11-09T12:00:00.000Z', source: 'live', host: 'api.example' };
const clock = clockFrom({});
let target: Target | undefined;
afterEach(async () => {
  await target?.close();
  target = undefined;
});

function recording(changes: Partial<Recording> = {}): Recording {
  return {
    scope: 'https://qtickets.ru',
    method: 'GET',
    path: '/api/rest/v1/orders',
    body: '',
    reqheaders: { authorization: 'Bearer {{rest}}' },
    status: 200,
    response: { data: [] },
    rawHeaders: { 'content-type': 'application/json' },
    ...changes,
  };
}

function request(changes: Partial<OutgoingRequest> = {}): OutgoingRequest {
  const headers = { 'Content-Type': 'application/json', Authorization: 'Bearer {{rest}}' };
  return { method: 'GET', path: '/api/rest/v1/orders', headers, ...changes };
}

async function replay(recordings: Recording[], requests: OutgoingRequest[]) {
  const fixtures = {
    read: () => recordings,
    vouchedFor: () => VOUCHED,
    account: () => null,
    place: (file: string) => `answers of ours/${file}`,
  } as unknown as FixtureStore;
  const open = openReplayTarget(fixtures, masker, []);
  target = open;
  await open.begin('1.1', '');
  const calls = [];
  for (const sent of requests) {
    calls.push(
      await makeCall(
        { target: open, masker, clock, sender: plainSender(clock, 'nothing') },
        'call',
        '',
        sent,
        'rest',
        { id: '1.1', scenario: '' },
      ),
    );
  }
  return { calls, unused: await open.end() };
}

test('an answer bears the recording that it came from, as the manifest vouches for it', async () => {
  const { calls } = await replay([recording()], [request(), request()]);
  const [answered, missed] = calls.map(({ exchange }) => exchange.answeredBy);
  expect(answered).toEqual({
    by: 'recording',
    file: '1.1.json',
    of: 'live',
    host: 'api.example',
    recordedAt: '2025-11-09T12:00:00.000Z',
  });
  expect(missed).toBeNull();
});

test('an answer has the headers that were recorded, and no others', async () => {
  const { calls } = await replay([recording({ rawHeaders: { 'x-own': '1' } })], [request()]);
  expect(calls[0]?.answer?.headers).toEqual({ 'x-own': '1' });
  expect(calls[0]?.answer?.json).toEqual({ data: [] });
});

test.each<JsonValue>(['no JSON at all', null, 'null', 0, [], { ключ: 'Москва' }])(
  'the answer %j comes as it was recorded',
  async (response) => {
    const { calls } = await replay([recording({ response })], [request()]);
    const text = typeof response === 'string' ? response : JSON.stringify(response);
    expect(calls[0]?.answer?.text).toBe(text);
  },
);

const where = (value: JsonValue): JsonValue => ({ where: [{ column: 'payed', value }] });

test('the body of a GET decides which recording answers', async () => {
  const recordings = [
    recording({ body: where(1), response: { data: ['paid'] } }),
    recording({ body: where(0), response: { data: ['unpaid'] } }),
  ];
  const { calls, unused } = await replay(recordings, [
    request({ body: where(0) }),
    request({ body: where(1) }),
  ]);
  expect(calls.map(({ answer }) => answer?.json)).toEqual([{ data: ['unpaid'] }, { data: ['paid'] }]);
  expect(unused).toEqual([]);
});

test('a request is compared masked with masked', async () => {
  const body = { client_email: 'visitor@example.com', external_id: 'a' };
  const { calls } = await replay(
    [recording({ method: 'POST', body: masker.maskJson(body) })],
    [request({ method: 'POST', body })],
  );
  expect(calls[0]?.answer?.status).toBe(200);
});

test.each<[string, Partial<OutgoingRequest>]>([
  ['another body', { body: where(0) }],
  ['no body', {}],
  ['another path', { path: '/api/rest/v1/clients', body: where(1) }],
  ['another method', { method: 'POST', body: where(1) }],
  [
    'another token',
    {
      body: where(1),
      headers: { 'Content-Type': 'application/json', Authorization: 'Bearer {{partnersRead}}' },
    },
  ],
])('%s finds no recording', async (_, change) => {
  const { calls, unused } = await replay([recording({ body: where(1) })], [request(change)]);
  expect(calls[0]?.failure?.code).toBe('FIXTURE_MISS');
  expect(unused).toHaveLength(1);
});

test('a miss names the recording where it is, and shows what differs from the nearest one', async () => {
  const recordings = [recording({ path: '/api/rest/v1/events' }), recording({ body: where(1) })];
  const { calls } = await replay(recordings, [request({ body: where(0) })]);
  const message = calls[0]?.failure?.message ?? '';
  expect(message).toContain('answers of ours/1.1.json');
  expect(message).toMatch(/-\s+"value": 1/);
  expect(message).toMatch(/\+\s+"value": 0/);
  expect(message).not.toContain('events');
});

test('a recording answers once', async () => {
  const { calls } = await replay([recording()], [request(), request()]);
  expect(calls.map(({ failure }) => failure?.code ?? 'answered')).toEqual(['answered', 'FIXTURE_MISS']);
});

test('a token of the spec document matches, a placeholder does not', async () => {
  const specified = recording({ reqheaders: { authorization: 'Bearer {{specified}}' }, status: 401 });
  const invalid = request({ headers: { Authorization: 'Bearer INVALID_TOKEN' } });
  expect((await replay([specified], [invalid])).calls[0]?.answer?.status).toBe(401);
  await target?.close();
  expect((await replay([specified], [request()])).calls[0]?.failure?.code).toBe('FIXTURE_MISS');
});

test('no socket can be opened while recordings are replayed, and again when it ends', async () => {
  const server = net.createServer((socket) => socket.end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  await replay([], []);
  expect(() => net.connect(port, '127.0.0.1')).toThrow(expect.objectContaining({ code: 'NETWORK_CLOSED' }));
  await target?.close();
  await new Promise<void>((resolve, reject) => {
    net
      .connect(port, '127.0.0.1')
      .on('close', () => resolve())
      .on('error', reject)
      .resume();
  });
  await new Promise((resolve) => server.close(resolve));
});

test('a peer that was named stays reachable', async () => {
  const server = net.createServer((socket) => socket.end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  target = openReplayTarget({ read: () => [], account: () => null } as unknown as FixtureStore, masker, [
    { host: '127.0.0.1', port },
  ]);
  await new Promise<void>((resolve, reject) => {
    net
      .connect(port, '127.0.0.1')
      .on('close', () => resolve())
      .on('error', reject)
      .resume();
  });
  await new Promise((resolve) => server.close(resolve));
});
