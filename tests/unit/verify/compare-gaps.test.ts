import { expect, test } from 'vitest';
import { compareGaps } from '../../../src/verify/contract/compare-gaps.ts';
import { Ledger } from '../../../src/verify/ledger.ts';
import type { RunLog } from '../../../src/verify/log/run-log.ts';
import { planOf } from '../report/fixture-plan.ts';

/** The ids whose reason not to have run does not hold, in a whole run that told these errors outside any case. */
function refused(reasons: Record<string, string>, unhandled: string[]): string[] {
  const log = {
    file: 'log',
    started: { shards: null, debug: false, target: 'replay' },
    finished: { interrupted: false },
    scenarios: [],
    notExecuted: Object.entries(reasons).map(([id, reason], line) => ({ id, reason, line })),
    unhandled: unhandled.map((message, line) => ({ message, line })),
  } as unknown as RunLog;
  const ledger = new Ledger();
  compareGaps(log, planOf(), { sectionsOf: () => [] }, ledger);
  return ledger.disagreements.map(({ what }) => what.split(' ')[1] ?? '');
}

test('an entry whose test file broke need not have run, where the run tells of that file', () => {
  const reason = 'its test file broke';
  expect(refused({ '3.1': reason }, ['the test file tests/contract/3-events.test.ts broke: a word'])).toEqual(
    [],
  );
  expect(
    refused({ '3.1': reason }, ['the test file tests/contract/other-sections.test.ts broke: x']),
  ).toEqual([]);
  expect(refused({ '3.1': reason }, ['the test file tests/contract/1-orders.test.ts broke: a word'])).toEqual(
    ['3.1'],
  );
  expect(refused({ '3.1': reason }, [])).toEqual(['3.1']);
});

test('an entry whose test broke need not have run, where the run tells of that test', () => {
  const reason = 'its test broke';
  expect(refused({ '2.1': reason }, ['the test "2.1 List clients" left no evidence: a word'])).toEqual([]);
  expect(refused({ '2.1': reason }, ['the test "2.2 List clients" left no evidence: a word'])).toEqual([
    '2.1',
  ]);
  expect(refused({ '2.1': 'not selected by the test filter' }, [])).toEqual(['2.1']);
});
