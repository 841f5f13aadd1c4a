import { expect, test } from 'vitest';
import { compareSkips } from '../../../src/verify/contract/compare-skips.ts';
import { planOf } from '../report/fixture-plan.ts';
import { toldBy } from './told-by.ts';

// Reasons for which a scenario was skipped, held against the target and the recordings of a checkout.

const BEGAN = '2025-11-09T13:59:21.000Z';
const AFTER = '2025-11-09T14:00:00.000Z';
const NO_ID = 'no id is known for order: set QTICKETS_ORDER_ID';
const NO_WRITE = 'writes are not allowed on this host: api.example.test';

interface Given {
  target?: string;
  /** Who answered; `account`: a live one, now or when it was recorded. */
  who?: string;
  isFixed?: boolean;
  /** What the checkout's recordings say of the scenario. */
  leftOut?: string | null;
  /** When the checkout's recording of the scenario was made, where it has one. */
  recordedAt?: string | null;
  unknown?: string[];
}

/** How many disagreements there are of one skip, and what else the run rested on. */
function compared(id: string, skipReason: string, given: Given = {}): [number, string[]] {
  const { target = 'replay', who = 'account', isFixed = false } = given;
  const { leftOut = null, recordedAt = null, unknown = [] } = given;
  const item = { id, scenario: '', counted: true, skipReason, line: 3 };
  const evidence = {
    log: { file: 'log', started: { target, at: BEGAN }, scenarios: [item] },
    claimed: { run: { target, reproducible: isFixed, answeredBy: [{ who }] } },
  } as unknown as Parameters<typeof compareSkips>[0];
  const contract = {
    leftOut: () => leftOut,
    recordings: () => (recordedAt === null ? null : { recordedAt }),
  } as unknown as Parameters<typeof compareSkips>[2];
  let other: string[] = [];
  const told = toldBy((ledger) => {
    other = compareSkips(evidence, planOf(), contract, unknown, ledger.of('contract'));
  });
  return [told.length, other];
}

test.each<[string, string, string, Given, number]>([
  ['a write of a live run that may not be made', '6.1', NO_WRITE, { target: 'live' }, 0],
  ['a write of a live run, for a reason of nobody', '6.1', 'I did not like it', { target: 'live' }, 1],
  ['a read of a live run that is no write', '2.1', NO_WRITE, { target: 'live' }, 1],
  ['an entry that nobody planned', '9.9', NO_WRITE, { target: 'live' }, 1],
  ['an id that the scenario does not ask for', '2.1', NO_ID, { target: 'live' }, 1],
  ['a write of the simulator', '6.1', NO_WRITE, { target: 'simulator' }, 1],
  ['what the recordings say was left out', '2.1', NO_ID, { leftOut: NO_ID }, 0],
  ['a write that was not allowed when it was recorded', '6.1', NO_WRITE, { leftOut: NO_WRITE }, 0],
  ['what the recordings left out for another reason', '2.1', NO_ID, { leftOut: NO_WRITE }, 1],
  ['what the recordings have', '6.1', NO_WRITE, {}, 1],
  ['an entry that nobody planned, of recordings', '9.9', NO_ID, { leftOut: NO_ID }, 1],
])('a scenario is skipped by whom it may be: %s', (_, id, reason, given, told) => {
  expect(compared(id, reason, given)).toEqual([told, []]);
});

const LOST = { unknown: ['fixtures/recordings/1.1.json'] };
test.each<[string, Given, boolean]>([
  ['other recordings of an account', LOST, true],
  ['other recordings of an account, which say otherwise here', { ...LOST, leftOut: NO_WRITE }, true],
  ['what was recorded after the run', { recordedAt: AFTER }, true],
  ['what was recorded after the run, by a fixed clock', { recordedAt: AFTER, isFixed: true }, false],
  ['what was recorded before the run', { recordedAt: BEGAN }, false],
  ['other recordings of the simulator', { ...LOST, who: 'simulator' }, false],
  ['a live run', { ...LOST, target: 'live' }, false],
  ['a run of the simulator', { ...LOST, target: 'simulator' }, false],
])('a skip that other recordings may tell of makes a run not comparable: %s', (_, given, isOther) => {
  expect(compared('2.1', NO_ID, given)).toEqual(isOther ? [0, ['fixtures/manifest.json']] : [1, []]);
});
