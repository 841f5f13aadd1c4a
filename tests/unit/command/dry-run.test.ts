import { expect, test } from 'vitest';
import { dryRun } from '../../../src/command/dry-run.ts';
import { DEFAULT_OPTIONS } from '../../../src/common/audit-options.ts';
import { allCases } from '../../cases/all-cases.ts';

const env = () => ({
  QTICKETS_TOKEN: 'rest-token-of-a-test',
  QTICKETS_PARTNERS_TOKEN: 'partners-token-of-a-test',
  QTICKETS_EVENT_ID: '901',
});
const options = { ...DEFAULT_OPTIONS, target: 'live', profile: 'full' } as const;

test('a dry run names every call with its place and its ids, and every skip with its reason', () => {
  const lines = dryRun(options, allCases, env());
  expect(lines).toContain('1.1 GET https://qtickets.ru/api/rest/v1/orders');
  expect(lines.find((line) => line.startsWith('3.6 '))).toBe(
    '3.6 GET https://qtickets.ru/api/rest/v1/events/901/seats',
  );
  expect(lines.find((line) => line.startsWith('6.1 (write)'))).toMatch(/skipped: .*QTICKETS_ALLOW_WRITES/);
});

test('with a listed event the writes and what undoes them are named', () => {
  const lines = dryRun(options, allCases, { ...env(), QTICKETS_ALLOW_WRITES: '12' });
  const own = lines.filter((line) => line.startsWith('6.4 (write)')).map((line) => line.replace(/ \{.*/, ''));
  expect(own).toEqual([
    '6.4 (write) setup POST https://qtickets.ru/api/partners/v1/tickets/add/12/4076',
    '6.4 (write) setup POST https://qtickets.ru/api/partners/v1/tickets/find',
    '6.4 (write) POST https://qtickets.ru/api/partners/v1/tickets/update/12/4076',
    '6.4 (write) undo POST https://qtickets.ru/api/partners/v1/tickets/remove/12/4076',
  ]);
});

test('neither tokens nor personal values are in it', () => {
  const text = dryRun(options, allCases, { ...env(), QTICKETS_ALLOW_WRITES: '12,33' }).join('\n');
  expect(text).not.toMatch(/token-of-a-test|test@example\.com|\+7900|877076325904/);
});

test('of a shard its own requests are told alone, and all shards have each of them once', () => {
  const replay = { ...DEFAULT_OPTIONS, profile: 'audit' } as const;
  const of = (shard: string) => dryRun({ ...replay, shard }, allCases, {});
  const parts = ['1/3', '2/3', '3/3'].map(of);
  expect([...new Set(parts[1]?.map((line) => line[0]))]).toEqual(['2', '5']);
  expect(parts.flat().sort()).toEqual(of('').sort());
  expect(() => of('1/9')).toThrow(/there are 7 test files/);
});
