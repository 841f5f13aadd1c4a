import { expect, test } from 'vitest';
import { compareJudgement } from '../../../src/verify/contract/compare-judgement.ts';
import { isOfAccount, type JudgedAgain } from '../../../src/verify/contract/judge-again.ts';
import { Ledger } from '../../../src/verify/ledger.ts';
import type { RunLog } from '../../../src/verify/log/run-log.ts';
import { toldBy } from './told-by.ts';

const passed = (name: string) => ({ name, result: 'pass', message: null });
const failed = (name: string, message: string | null = 'no') => ({ name, result: 'fail', message });
const notRun = (name: string) => ({ name, result: 'notRun', message: 'status failed' });
const MADE = {
  outcome: 'ok',
  expected: '200',
  checks: [passed('status'), passed('schema')],
  findings: [],
  fieldUses: [],
  notes: [],
};
const OF_TABLES = ['rows:t', 'rows:meta_job_runs', 'rows:others'].map(passed);

interface Given {
  logged?: object;
  again?: object;
  started?: object;
  loader?: object | null;
  outcome?: string;
}

/** How many things are told of a scenario that the contract judged again, and the notes. */
function judged({
  logged = {},
  again = {},
  started = {},
  loader = null,
  outcome = 'ok',
}: Given): [number, number] {
  const log = { file: 'log', loader, started: { target: 'simulator', ...started } } as unknown as RunLog;
  const one = {
    logged: {
      id: '1.1',
      scenario: '',
      lines: { checks: 7 },
      ...MADE,
      checks: [...MADE.checks, ...OF_TABLES],
      ...logged,
    },
    scenario: { outcome, rows: [{ table: 't' }, { table: 't' }] },
    again: { ...MADE, ...again },
  } as unknown as JudgedAgain;
  const ledger = new Ledger();
  compareJudgement(log, one, ledger.of('contract'));
  expect(toldBy((other) => compareJudgement(log, one, other.of('contract')))).toEqual(
    ledger.disagreements.map(() => 'log:7'),
  );
  return [ledger.disagreements.length, ledger.notes.length];
}

const both = (...checks: object[]) => ({ logged: { checks: [...checks, ...OF_TABLES] }, again: { checks } });
const own = (...checks: object[]) => ({ checks: [...checks, ...OF_TABLES] });
test.each<[string, Given, number, number]>([
  ['the same', {}, 0, 0],
  ['another outcome', { logged: { outcome: 'denied' } }, 1, 0],
  ['another expectation', { logged: { expected: '201' } }, 1, 0],
  ['a check less', { logged: own(passed('status')) }, 1, 0],
  ['two checks less', { logged: own() }, 2, 0],
  ['row checks that the answer decides', { again: { checks: [...MADE.checks, passed('rows:t')] } }, 0, 0],
  ['a check more', { logged: own(passed('status'), passed('schema'), passed('rule:a')) }, 1, 0],
  ['a check twice', { logged: own(passed('status'), passed('status'), passed('schema')) }, 2, 0],
  ['checks in another order', { logged: own(passed('schema'), passed('status')) }, 1, 0],
  ['a check that passed and fails', { again: { checks: [passed('status'), failed('schema')] } }, 1, 0],
  ['a check that failed and passes', { logged: own(passed('status'), failed('schema')) }, 0, 1],
  ['a check that failed, told in the same words', both(passed('status'), failed('schema')), 0, 0],
  [
    'a check that failed, told in other words',
    {
      logged: own(passed('status'), failed('schema', 'a')),
      again: { checks: [passed('status'), failed('schema', 'b')] },
    },
    0,
    1,
  ],
  ['one that was not run and passes', { logged: own(passed('status'), notRun('schema')) }, 1, 0],
  ['one that was not run behind one that failed', { logged: own(failed('status'), notRun('schema')) }, 0, 1],
  [
    'one that passed behind one that failed, and fails',
    {
      logged: own(failed('status'), passed('schema')),
      again: { checks: [failed('status'), failed('schema')] },
    },
    1,
    0,
  ],
  ['left out behind one that failed', { logged: own(failed('status')) }, 0, 1],
  [
    'one more behind one that failed, not run',
    { logged: own(failed('status'), notRun('schema'), notRun('x')) },
    0,
    1,
  ],
  [
    'one more behind one that failed, passed',
    { logged: own(failed('status'), notRun('schema'), passed('x')) },
    1,
    1,
  ],
  [
    'one more behind one that failed, not run, of an answer that fails',
    {
      logged: own(failed('status'), notRun('schema'), notRun('x')),
      again: { checks: [failed('status'), notRun('schema')] },
    },
    0,
    0,
  ],
  [
    'one more behind rows that failed',
    { logged: { checks: [...MADE.checks, notRun('x'), failed('rows:t')] } },
    0,
    0,
  ],
  [
    'one more behind rows that failed, of an answer that fails',
    {
      logged: { checks: [...MADE.checks, notRun('x'), failed('rows:t')] },
      again: { checks: [passed('status'), failed('schema')] },
    },
    2,
    0,
  ],
  [
    'a message of what passed',
    { logged: own(passed('status'), { ...passed('schema'), message: 'x' }) },
    1,
    0,
  ],
  ['no message of what failed', { logged: own(passed('status'), failed('schema', null)) }, 1, 1],
  ['row checks of a table less', { logged: { checks: [...MADE.checks, ...OF_TABLES.slice(1)] } }, 1, 0],
  [
    'row checks in another order',
    { logged: { checks: [...MADE.checks, ...[...OF_TABLES].reverse()] } },
    1,
    0,
  ],
  [
    'row checks of a refusal',
    { outcome: 'denied', logged: { checks: [...MADE.checks, passed('rows:others')] } },
    0,
    0,
  ],
  [
    'row checks of a loader',
    { loader: {}, logged: { checks: [...MADE.checks, passed('loader')], notes: ['x'] } },
    0,
    0,
  ],
  ['other notes', { logged: { notes: ['x'] } }, 1, 0],
  ['other findings', { logged: { findings: [{ kind: 'a', message: 'b' }] } }, 1, 0],
  ['other fields', { logged: { fieldUses: [{ schema: 'a' }] } }, 1, 0],
  [
    'other findings behind one that failed',
    {
      logged: {
        ...own(passed('status'), failed('schema')),
        findings: [{ kind: 'a' }],
        fieldUses: [{}],
        notes: ['x'],
      },
    },
    0,
    1,
  ],
  [
    'a recording of another making',
    { started: { target: 'replay' }, logged: { findings: [{ kind: 'recorded-otherwise', message: 'x' }] } },
    0,
    0,
  ],
  [
    'a recording of another making, of no replay',
    { logged: { findings: [{ kind: 'recorded-otherwise', message: 'x' }] } },
    1,
    0,
  ],
  [
    'what a recording of another making does not give back',
    {
      started: { target: 'replay' },
      logged: {
        ...own(passed('status'), passed('rule:echo(id)'), passed('schema')),
        findings: [{ kind: 'recorded-otherwise', message: 'x' }],
      },
      again: { checks: [passed('status'), failed('rule:echo(id)'), passed('schema')] },
    },
    0,
    0,
  ],
  [
    'what another target does not give back',
    {
      logged: {
        ...own(passed('status'), passed('rule:echo(id)')),
        findings: [{ kind: 'recorded-otherwise', message: 'x' }],
      },
      again: {
        checks: [passed('status'), failed('rule:echo(id)')],
        findings: [{ kind: 'recorded-otherwise', message: 'x' }],
      },
    },
    1,
    0,
  ],
  [
    'what a recording with another finding does not give back',
    {
      started: { target: 'replay' },
      logged: {
        ...own(passed('status'), passed('rule:echo(id)')),
        findings: [{ kind: 'a', message: 'x' }],
      },
      again: {
        checks: [passed('status'), failed('rule:echo(id)')],
        findings: [{ kind: 'a', message: 'x' }],
      },
    },
    1,
    0,
  ],
  [
    'other findings of a replay',
    { started: { target: 'replay' }, logged: { findings: [{ kind: 'a', message: 'b' }] } },
    1,
    0,
  ],
  [
    'what a recording of the same making does not give back',
    {
      started: { target: 'replay' },
      logged: own(passed('status'), passed('rule:echo(id)')),
      again: { checks: [passed('status'), failed('rule:echo(id)')] },
    },
    1,
    0,
  ],
])('what is said of a scenario is what the contract makes of its answer: %s', (_, given, told, notes) => {
  expect(judged(given)).toEqual([told, notes]);
});

test('an account answers a live run, and was recorded', () => {
  const of = (target: string, ...who: string[]) =>
    isOfAccount({ run: { target, answeredBy: who.map((one) => ({ who: one })) } } as unknown as Parameters<
      typeof isOfAccount
    >[0]);
  expect([of('live'), of('replay', 'simulator', 'account'), of('replay', 'simulator'), of('replay')]).toEqual(
    [true, true, false, false],
  );
});
