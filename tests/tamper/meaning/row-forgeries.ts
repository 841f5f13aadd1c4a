import type { Event, Forger } from './forger.ts';
import { forgeriesOf } from './forgery.ts';

const SERVER = 'rows that a server had before are in no bundle: the server, asked again, or a key';

/** What came into the tables, and how the run was made, said to be something else. */
export const rowForgeries = [
  ...forgeriesOf('passed', [
    [
      'a row more than the answer holds',
      (forger) => {
        Object.assign(forger.scenario('2.1').row(/clients/), { expected: 345, actual: 345 });
        forger.gain(/clients/, 1);
      },
    ],
    [
      'a row less than the answer holds',
      (forger) => {
        const row = forger.scenario('2.1').row(/clients/);
        row['expected'] -= 1;
        row['actual'] -= 1;
        forger.gain(/clients/, -1);
      },
    ],
    [
      'no row where there were some',
      (forger) => {
        const row = forger.scenario('2.1').row(/clients/);
        const { actual } = row;
        Object.assign(row, { expected: 0, actual: 0 });
        forger.gain(/clients/, -actual);
      },
    ],
    [
      'a load that was none',
      (forger) => {
        const one = forger.scenario('2.1');
        const rows = one.rows['rows'] as Event[];
        for (const { table, actual } of rows) forger.gain(new RegExp(`^${table}$`), -actual);
        one.rows['rows'] = [];
      },
    ],
    [
      'fewer columns compared',
      (forger) => {
        for (const one of forger.scenarios)
          for (const row of one.rows['rows'] as Event[])
            if (/clients/.test(row['table'])) row['compared'] = ['client_id'];
      },
    ],
    [
      'a column left out with a reason',
      (forger) => {
        for (const one of forger.scenarios)
          for (const row of one.rows['rows'] as Event[])
            if (/clients/.test(row['table']))
              Object.assign(row, {
                compared: row['compared'].filter((name: string) => name !== 'email'),
                leftOut: [{ column: 'email', reason: 'no answer says what it must hold' }],
              });
      },
    ],
    [
      'a table without the column that is wrong',
      (forger) => {
        const table = tableOf(forger, /clients/);
        table['missingColumns'] = ['email'];
        for (const one of forger.scenarios)
          for (const row of one.rows['rows'] as Event[])
            if (/clients/.test(row['table']))
              row['compared'] = row['compared'].filter((name: string) => name !== 'email');
      },
    ],
    [
      'a table that keeps every row',
      (forger) => {
        tableOf(forger, /clients/)['engine'] = 'MergeTree';
      },
    ],
    [
      'a table by another key',
      (forger) => {
        tableOf(forger, /clients/)['sortingKey'] = ['email'];
      },
    ],
    [
      'a table less',
      (forger) => {
        forger.started['warehouse'].tables = (forger.started['warehouse'].tables as Event[]).filter(
          ({ name }) => !/sales_daily/.test(name),
        );
        for (const counts of [forger.started['before'], forger.finished['after']])
          delete counts['fact_qtickets_sales_daily'];
      },
    ],
    [
      'rows that were there before',
      (forger) => {
        for (const counts of [forger.started['before'], forger.finished['after']])
          Object.assign(counts['stg_qtickets_api_clients_raw'], {
            rows: counts['stg_qtickets_api_clients_raw'].rows + 7,
            keys: counts['stg_qtickets_api_clients_raw'].keys + 7,
          });
      },
    ],
    [
      'a server in place of the engine of the run, and a row less',
      (forger) => {
        forger.started['warehouse'].engine = 'server';
        const row = forger.scenario('2.1').row(/clients/);
        row['expected'] -= 1;
        row['actual'] -= 1;
        forger.gain(/clients/, -1);
      },
      'rows that a server had before are in no bundle: the server, asked again, or a key',
    ],
    [
      'a server in place of the engine of the run, and rows that no answer has',
      (forger) => {
        forger.started['warehouse'].engine = 'server';
        const row = forger.scenario('2.1').row(/clients/);
        row['expected'] += 5;
        row['actual'] += 5;
        forger.gain(/clients/, 5);
      },
    ],
    [
      'a server in place of the engine of the run',
      (forger) => {
        forger.started['warehouse'].engine = 'server';
      },
      SERVER,
    ],
    [
      'shards, and a hundred rows less',
      (forger) => {
        forger.started['shards'] = { count: 2, missing: [], warehouses: 2 };
        const row = forger.scenario('5.1').row(/barcodes/);
        row['expected'] -= 100;
        row['actual'] -= 100;
        forger.gain(/barcodes/, -100);
      },
    ],
    [
      'rows without a mark',
      (forger) => {
        forger.finished['marked'] = [];
      },
    ],
    [
      'rows not looked for',
      (forger) => {
        forger.finished['marked'] = null;
      },
      'how long the counting took is known to the run alone: a key',
    ],
    [
      'tables not counted',
      (forger) => {
        forger.finished['after'] = null;
        forger.finished['marked'] = null;
      },
      'an end that broke has the same evidence, and is NOT READY: a key',
    ],
    [
      'tables counted without FINAL',
      (forger) => {
        for (const counts of [forger.started['before'], forger.finished['after']])
          for (const one of Object.values(counts) as Event[])
            Object.assign(one, { final: false, keys: null });
      },
      'how long the counting took is known to the run alone: a key',
    ],
    [
      'another version of ClickHouse',
      (forger) => {
        forger.started['warehouse'].version = '25.1.1.1';
      },
      'what a run was made with is known to it alone: a key',
    ],
    [
      'other manners of ClickHouse',
      (forger) => {
        forger.started['warehouse'].compatibility = '21.3';
      },
    ],
    [
      'another version of the rows',
      (forger) => {
        forger.finished['after']['stg_qtickets_api_clients_raw'].maxVer = '1';
      },
    ],
    [
      'a version where there are no rows',
      (forger) => {
        forger.finished['after']['fact_qtickets_sales_daily'].maxVer = '7';
      },
    ],
    [
      'a moment of the rows that is not of the run',
      (forger) => {
        forger.finished['after']['fact_qtickets_inventory_latest'].maxSnapshotTs = '2031-01-01T00:00:00.000Z';
      },
    ],
    [
      'another writer who is to blame',
      (forger) => {
        Object.assign(forger.scenario('2.1').row(/clients/), { contested: 3 });
      },
    ],
    [
      'keys that came twice',
      (forger) => {
        Object.assign(forger.scenario('2.1').row(/clients/), { distinct: 3 });
      },
    ],
    [
      'loads in another order',
      (forger) => {
        const [a, b] = ['2.1', '1.1'].map((label) => forger.scenario(label).rows) as [Event, Event];
        [a['load'], b['load']] = [b['load'], a['load']];
      },
    ],
    [
      'a loader that was not there',
      (forger) => {
        forger.loader = {
          event: 'loaderRan',
          command: 'true',
          exitCode: 0,
          signal: null,
          timedOut: false,
          durationMs: 1,
          now: forger.started['at'],
          environment: { set: [], replaced: [], withheld: [] },
          lastLines: [],
          output: { path: 'logs/loader_output.txt', bytes: 0, sha256: '0'.repeat(64), cut: false },
          calls: [],
          received: [],
          judged: [],
        };
      },
    ],
    [
      'an error outside any case that nobody saw',
      (forger) => {
        forger.rest.push({ event: 'unhandledError', message: 'a timer was left' });
      },
      'errors outside the cases are known to the run alone: a key',
    ],
    [
      'the report of the test runner removed',
      (forger) => {
        forger.files.delete('junit.xml');
      },
    ],
    [
      'the end of the run before its last call',
      (forger) => {
        forger.finished['at'] = forger.started['at'];
      },
    ],
    [
      'a run of another day',
      (forger) => shifted(forger, 86_400_000),
      'when a run was made is known to it alone: a key, or a time stamp of somebody else',
    ],
    [
      'another commit',
      (forger) => {
        forger.started['commit'] = 'f'.repeat(40);
      },
      'a commit with the same contract cannot be told from another: the repository, or a key',
    ],
    [
      'changes of the checkout that are denied',
      (forger) => {
        forger.started['dirty'] = forger.started['dirty'] === false;
      },
      'whether files were changed is known to the run alone: a key',
    ],
    [
      'another version of the tool',
      (forger) => {
        forger.started['toolVersion'] = '9.9.9';
      },
      'a version with the same contract cannot be told from another: the repository, or a key',
    ],
    [
      'another host',
      (forger) => {
        Object.assign(forger.audit.run.host, { os: 'Darwin', node: 'v24.0.0' });
      },
      'on what a run was made is known to it alone: a key',
    ],
    [
      'a place of personal data invented',
      (forger) => {
        forger.audit.maskingScan.hits = [{ file: 'nothing.json', at: '/a', kind: 'phone' }];
      },
    ],
    [
      'a place of personal data in a file that has none',
      (forger) => {
        forger.audit.maskingScan.hits = [{ file: 'ctrf.json', at: '/results', kind: 'phone' }];
      },
      "the run knows its own tokens, and the scan here does not: the run's own settings",
    ],
  ]),
  ...forgeriesOf('live', [
    [
      'the account whose writes were not settled',
      (forger) => {
        forger.rest = forger.rest.filter(({ event }) => event !== 'accountSettled');
      },
    ],
    [
      'an undone write left out',
      (forger) => {
        const one = forger.scenario('6.1 write');
        one.exchanges = one.exchanges.filter(({ role }) => role !== 'undo');
      },
    ],
    [
      'a write undone otherwise than told',
      (forger) => {
        forger.scenario('6.1 write').finished['notes'] = ['its write undoes itself'];
      },
    ],
    [
      'a note that says what was not undone left out',
      (forger) => {
        forger.scenario('1.7').finished['notes'] = [];
      },
    ],
    [
      'another host',
      (forger) => {
        for (const one of forger.scenarios)
          for (const { answeredBy } of one.exchanges)
            if (answeredBy?.by === 'live') answeredBy.host = 'qtickets.ru';
      },
    ],
    [
      'another host, and another base URL',
      (forger) => {
        forger.audit.baseUrl = 'https://qtickets.ru/api/rest/v1';
        for (const one of forger.scenarios)
          for (const { answeredBy } of one.exchanges)
            if (answeredBy?.by === 'live') answeredBy.host = 'qtickets.ru';
      },
      'who answered is known to the run alone: a key, or the account asked again',
    ],
    [
      'a scenario skipped for want of an id',
      (forger) => {
        const { id, scenario, counted } = forger.scenario('3.7').started;
        forger.drop('3.7');
        forger.rest.push({
          event: 'scenarioSkipped',
          id,
          scenario,
          counted,
          reason: 'no id is known for show: set QTICKETS_SHOW_ID',
        });
      },
    ],
    [
      'a scenario that needs no id skipped for want of one',
      (forger) => {
        const { id, scenario, counted } = forger.scenario('1.1').started;
        forger.drop('1.1');
        forger.rest.push({
          event: 'scenarioSkipped',
          id,
          scenario,
          counted,
          reason: 'no id is known for an order',
        });
      },
    ],
    [
      'a scenario skipped for a reason that no audit has',
      (forger) => {
        const { id, scenario, counted } = forger.scenario('1.4').started;
        forger.drop('1.4');
        forger.rest.push({ event: 'scenarioSkipped', id, scenario, counted, reason: 'it is known to work' });
      },
    ],
    [
      'a write that is left, taken from the list',
      (forger) => {
        const one = forger.scenario('6.1 write');
        one.exchanges = one.exchanges.filter(({ role }) => role !== 'undo');
        one.finished['notes'] = [];
      },
    ],
  ]),
];

function tableOf({ started }: Forger, name: RegExp): Event {
  return (started['warehouse'].tables as Event[]).find((table) => name.test(table['name'])) ?? {};
}

// Every time of the evidence, by as much.
function shifted(forger: Forger, by: number): void {
  const move = (event: Event, member: string) => {
    event[member] = new Date(Date.parse(event[member]) + by).toISOString();
  };
  move(forger.started, 'at');
  move(forger.finished, 'at');
  for (const one of forger.scenarios) {
    for (const event of [one.started, one.finished]) move(event, 'at');
    for (const { attempts } of one.exchanges) for (const attempt of attempts) move(attempt, 'startedAt');
  }
  for (const counts of Object.values(forger.finished['after'] ?? {}) as Event[]) {
    if (counts['maxSnapshotTs'] !== null) move(counts, 'maxSnapshotTs');
    if (counts['maxVer'] !== null) counts['maxVer'] = String(BigInt(counts['maxVer']) + BigInt(by) * 1000n);
  }
  const { run } = forger.audit;
  Object.assign(run, { startedAt: forger.started['at'], finishedAt: forger.finished['at'] });
}
