import { expect, test } from 'vitest';
import type { CallFacts } from '../../../src/diff/audit-facts.ts';
import { latencyChanges } from '../../../src/diff/latency-changes.ts';
import { answered } from './facts.ts';

const calls = (times: (number | null)[], path = '/api/rest/v1/orders'): CallFacts[] =>
  times.map((durationMs) => answered(null, { durationMs, path }));
const resultOf = (before: number[], after: number[]) =>
  latencyChanges(calls(before), calls(after)).latency[0]?.result;

const QUICK = [10, 11, 12, 13, 12, 11, 10];

test('an endpoint whose calls all take longer is slower, and the other way round faster', () => {
  const slow = QUICK.map((time) => time * 3);
  expect([resultOf(QUICK, slow), resultOf(slow, QUICK)]).toEqual(['slower', 'faster']);
});

test('one slow call makes no endpoint slower, however slow it was', () => {
  expect(resultOf(QUICK, [...QUICK.slice(1), 60_000])).toBe('no difference shown');
});

test('a sure difference that is too small to matter is not spoken of', () => {
  expect(resultOf([100, 100, 100, 100, 100, 100], [101, 101, 101, 101, 101, 101])).toBe(
    'no difference shown',
  );
});

test('of fewer than five calls on a side nothing is said', () => {
  const [change] = latencyChanges(calls([1, 1, 1, 1]), calls([9, 9, 9, 9, 9, 9])).latency;
  expect(change).toMatchObject({ result: 'too few calls', p: null });
});

test('the same samples always give the same chance', () => {
  const chance = () => latencyChanges(calls(QUICK), calls([11, 14, 12, 15, 13, 12, 16])).latency[0]?.p;
  expect(chance()).toBe(chance());
});

test('ids in a path do not make another endpoint, and calls without a time are left out', () => {
  const before = [...calls([5], '/events/33/seats'), ...calls([7], '/events/12/seats?a=1'), ...calls([null])];
  const { latency } = latencyChanges(before, calls([6], '/events/9/seats'));
  expect(latency.map(({ endpoint, before: { calls: count } }) => [endpoint, count])).toEqual([
    ['GET /events/{id}/seats', 2],
  ]);
});

test('when every endpoint takes longer the sign test says so, though none can be told alone', () => {
  const paths = Array.from({ length: 12 }, (_, index) => `/path-${index}x`);
  const all = (time: number) => paths.flatMap((path) => calls([time], path));
  expect(latencyChanges(all(10), all(12)).latencyOverall).toMatchObject({ slower: 12, faster: 0 });
  expect(latencyChanges(all(10), all(12)).latencyOverall.p).toBeLessThan(0.01);
  expect(latencyChanges(calls([1]), calls([2])).latencyOverall.p).toBeNull();
});
