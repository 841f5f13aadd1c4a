import { expect, test } from 'vitest';
import { SEARCH_NAME } from '../../../src/contract/make-call.ts';
import { judgeRun } from '../../../src/verify/judge/judge-run.ts';
import type { RunLog } from '../../../src/verify/log/run-log.ts';
import { toldBy } from './told-by.ts';

const AT = (seconds: number) =>
  new Date(Date.parse('2025-11-09T13:00:00.000Z') + seconds * 1000).toISOString();
const tryAt = (seconds: number, change: object = {}) => ({
  startedAt: AT(seconds),
  durationMs: 100,
  waitMs: 0,
  ...change,
});
const call = (role: string, seconds: number, change: object = {}) => ({
  ...{ role, name: '', line: 5, response: {}, answeredBy: { by: 'recording' } },
  ...{ attempts: [tryAt(seconds)], ...change },
});

const left = (id: string) => ({ id, scenario: '', skipReason: 'no id' });

/** The places that are told of a run of one scenario from second 10 to 20, within one from 0 to 100. */
function timed(
  change: object,
  { run = {}, fixed = false, ids = ['1.1'] }: { run?: object; fixed?: boolean; ids?: string[] } = {},
): string[] {
  const scenario = {
    ...{ id: '1.1', scenario: '', skipReason: null, line: 3, lines: { finished: 9 }, durationMs: 10_000 },
    ...{ startedAt: AT(10), finishedAt: AT(20), exchanges: [call('call', 11)], ...change },
  };
  const log = {
    file: 'log',
    started: { at: AT(0), target: 'replay', selected: ids },
    finished: { at: AT(100), line: 99 },
    scenarios: [scenario],
    notExecuted: [],
    ...run,
  } as unknown as RunLog;
  const derived = { coverage: { notExecuted: [] }, run: { reproducible: fixed } } as unknown as Parameters<
    typeof judgeRun
  >[2];
  const spec = ['1.1', '1.2', '2.1'].map((id) => ({ id })) as unknown as Parameters<typeof judgeRun>[1];
  return toldBy((ledger) => judgeRun(log, spec, derived, ledger.of('log'))).map((place) =>
    place.replace('log:', ''),
  );
}

test.each<[string, object, Parameters<typeof timed>[1], string[]]>([
  ['as it is', {}, {}, []],
  ['at the ends of the run', { startedAt: AT(0), finishedAt: AT(100), durationMs: 100_000 }, {}, []],
  ['before the run', { startedAt: AT(-1), durationMs: 21_000 }, {}, ['9']],
  ['behind the run', { finishedAt: AT(101), durationMs: 91_000 }, {}, ['9']],
  [
    'an end before its start',
    { startedAt: AT(20), finishedAt: AT(10), durationMs: -10_000, exchanges: [] },
    {},
    ['9', '9'],
  ],
  ['a second more', { durationMs: 11_000 }, {}, []],
  ['a little more', { durationMs: 11_001 }, {}, ['9']],
  ['a second less', { durationMs: 9_000 }, {}, []],
  ['a little less', { durationMs: 8_999 }, {}, ['9']],
  ['no duration', { durationMs: null }, {}, ['9']],
  [
    'a fixed clock',
    {
      durationMs: null,
      finishedAt: AT(10),
      exchanges: [call('call', 10, { attempts: [tryAt(10, { durationMs: null })] })],
    },
    { fixed: true },
    [],
  ],
  ['a fixed clock that goes on', { durationMs: null, exchanges: [] }, { fixed: true }, ['9']],
  [
    'a fixed clock, and a duration',
    { durationMs: 0, finishedAt: AT(10), exchanges: [] },
    { fixed: true },
    ['9'],
  ],
  [
    'a fixed clock, and a try that took some time',
    { durationMs: null, finishedAt: AT(10), exchanges: [call('call', 10)] },
    { fixed: true },
    ['9'],
  ],
  [
    'a try at its start and one at its end',
    { exchanges: [call('call', 10, { attempts: [tryAt(10), tryAt(20)] })] },
    {},
    [],
  ],
  ['a try before its start', { exchanges: [call('call', 9)] }, {}, ['9']],
  ['a try behind its end', { exchanges: [call('call', 21)] }, {}, ['9']],
  [
    'as long a wait as there was time',
    { exchanges: [call('call', 10, { attempts: [tryAt(10, { waitMs: 10_900 })] })] },
    {},
    [],
  ],
  [
    'a longer wait',
    { exchanges: [call('call', 10, { attempts: [tryAt(10, { waitMs: 10_901 })] })] },
    {},
    ['9'],
  ],
  [
    'in the order of a scenario',
    { exchanges: [call('setup', 11), call('call', 12), call('followUp', 13), call('undo', 14)] },
    {},
    [],
  ],
  ['a setup behind the call', { exchanges: [call('call', 11), call('setup', 12)] }, {}, ['3']],
  ['a follow-up behind what undoes', { exchanges: [call('undo', 11), call('followUp', 12)] }, {}, ['3']],
  ['tries in another order', { exchanges: [call('setup', 12), call('call', 11)] }, {}, ['3']],
  ['a prerequisite at any time', { exchanges: [call('call', 11), call('prerequisite', 10)] }, {}, []],
  ['two calls', { exchanges: [call('call', 11), call('call', 12)] }, {}, ['3']],
  ['another source', { exchanges: [call('call', 11, { answeredBy: { by: 'live' } })] }, {}, ['5']],
  ['no source', { exchanges: [call('call', 11, { answeredBy: null })] }, {}, ['5']],
  [
    'no answer and no source',
    { exchanges: [call('call', 11, { answeredBy: null, response: null })] },
    {},
    [],
  ],
  ['no answer, and a source', { exchanges: [call('call', 11, { response: null })] }, {}, ['5']],
  [
    'a run that ends before it began',
    { exchanges: [], startedAt: AT(0), finishedAt: AT(0), durationMs: 0 },
    { run: { finished: { at: AT(-1), line: 99 } } },
    ['9', '99'],
  ],
  [
    'a run that ends when it began',
    { exchanges: [], startedAt: AT(0), finishedAt: AT(0), durationMs: 0 },
    { run: { finished: { at: AT(0), line: 99 } } },
    [],
  ],
  ['no duration of what took no time', { durationMs: null, finishedAt: AT(10), exchanges: [] }, {}, ['9']],
  [
    'a fixed clock, and one of two tries that took some time',
    {
      durationMs: null,
      finishedAt: AT(10),
      exchanges: [call('call', 10, { attempts: [tryAt(10, { durationMs: null }), tryAt(10)] })],
    },
    { fixed: true },
    ['9'],
  ],
  [
    'a search at any time',
    { exchanges: [call('call', 11), call('setup', 10, { name: SEARCH_NAME })] },
    {},
    [],
  ],
  ['scenarios in their order', {}, { run: { scenarios: [left('1.1'), left('2.1'), left('9.9')] } }, []],
  ['scenarios in another order', {}, { run: { scenarios: [left('2.1'), left('1.1')] } }, ['log']],
  [
    'what the document lacks before what it has',
    {},
    { run: { scenarios: [left('9.9'), left('1.1')] } },
    ['log'],
  ],
  ['entries in another order', {}, { ids: ['2.1', '1.1'] }, ['1']],
  ['an entry twice', {}, { ids: ['1.1', '1.1'] }, ['1']],
  ['an entry that the document lacks', {}, { ids: ['1.1', '9.9'] }, ['1']],
  ['a gap that is none', {}, { run: { notExecuted: [{ id: '1.2' }] } }, ['log']],
])('times and order of a scenario are held against each other: %s', (_, change, of, places) => {
  expect(timed(change, of)).toEqual(places);
});
