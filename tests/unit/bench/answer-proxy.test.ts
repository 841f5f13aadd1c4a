import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type AnswerProxy, callKey, openAnswerProxy } from '../../bench/answer-proxy.ts';
import { changedAnswer } from '../../bench/changed-answer.ts';
import { callsProblem } from '../../bench/prove-contestant.ts';
import { type SimulatorCaller, send, simulatorCaller } from '../simulator/simulator-caller.ts';
import { callOf, tokenOf, work } from './bench-work.ts';

let caller: SimulatorCaller;
let proxy: AnswerProxy;
beforeAll(async () => {
  caller = await simulatorCaller();
  proxy = await openAnswerProxy(caller.url);
});
afterAll(async () => {
  await proxy.close();
  await caller.close();
});
beforeEach(() => {
  proxy.asked = [];
  proxy.change = null;
});

const orders = callOf('1.1');
const paid = callOf('1.2');
const ask = ({ method, path, body }: typeof paid, url = proxy.url) =>
  send(url, method, path, { token: tokenOf(paid), ...(body === undefined ? {} : { body }) });

test('what is asked is handed on, the body of a GET too, and noted', async () => {
  const [direct, through] = [await ask(paid, caller.url), await ask(paid)];
  expect([through.status, through.text]).toEqual([direct.status, direct.text]);
  expect(proxy.asked).toEqual([callKey(paid)]);
});

test('only the answers to the call that is named are altered', async () => {
  proxy.change = { call: paid, as: { at: ['data', '0', 'uniqid'], remove: true } };
  const [other, altered] = [await ask(orders), await ask(paid)];
  expect(other.text).toBe((await ask(orders, caller.url)).text);
  const first = (altered.json['data'] as Record<string, unknown>[])[0] ?? {};
  expect(Object.keys(first)).toContain('id');
  expect(Object.keys(first)).not.toContain('uniqid');
});

test('a change that finds nothing to change is an error', () => {
  expect(() => changedAnswer('{"data":[]}', { at: ['data', '0', 'id'], remove: true })).toThrow(RangeError);
  expect(changedAnswer('{"data":[{"id":1}]}', { at: ['data', '0', 'id'], value: 'x' })).toBe(
    '{"data":[{"id":"x"}]}',
  );
});

test('calls that were left out, made otherwise or made besides are told', () => {
  const all = work.calls.map(callKey);
  const { body, ...withoutFilter } = paid;
  expect(callsProblem(work.calls, [...all].reverse(), true)).toBeNull();
  expect(callsProblem(work.calls, all.slice(1), true)).toContain('1.1');
  expect(
    callsProblem(work.calls, [...all.filter((key) => key !== callKey(paid)), callKey(withoutFilter)], true),
  ).toBe('cannot send a body with GET: 1.2 are not made');
  expect(callsProblem(work.calls, [...all, callKey(orders)], true)).toContain('beside');
  expect(callsProblem(work.calls, [...all, callKey(orders)], false)).toBeNull();
});
