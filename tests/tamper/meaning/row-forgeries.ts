import type { Event } from './forged-scenario.ts';
import { forgeriesOf } from './forgery.ts';
import { tableOf } from './table-forgeries.ts';

/** What came into the tables, said to be something else. */
export const rowForgeries = forgeriesOf('passed', [
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
]);
