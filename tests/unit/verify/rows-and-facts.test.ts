import { expect, test } from 'vitest';
import { compareFacts } from '../../../src/verify/contract/compare-facts.ts';
import { compareRows } from '../../../src/verify/contract/compare-rows.ts';
import type { JudgedAgain } from '../../../src/verify/contract/judge-again.ts';
import type { RunLog } from '../../../src/verify/log/run-log.ts';
import { toldBy } from './told-by.ts';

/** Loads with their keys, in a table that the run alone fills: number, keys, rows that had to come. */
function rows(
  loads: [number | null, string[], number, { checks?: object[]; [member: string]: unknown }?][],
  { engine = 'embedded', shards = null as object | null, loader = null as object | null } = {},
): number {
  const judged = loads.map(([load, keys, expected, { checks = [], ...more } = {}]) => ({
    logged: {
      id: '1.1',
      scenario: '',
      load,
      checks,
      lines: { rows: 8 },
      rows: [{ table: 't', sent: keys.length, expected, ...more }],
    },
    scenario: { rows: [] },
    keys: new Map([['t', new Set(keys)]]),
  }));
  const log = {
    file: 'log',
    loader,
    started: { warehouse: { engine, tables: [] }, shards },
  } as unknown as RunLog;
  return toldBy((ledger) => compareRows(log, judged as unknown as JudgedAgain[], ledger.of('contract')))
    .length;
}

test.each<[string, Parameters<typeof rows>, number]>([
  ['new keys', [[[1, ['a', 'b'], 2]]], 0],
  ['fewer', [[[1, ['a', 'b'], 1]]], 1],
  ['more', [[[1, ['a', 'b'], 3]]], 1],
  [
    'keys that were there',
    [
      [
        [1, ['a', 'b'], 2],
        [2, ['b', 'c'], 1],
      ],
    ],
    0,
  ],
  [
    'as if they were not',
    [
      [
        [1, ['a', 'b'], 2],
        [2, ['b', 'c'], 2],
      ],
    ],
    1,
  ],
  [
    'in the order of their numbers',
    [
      [
        [2, ['b', 'c'], 1],
        [1, ['a', 'b'], 2],
      ],
    ],
    0,
  ],
  ['no load', [[[null, ['a'], 7]]], 0],
  ['rows that failed', [[[1, ['a'], 7, { checks: [{ name: 'rows:t', result: 'fail' }] }]]], 0],
  ['another check that failed', [[[1, ['a'], 7, { checks: [{ name: 'status', result: 'fail' }] }]]], 1],
  ['rows that passed', [[[1, ['a'], 7, { checks: [{ name: 'rows:t', result: 'pass' }] }]]], 1],
  ['no row of the table', [[[1, ['a'], 7, { table: 'u' }]]], 0],
  ['another number of keys', [[[1, ['a'], 1, { distinct: 2 }]]], 1],
  ['rows of one key', [[[1, ['a'], 1, { sent: 3, distinct: 1 }]]], 0],
  ['a server that had them', [[[1, ['a', 'b'], 0]], { engine: 'server' }], 0],
  ['more than a server can lack', [[[1, ['a', 'b'], 3]], { engine: 'server' }], 1],
  [
    'shards in any order',
    [
      [
        [1, ['a', 'b'], 1],
        [2, ['b', 'c'], 2],
      ],
      { shards: {} },
    ],
    0,
  ],
  [
    'a key of one shard alone',
    [
      [
        [1, ['a', 'b'], 0],
        [2, ['b', 'c'], 2],
      ],
      { shards: {} },
    ],
    1,
  ],
  [
    'a key of one shard alone, and one of two',
    [
      [
        [1, ['a', 'b', 'c'], 1],
        [2, ['b', 'c'], 2],
      ],
      { shards: {} },
    ],
    0,
  ],
  ['more than a shard has', [[[1, ['a', 'b'], 3]], { shards: {} }], 1],
  ['a loader of the team', [[[1, ['a'], 7]], { loader: {} }], 0],
])('the rows that a load had to add are the keys of its answer: %s', (_, of, told) => {
  expect(rows(...of)).toBe(told);
});

const LIVE = { by: 'live', host: 'qtickets.ru' };
const one = (path: string, answeredBy: object | null, attempts: object[] = [{ waitMs: 0 }]) => ({
  line: 5,
  request: { path },
  answeredBy,
  attempts,
});

function facts(
  started: object,
  {
    exchanges = [] as object[],
    baseUrl = 'https://qtickets.ru/',
    more = {} as object,
    hasJunit = true,
    problems = [] as string[],
  } = {},
): string[] {
  const log = {
    ...{ file: 'log', account: null, unhandled: [], finished: { interrupted: false } },
    started: {
      ...{
        at: '2025-11-09T13:59:21.000Z',
        target: 'replay',
        dataset: null,
        toolVersion: '0.1.0',
        commit: null,
        dirty: null,
        warehouse: null,
      },
      runId: 'qtickets_replay_run_20251109_135921',
      ...started,
    },
    scenarios: [{ skipReason: null, exchanges }],
    ...more,
  } as unknown as RunLog;
  const claimed = { baseUrl, integrity: { problems } } as unknown as Parameters<
    typeof compareFacts
  >[1]['claimed'];
  const bundle = { hasJunit } as unknown as Parameters<typeof compareFacts>[1]['bundle'];
  return toldBy((ledger) => compareFacts(log, { claimed, bundle }, ledger.of('contract'))).map((place) =>
    place.replace('log:', ''),
  );
}
const simulator = {
  target: 'simulator',
  dataset: 'reference',
  runId: 'qtickets_simulator_run_20251109_135921',
};
const live = { target: 'live', runId: 'qtickets_live_run_20251109_135921' };
const settled = { account: { undone: [], left: [] } };
test.each<[string, Parameters<typeof facts>, string[]]>([
  ['a replay', [{}], []],
  ['a replay with a data set', [{ dataset: 'reference' }], ['1']],
  ['a replay elsewhere', [{}, { baseUrl: 'https://example.org/' }], ['audit.json#/baseUrl']],
  ['a simulator', [simulator, { baseUrl: 'http://127.0.0.1/' }], []],
  ['a simulator elsewhere', [simulator], ['audit.json#/baseUrl']],
  ['a replay that settled an account', [{}, { more: settled }], ['log']],
  ['a live run', [live, { more: settled }], []],
  ['a live run that settled none', [live], ['log']],
  ['a live run that was cut off before', [live, { more: { finished: { interrupted: true } } }], []],
  [
    'a replay that was cut off, and settled',
    [{}, { more: { ...settled, finished: { interrupted: true } } }],
    ['log'],
  ],
  ['tries again of a replay', [{}, { exchanges: [one('/a', null, [{ waitMs: 0 }, { waitMs: 0 }])] }], ['5']],
  ['a wait of a replay', [{}, { exchanges: [one('/a', null, [{ waitMs: 1 }])] }], ['5']],
  ['one try of a replay', [{}, { exchanges: [one('/a', null)] }], []],
  [
    'tries again of a live run',
    [live, { more: settled, exchanges: [one('/a', LIVE, [{ waitMs: 0 }, { waitMs: 9 }])] }],
    [],
  ],
  ['another host', [live, { more: settled, exchanges: [one('/a', { ...LIVE, host: 'x.example' })] }], ['5']],
  [
    'another host of Partners',
    [live, { more: settled, exchanges: [one('/api/partners/v1', { ...LIVE, host: 'x.example' })] }],
    [],
  ],
  [
    'two hosts of Partners',
    [
      live,
      {
        more: settled,
        exchanges: [one('/api/partners/v1', { ...LIVE, host: 'x.example' }), one('/api/partners/v1', LIVE)],
      },
    ],
    ['5'],
  ],
  ['an answer of nobody', [live, { more: settled, exchanges: [one('/a', null)] }], []],
  [
    'a base URL that is none',
    [live, { more: settled, baseUrl: 'x', exchanges: [one('/a', { ...LIVE, host: 'x' })] }],
    [],
  ],
  ['another id', [{ runId: 'qtickets_replay_run_20251109_135922' }], ['1']],
  ['no version', [{ toolVersion: 'v1' }], ['1']],
  ['a version behind a word', [{ toolVersion: 'v1.2.3' }], ['1']],
  ['a version of many digits', [{ toolVersion: '10.20.30' }], []],
  ['a version of ClickHouse', [{ warehouse: { version: '24.8.1.1', compatibility: '24.8' } }], []],
  ['no version of ClickHouse', [{ warehouse: { version: '24.8', compatibility: '24.8' } }], ['1']],
  ['other manners of ClickHouse', [{ warehouse: { version: '24.8.1', compatibility: '25.1' } }], ['1']],
  ['a commit', [{ commit: 'a', dirty: false }], []],
  ['a commit without its changes', [{ commit: 'a' }], ['1']],
  ['changes of no commit', [{ dirty: true }], ['1']],
  ['no report of tests', [{}, { hasJunit: false }], ['junit.xml']],
  [
    'none, of a run that was cut off',
    [{}, { hasJunit: false, more: { finished: { interrupted: true } } }],
    [],
  ],
  ['none, of a run with an error', [{}, { hasJunit: false, more: { unhandled: [{}] } }], []],
  ['none, of a run with a problem', [{}, { hasJunit: false, problems: ['x'] }], []],
])('what a run says of itself follows from its options: %s', (_, given, places) => {
  expect(facts(...given)).toEqual(places);
});
