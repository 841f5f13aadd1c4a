import { expect, test } from 'vitest';
import { compareGaps } from '../../../src/verify/contract/compare-gaps.ts';
import { Ledger } from '../../../src/verify/ledger.ts';
import type { RunLog } from '../../../src/verify/log/run-log.ts';
import { planOf } from '../report/fixture-plan.ts';

const COVERAGE = [
  { id: '2.1', hasCase: true },
  { id: '8.1', hasCase: false },
] as ReturnType<typeof planOf>['coverage'];

/** The ids whose reason not to have run does not hold, in a whole run that told these errors outside any case. */
function refused(
  reasons: Record<string, string>,
  unhandled: string[],
  { started = {}, interrupted = false, scenarios = [] as object[] } = {},
): string[] {
  const log = {
    file: 'log',
    started: { shards: null, debug: false, target: 'replay', ...started },
    finished: { interrupted },
    scenarios,
    notExecuted: Object.entries(reasons).map(([id, reason], line) => ({ id, reason, line })),
    unhandled: unhandled.map((message, line) => ({ message, line })),
  } as unknown as RunLog;
  const ledger = new Ledger();
  compareGaps(
    log,
    { ...planOf(), coverage: COVERAGE },
    { sectionsOf: (_, shard) => (shard === '2/3' ? ['2'] : []) },
    ledger.of('contract'),
  );
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
  const broke = ['the test file tests/contract/3-events.test.ts broke: a word'];
  expect(refused({ '3.1': 'its test file was long', '9.9': reason }, broke)).toEqual(['3.1', '9.9']);
});

test('an entry whose test broke need not have run, where the run tells of that test', () => {
  const reason = 'its test broke';
  expect(refused({ '2.1': reason }, ['the test "2.1 List clients" left no evidence: a word'])).toEqual([]);
  expect(refused({ '2.1': reason }, ['the test "2.2 List clients" left no evidence: a word'])).toEqual([
    '2.1',
  ]);
  expect(refused({ '2.1': 'not selected by the test filter' }, [])).toEqual(['2.1']);
});

const MISSING = { shards: { missing: ['2/3'] } };
const TWO_MISSING = { shards: { missing: ['2/3', '3/3'] } };
test.each<[string, string, string, Parameters<typeof refused>[2], boolean]>([
  ['nobody knows why', '2.1', 'no evidence and no reason was recorded', {}, true],
  ['it was interrupted', '2.1', 'the run was interrupted', { interrupted: true }, true],
  [
    'it was interrupted before some scenarios',
    '2.1',
    'the run was interrupted before: read',
    { interrupted: true },
    true,
  ],
  ['it was not interrupted', '2.1', 'the run was interrupted', {}, false],
  ['a filter of a debug run', '2.1', 'not selected by the test filter', { started: { debug: true } }, true],
  ['a filter of another run', '2.1', 'not selected by the test filter', {}, false],
  ['a list of a debug run', '2.1', 'left out by --only 1.1', { started: { debug: true } }, true],
  [
    'a list of a debug run that names it',
    '2.1',
    'left out by --only 2.1',
    { started: { debug: true } },
    false,
  ],
  ['a list that names nothing', '2.1', 'left out by --only nothing', { started: { debug: true } }, false],
  ['a list of another run', '2.1', 'left out by --only 1.1', {}, false],
  ['its shard is missing', '2.1', 'shard 2/3 of the run is missing', { started: MISSING }, true],
  ['another shard is missing', '3.1', 'shard 2/3 of the run is missing', { started: MISSING }, false],
  ['no shard is missing', '2.1', 'shard 2/3 of the run is missing', {}, false],
  ['its shard is missing, and the run says something else', '2.1', 'it rained', { started: MISSING }, false],
  ['two shards are missing', '2.1', 'shards 2/3, 3/3 of the run are missing', { started: TWO_MISSING }, true],
  ['a list in a longer reason', '2.1', 'was left out by --only 1.1', { started: { debug: true } }, false],
  ['a list with a line behind it', '2.1', 'left out by --only 1.1\nx', { started: { debug: true } }, false],
  ['it has no case', '8.1', 'no case', {}, true],
  ['it has no case, and the run says something else', '8.1', 'it rained', {}, false],
  ['it has a case', '2.1', 'no case', {}, false],
  ['another reason', '2.1', 'nobody asked for it', { interrupted: true, started: { debug: true } }, false],
])('an entry need not have run where its reason holds: %s', (_, id, reason, of, holds) => {
  expect(refused({ [id]: reason }, [], of)).toEqual(holds ? [] : [id]);
});

const ran = (id: string) => ({ id, scenario: '', counted: true, skipReason: null });
test('a shard that is missing left no evidence', () => {
  const of = (...scenarios: object[]) => refused({}, [], { started: MISSING, scenarios });
  expect(of(ran('1.1'), { ...ran('2.1'), counted: false })).toEqual([]);
  expect(of(ran('2.1'))).toHaveLength(1);
});
