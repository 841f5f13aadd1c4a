import { expect, test } from 'vitest';
import { SEARCH_NAME } from '../../../src/contract/make-call.ts';
import type { JsonValue } from '../../../src/model/json.ts';
import { recordingFile } from '../../../src/targets/recording.ts';
import { bundleCalls } from '../../../src/verify/contract/bundle-target.ts';
import { compareRequests } from '../../../src/verify/contract/compare-requests.ts';
import type { JudgedAgain } from '../../../src/verify/contract/judge-again.ts';
import { toldBy } from './told-by.ts';

const asked = (path: string, body: JsonValue = null) => ({ method: 'POST', path, headers: {}, body });

/** How many things are told of a call that the bundle has, where the case makes one. */
function requests(found: object, wanted: object, more: object = {}, live = false): number {
  const request = { ...asked('/a'), ...found };
  const exchange = { role: 'call', name: '', request, answeredBy: { by: 'simulator' } };
  const one = {
    logged: { id: '1.1', scenario: '', artifact: { path: 'file' }, checks: [], exchanges: [] },
    planned: { recordedAs: '1.1' },
    calls: [{ request: { ...asked('/a'), ...wanted }, headers: {}, exchange }],
    ...{ lacking: false, unused: 0, again: { exchanges: [{ role: 'call', name: '' }] }, ...more },
  } as unknown as JudgedAgain;
  return toldBy((ledger) => compareRequests(one, live, ledger.of('contract'))).length;
}

test.each<[string, object, object, object, boolean, number]>([
  ['the call of the case', {}, {}, {}, false, 0],
  ['another method', { method: 'GET' }, {}, {}, false, 1],
  ['another path', { path: '/b' }, {}, {}, false, 1],
  ['other headers', { headers: { accept: '*' } }, {}, {}, false, 1],
  ['another id on an account', { path: '/a/17?x=b9' }, { path: '/a/4?x=b9' }, {}, true, 0],
  ['another id elsewhere', { path: '/a/17' }, { path: '/a/4' }, {}, false, 1],
  ['an id of letters and digits on an account', { path: '/a/x17y/b' }, { path: '/a/4/b' }, {}, true, 0],
  ['another form on an account', { path: '/a/b' }, { path: '/a/4' }, {}, true, 1],
  ['the same body', { body: { a: [1, null] } }, { body: { a: [1, null] } }, {}, false, 0],
  ['another value', { body: { a: 1 } }, { body: { a: 2 } }, {}, false, 1],
  ['another value on an account', { body: { a: 1 } }, { body: { a: 2 } }, {}, true, 0],
  ['null on an account', { body: { a: null } }, { body: { a: 2 } }, {}, true, 1],
  ['null on both sides of an account', { body: { a: null } }, { body: { a: null } }, {}, true, 0],
  ['one of two values', { body: { a: 1, b: 2 } }, { body: { a: 1, b: 3 } }, {}, false, 1],
  ['null in one of two on an account', { body: { a: 1, b: null } }, { body: { a: 1, b: 3 } }, {}, true, 1],
  ['another value in a list', { body: [1] }, { body: [2] }, {}, false, 1],
  ['a member more', { body: { a: 1, b: 1 } }, { body: { a: 1 } }, {}, false, 1],
  ['a member less', { body: {} }, { body: { a: 1 } }, {}, false, 1],
  ['another member', { body: { b: 1 } }, { body: { a: 1 } }, {}, false, 1],
  ['a list for a map', { body: [1] }, { body: { 0: 1 } }, {}, false, 1],
  ['a map for a list', { body: { 0: 1 } }, { body: [1] }, {}, true, 1],
  ['no body', {}, { body: { a: 1 } }, {}, false, 1],
  ['none where none is sent', { body: null }, { body: undefined }, {}, false, 0],
  [
    'an e-mail by another key',
    { body: { email: 'm7x@mask.invalid' } },
    { body: { email: 'anna@example.org' } },
    {},
    false,
    0,
  ],
  ['no e-mail', { body: { email: '' } }, { body: { email: 'anna@example.org' } }, {}, false, 1],
  ['a number for an e-mail', { body: { email: 5 } }, { body: { email: 'anna@example.org' } }, {}, false, 1],
  ['a call that was not made again', {}, {}, { again: { exchanges: [] } }, false, 1],
  ['another role', {}, {}, { again: { exchanges: [{ role: 'setup', name: '' }] } }, false, 1],
  ['another name', {}, {}, { again: { exchanges: [{ role: 'call', name: 'x' }] } }, false, 1],
  ['a call that the case does not make', {}, {}, { unused: 1 }, false, 1],
  ['too few calls', {}, {}, { lacking: true }, false, 1],
])('a call of the bundle is held against the one of the case: %s', (_, found, wanted, more, live, told) => {
  expect(requests(found, wanted, more, live)).toBe(told);
});

test.each<[string, object | null, string, number]>([
  ['its own', { by: 'recording', file: recordingFile('1.1', '') }, 'call', 0],
  ['that of another case', { by: 'recording', file: recordingFile('1.2', '') }, 'call', 1],
  ['that of the case before it', { by: 'recording', file: recordingFile('1.2', '') }, 'prerequisite', 0],
  ['none', null, 'call', 0],
])('the recording that answered a call is the one of its case: %s', (_, answeredBy, role, told) => {
  const exchange = { role, name: '', request: asked('/a'), answeredBy };
  const calls = [{ request: asked('/a'), headers: {}, exchange }];
  expect(requests({}, {}, { calls, again: { exchanges: [{ role, name: '' }] } })).toBe(told);
});

test('after a failure calls that the case would make may be missing', () => {
  const failed = {
    logged: { id: '1.1', scenario: '', artifact: null, checks: [{ result: 'fail' }], exchanges: [] },
  };
  expect(requests({}, {}, { ...failed, unused: 2 })).toBe(0);
  expect(requests({}, {}, { ...failed, lacking: true })).toBe(1);
});

const search = { name: SEARCH_NAME, line: 4, attempts: [] };
test.each<[string, object[], number]>([
  ['after a try without an answer', [{ name: '', attempts: [{ status: null }] }, search], 0],
  ['after an error of the server', [{ name: '', attempts: [{ status: 500 }] }, search, search], 0],
  ['after an answer', [{ name: '', attempts: [{ status: 499 }] }, search], 1],
  ['after two tries', [{ name: '', attempts: [{ status: 429 }, { status: 200 }] }, search], 0],
  ['before any call', [search, { name: '', attempts: [{ status: 500 }] }], 1],
  ['after a call that was not tried', [{ name: '', attempts: [] }, search], 1],
  [
    'after the last call before it',
    [{ name: '', attempts: [{ status: 500 }] }, { name: '', attempts: [{ status: 200 }] }, search],
    1,
  ],
])('a search before another try belongs to a try that failed: %s', (_, exchanges, told) => {
  const logged = { id: '1.1', scenario: '', artifact: null, checks: [], exchanges };
  expect(requests({}, {}, { logged })).toBe(told);
});

test('the calls of a case get the answers of the bundle, in their order, and a failure where there is none', async () => {
  const answered = {
    name: '',
    request: asked('/kept/1', { x: 1 }),
    response: { status: 201, headers: { a: 'b' }, body: { ok: 1 }, json: true },
    attempts: [{ error: null }],
  };
  const page = {
    ...answered,
    request: asked('/kept/2'),
    response: { ...answered.response, json: false, body: '<p>' },
  };
  const silent = { ...answered, response: null, attempts: [{ error: 'first' }, { error: 'timeout' }] };
  const untold = { ...silent, attempts: [] };
  const all = [answered, { ...answered, name: SEARCH_NAME }, page, silent, untold];
  const calls = bundleCalls('replay', all as unknown as Parameters<typeof bundleCalls>[1]);
  expect(calls.waiting).toHaveLength(4);
  const send = async (path: string) => {
    const request = { method: 'POST', path, body: { y: 2 } };
    const given = await calls.sender.send({} as never, request as never);
    return {
      request,
      ...given,
      text: given.response === null ? null : Buffer.from(given.response.bytes).toString(),
    };
  };
  expect(calls.target.source('replay' as never)).toEqual({ by: 'simulator' });
  expect(await send('/a')).toMatchObject({
    text: '{"ok":1}',
    failure: null,
    request: { path: '/kept/1', body: { x: 1 } },
    response: { status: 201, headers: { a: 'b' } },
    attempts: [{}],
  });
  const second = await send('/b');
  expect(second).toMatchObject({ text: '<p>', request: { path: '/kept/2' } });
  expect(second.request).not.toHaveProperty('body');
  expect(String((await send('/c')).failure)).toContain('timeout');
  expect((await send('/d')).failure).toMatchObject({
    code: 'REQUEST_FAILED',
    message: expect.stringMatching(/: \S/),
  });
  expect(calls.lacking).toBe(false);
  expect(await send('/e')).toMatchObject({
    response: null,
    attempts: [],
    failure: { code: 'REQUEST_FAILED', message: expect.stringContaining('POST /e') },
  });
  expect(calls.lacking).toBe(true);
  expect(calls.made.map(({ request }) => request.path)).toEqual(['/a', '/b', '/c', '/d']);
});
