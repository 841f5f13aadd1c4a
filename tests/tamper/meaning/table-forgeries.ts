import type { Event } from './forged-scenario.ts';
import type { Forger } from './forger.ts';
import { forgeriesOf } from './forgery.ts';

const SERVER = 'rows that a server had before are in no bundle: the server, asked again, or a key';

/** The tables themselves, and how they were counted, said to be something else. */
export const tableForgeries = forgeriesOf('passed', [
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
    SERVER,
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
        for (const one of Object.values(counts) as Event[]) Object.assign(one, { final: false, keys: null });
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
]);

/** What a run says of a table. */
export function tableOf({ started }: Forger, name: RegExp): Event {
  return (started['warehouse'].tables as Event[]).find((table) => name.test(table['name'])) ?? {};
}
