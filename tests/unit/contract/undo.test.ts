import { expect, test } from 'vitest';
import { callProblem } from '../../../src/contract/call-problem.ts';
import { CheckList } from '../../../src/contract/check-list.ts';
import { checkUndo } from '../../../src/contract/check-undo.ts';
import type { CallRecord } from '../../../src/contract/make-call.ts';
import { isUndone, type ScenarioCalls } from '../../../src/contract/scenario-calls.ts';
import type { LiveParts } from '../../../src/model/case.ts';
import { AuditError } from '../../../src/model/errors.ts';
import type { JsonValue } from '../../../src/model/json.ts';
import { contextOf } from './judged.ts';

const DONE: JsonValue = { data: {} };
const REFUSED: JsonValue = { error: 'x', status: 400, code: 'A_B' };

function record(
  body: JsonValue | undefined,
  status = 200,
  method = 'POST',
  searches: JsonValue[] = [],
  attempts = 1,
): CallRecord {
  const path = `/api/rest/v1/${method.toLowerCase()}`;
  const bytes = Buffer.from('');
  return {
    request: { method, path, headers: {} },
    answer: body === undefined && status === 0 ? null : { status, headers: {}, bytes, text: '', json: body },
    failure: status === 0 ? new AuditError('REQUEST_FAILED', 'the line was cut', '') : null,
    exchange: {
      role: 'call',
      name: '',
      request: { method, path, headers: {}, body: null },
      response: null,
      answeredBy: null,
      attempts: Array.from({ length: attempts }, () => ({}) as never),
    },
    searches: searches.map((found) => ({ response: { body: found } }) as never),
  };
}

function judged(live: LiveParts | undefined, calls: Partial<ScenarioCalls>) {
  const list = new CheckList((text) => text);
  const notes: string[] = [];
  const scenario = { ...contextOf(null).scenario, ...(live === undefined ? {} : { live }) };
  checkUndo(
    list,
    scenario,
    {
      setup: [],
      followUps: [],
      undo: [],
      call: record(DONE),
      template: '',
      params: {},
      unused: [],
      answeredBody: undefined,
      remarks: [],
      ...calls,
    },
    notes,
  );
  return { notes, checks: list.results };
}

const NOTHING = { undo: [] };
const left = (pattern: RegExp) => [{ name: 'undo', result: 'fail', message: expect.stringMatching(pattern) }];

test('what was undone is said with the calls that did it, and what was not fails', () => {
  const undo = [record(DONE), record(DONE, 201, 'PUT')];
  expect(judged(NOTHING, { undo })).toEqual({
    notes: [expect.stringMatching(/POST \/api\/rest\/v1\/post, PUT \/api\/rest\/v1\/put$/)],
    checks: [{ name: 'undo', result: 'pass', message: null }],
  });
  const refused = judged(NOTHING, { undo: [record(DONE), record(REFUSED, 400, 'PUT')] });
  expect(refused).toEqual({
    notes: [expect.stringMatching(/^not undone.*PUT/)],
    checks: left(/PUT.*400 A_B/),
  });
  expect([
    isUndone({ undo }),
    isUndone({ undo: [] }),
    isUndone({ undo: [record(DONE), record(REFUSED)] }),
  ]).toEqual([true, false, false]);
});

test('a write without an undo says why', () => {
  expect(judged(undefined, {})).toEqual({ notes: [expect.stringMatching(/^not undone: \w/)], checks: [] });
  expect(judged({ notUndoable: 'mail was sent' }, {})).toEqual({
    notes: [expect.stringContaining('mail was sent')],
    checks: [],
  });
  expect(judged(NOTHING, {}).notes).toEqual([expect.stringContaining('itself')]);
  expect(judged(NOTHING, {}).checks).toEqual([]);
});

test('what was refused left nothing', () => {
  for (const call of [
    record(REFUSED, 400),
    record(REFUSED, 499),
    record({ status: 'error' }),
    record(undefined, 0, 'POST', [], 0),
  ])
    expect(judged(NOTHING, { call })).toEqual({ notes: [expect.stringContaining('refused')], checks: [] });
  expect(
    judged(
      { undo: [{ name: 'x', method: 'POST', path: '', token: 'rest' }] },
      { call: record(REFUSED, 400), setup: [record(REFUSED, 400), record(DONE, 200, 'GET')] },
    ).checks,
  ).toEqual([]);
});

test('what may have been carried out fails, with what a search shows of it', () => {
  for (const call of [record(REFUSED, 500), record({}, 400), record(undefined, 502), record(undefined, 0)])
    expect(judged(NOTHING, { call }).checks).toEqual(left(/^POST \/api\/rest\/v1\/post: whether/));
  const search = { result: [{ id: 5, deleted: 1 }, { id: 6, deleted: 0 }, { id: 7 }] };
  expect(
    judged(NOTHING, { call: record(undefined, 0, 'POST', [{ result: [{ id: 8 }] }, search]) }).checks,
  ).toEqual(left(/ticket 6, 7\b/));
  expect(
    judged(NOTHING, { call: record(undefined, 0, 'POST', [{ result: [{ id: 5, deleted: 1 }] }]) }).checks,
  ).toEqual(left(/not known, and/));
});

test('what was made beforehand is left behind where the call went wrong', () => {
  const setup = [record(DONE, 200, 'GET'), record(DONE, 200, 'PUT')];
  expect(judged(NOTHING, { setup, call: record(REFUSED, 400) }).checks).toEqual(
    left(/^PUT \/api\/rest\/v1\/put: [^\n]*beforehand[^\n]*$/),
  );
  expect(
    judged(NOTHING, { setup: [record(undefined, 0, 'PUT')], call: record(REFUSED, 400) }).checks,
  ).toEqual(left(/^PUT \S+: whether/));
});

test.each<[string, CallRecord, RegExp | null]>([
  ['a success', record(DONE), null],
  ['another success', record(undefined, 299), null],
  ['no answer', record(undefined, 0), /the line was cut/],
  ['no answer for no reason', { ...record(undefined, 0), failure: null }, /\w/],
  ['a redirect', record(undefined, 300), /^POST \/api\/rest\/v1\/post: expected success, came 300$/],
  ['an error in a 200', record({ status: 'error', code: 'A_B' }), /came 200 A_B$/],
  ['an error without a code', record({ status: 'error' }), /came 200$/],
])('%s of a call', (_, call, told) => {
  expect(callProblem(call)).toEqual(told === null ? [] : [expect.stringMatching(told)]);
});
