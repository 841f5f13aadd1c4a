import { expect, test } from 'vitest';
import type { AuditPlan } from '../../../src/model/plan.ts';
import { compareAccount } from '../../../src/verify/contract/compare-account.ts';
import { compareShards } from '../../../src/verify/contract/compare-shards.ts';
import { compareTables } from '../../../src/verify/contract/compare-tables.ts';
import type { RunLog } from '../../../src/verify/log/run-log.ts';
import { toldBy } from './told-by.ts';

// Parts of a log, with what the contract says of them.

const WRITE = {
  id: '6.1',
  scenario: 'write',
  kind: 'ticket',
  what: 'a ticket',
  event: '12',
  call: 'DELETE /t/12 {"id": 1}',
};
function account(change: object, exchanges: object[], where: 'undone' | 'left' = 'left'): string[] {
  const scenario = { id: '6.1', scenario: 'write', skipReason: null, exchanges };
  const log = {
    file: 'log',
    account: { [where]: [{ ...WRITE, ...change }] },
    scenarios: [scenario],
  } as unknown as RunLog;
  const selected = [
    { entry: { id: '6.1' }, case: { write: true } },
    { entry: { id: '2.1' }, case: { write: false } },
  ];
  return toldBy((ledger) => compareAccount(log, { selected } as unknown as AuditPlan, ledger.of('contract')));
}
const asked = (role: string, method: string, path: string, response: object | null = {}) => ({
  role,
  response,
  line: 5,
  request: { method, path },
});
test.each<[string, object, object[], number]>([
  ['of a scenario that made it', {}, [asked('call', 'POST', '/add/12/4')], 0],
  ['of an event in the query', {}, [asked('call', 'POST', '/add/4?12')], 0],
  ['of no event', { event: null }, [asked('call', 'POST', '/add/4')], 0],
  ['of another event', {}, [asked('call', 'POST', '/add/120/4')], 1],
  ['of a scenario that got no answer', {}, [asked('call', 'POST', '/add/12', null)], 2],
  ['of none that ran', { scenario: 'read' }, [asked('call', 'POST', '/add/12')], 2],
  ['of an entry that writes nothing', { id: '2.1', event: null }, [asked('call', 'POST', '/add/12')], 1],
  ['taken back by its own call', {}, [asked('call', 'POST', '/add/12'), asked('undo', 'DELETE', '/t/12')], 1],
  [
    'taken back by that call alone',
    { call: 'DELETE /t/12' },
    [asked('call', 'POST', '/add/12'), asked('undo', 'DELETE', '/t/12')],
    1,
  ],
  ['taken back by another call', {}, [asked('call', 'POST', '/add/12'), asked('undo', 'DELETE', '/t/1')], 0],
  [
    'asked back in another role',
    {},
    [asked('call', 'POST', '/add/12'), asked('followUp', 'DELETE', '/t/12')],
    0,
  ],
  ['without a call', { call: null }, [asked('call', 'POST', '/add/12'), asked('undo', 'DELETE', '/t/12')], 0],
  [
    'taken back without an answer',
    {},
    [asked('call', 'POST', '/add/12'), asked('undo', 'DELETE', '/t/12', null)],
    0,
  ],
])('a write that was left is one that its scenario made: %s', (_, change, exchanges, told) => {
  expect(account(change, exchanges)).toEqual(Array(told).fill('log: account'));
  expect(account(change, exchanges, 'undone')).toHaveLength(told);
});

test('a run that settled no account left nothing', () => {
  const log = { file: 'log', account: null, scenarios: [] } as unknown as RunLog;
  expect(
    toldBy((ledger) => compareAccount(log, { selected: [] } as unknown as AuditPlan, ledger.of('contract'))),
  ).toEqual([]);
});

/** A run of three shards, each with a section of its own: 1, 2 and R. */
function shards(facts: object, loads: Record<string, number | null>, engine = 'embedded'): string[] {
  const log = {
    file: 'log',
    started: {
      profile: 'audit',
      warehouse: { engine },
      shards: { count: 3, missing: [], warehouses: 3, ...facts },
    },
    scenarios: Object.entries(loads).map(([id, load]) => ({ id, load, skipReason: null })),
  } as unknown as RunLog;
  const sections: Record<string, string[]> = { '1/3': ['1'], '2/3': ['2'], '3/3': ['R'] };
  return toldBy((ledger) =>
    compareShards(log, { sectionsOf: (_, shard) => sections[shard] ?? [] }, ledger.of('contract')),
  );
}
const LOADS = { '1.1': 1, '1.2': 2, '2.1': 3, R1: 4 };
test.each<[string, object, Record<string, number | null>, string, string[]]>([
  ['all three', {}, LOADS, 'embedded', []],
  ['one engine for two that loaded', { warehouses: 1 }, { '1.1': 1, '2.1': 2 }, 'embedded', ['log:1']],
  ['one server for all', { warehouses: 1 }, LOADS, 'server', []],
  ['no server', { warehouses: 0 }, LOADS, 'server', ['log:1']],
  ['no server where nothing was loaded', { warehouses: 0 }, { '1.1': null }, 'server', []],
  ['no engine where nothing was loaded', { warehouses: 0 }, { '1.1': null }, 'embedded', []],
  ['more engines than shards', { warehouses: 4 }, LOADS, 'embedded', ['log:1']],
  ['one missing', { missing: ['2/3'], warehouses: 2 }, { '1.1': 1, R1: 2 }, 'embedded', []],
  ['an engine of one that is missing', { missing: ['2/3'] }, { '1.1': 1, R1: 2 }, 'embedded', ['log:1']],
  ['one missing twice', { missing: ['2/3', '2/3'], warehouses: 2 }, { '1.1': 1 }, 'embedded', ['log:1']],
  ['one missing that is none', { missing: ['4/3'] }, LOADS, 'embedded', ['log:1']],
  ['all missing', { missing: ['1/3', '2/3', '3/3'], warehouses: 0 }, {}, 'embedded', ['log:1']],
  ['loads in another order', {}, { '1.1': 2, '2.1': 1, R1: 3 }, 'embedded', ['log']],
  ['a load of two', {}, { '1.1': 1, '2.1': 1, R1: 2 }, 'embedded', ['log']],
  ['one shard more than files', { count: 4 }, LOADS, 'embedded', ['log:1']],
  ['a number that is impossible', { count: 4, warehouses: 9 }, LOADS, 'embedded', ['log:1']],
])('a run was made of the shards that it names: %s', (_, facts, loads, engine, places) => {
  expect(shards(facts, loads, engine)).toEqual(places);
});

test('a run that was not merged has no shards to look at', () => {
  const log = { file: 'log', started: { shards: null }, scenarios: [] } as unknown as RunLog;
  expect(toldBy((ledger) => compareShards(log, { sectionsOf: () => [] }, ledger.of('contract')))).toEqual([]);
});

const START = '2025-11-09T13:59:21.345Z';
const VERSION = String(Date.parse(START) * 1000);
const TABLE = { name: 't', engine: 'MergeTree', sortingKey: ['id'], columns: ['id', '_ver', 'snapshot_ts'] };
const FULL = { rows: 1, maxVer: VERSION, maxSnapshotTs: '2025-11-09T13:59:21.000Z' };
const ROW = { table: 't', sent: 1 };
function tables(
  change: object,
  after: object | null,
  { rows = [ROW] as object[], load = 1, table = TABLE, loader = null as object | null } = {},
): string[] {
  const log = {
    file: 'log',
    started: {
      at: START,
      shards: null,
      before: { t: { rows: 0 } },
      warehouse: { engine: 'embedded', tables: [{ ...table, missingColumns: [] }] },
      ...change,
    },
    finished: { line: 9, after },
    loader,
    scenarios: [{ id: '1.1', scenario: '', skipReason: null, load, rows, lines: { rows: 4 } }],
  } as unknown as RunLog;
  return toldBy((ledger) => compareTables(log, { tables: [table] }, ledger.of('contract')));
}
test.each<[string, () => string[], string[]]>([
  ['as it is', () => tables({}, { t: FULL }), []],
  ['not counted', () => tables({}, null), []],
  ['not counted before', () => tables({ before: null }, { t: FULL }), []],
  ['other tables', () => tables({ warehouse: { engine: 'embedded', tables: [] } }, { t: FULL }), ['log:1']],
  [
    'a server',
    () =>
      tables(
        { warehouse: { engine: 'server', tables: [] }, before: { t: { rows: 5 } } },
        { t: { rows: 9, maxVer: '1' } },
      ),
    [],
  ],
  ['a loader', () => tables({ before: { t: { rows: 5 } } }, { t: FULL }, { loader: {} }), []],
  ['no warehouse', () => tables({ warehouse: null }, { t: FULL }), []],
  ['rows before', () => tables({ before: { t: { rows: 5 } } }, { t: FULL }), ['log:1']],
  ['rows of another writer', () => tables({}, { t: FULL }, { rows: [{ ...ROW, contested: 1 }] }), ['log:4']],
  ['another version', () => tables({}, { t: { ...FULL, maxVer: '7' } }), ['log:9']],
  [
    'the version of the second load',
    () => tables({}, { t: { ...FULL, maxVer: String(BigInt(VERSION) + 1n) } }, { load: 2 }),
    [],
  ],
  ['another moment', () => tables({}, { t: { ...FULL, maxSnapshotTs: START } }), ['log:9']],
  ['versions in shards', () => tables({ shards: {} }, { t: { ...FULL, maxVer: '7' } }), []],
  [
    'nothing sent',
    () =>
      tables(
        {},
        { t: { rows: 1, maxVer: null, maxSnapshotTs: null } },
        { rows: [{ table: 't', sent: null }] },
      ),
    [],
  ],
  [
    'no row sent',
    () =>
      tables({}, { t: { rows: 1, maxVer: null, maxSnapshotTs: null } }, { rows: [{ table: 't', sent: 0 }] }),
    [],
  ],
  [
    'sent to another table',
    () => tables({}, { t: FULL }, { rows: [{ table: 'u', sent: 1 }] }),
    ['log:9', 'log:9'],
  ],
  ['no row there', () => tables({}, { t: { rows: 0, maxVer: null, maxSnapshotTs: null } }), []],
  [
    'no such columns',
    () =>
      tables(
        {},
        { t: { rows: 1, maxVer: null, maxSnapshotTs: null } },
        { table: { ...TABLE, columns: ['id'] } },
      ),
    [],
  ],
])('tables of an engine of the run are as its own loads left them: %s', (_, told, places) => {
  expect(told()).toEqual(places);
});
