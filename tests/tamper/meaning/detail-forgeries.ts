import type { Exchange } from '../../../src/model/evidence.ts';
import type { Event } from './forged-scenario.ts';
import type { Forger } from './forger.ts';
import { forgeriesOf } from './forgery.ts';

/** Details that no document tells of. */
export const detailForgeries = forgeriesOf('passed', [
  [
    'a wait before the first try of a recording',
    (forger) => changeTries(forger, '2.1', ([first]) => [{ ...first, waitMs: 1, reason: 'HTTP 503' }]),
  ],
  [
    'a try that failed, told of an answer that came',
    (forger) => changeTries(forger, '2.1', ([first]) => [{ ...first, status: 503 }]),
  ],
  ['an answer that nobody tried for', (forger) => changeTries(forger, '2.1', () => [])],
  [
    'a try that broke, told of an answer',
    (forger) => changeTries(forger, '2.1', ([first]) => [{ ...first, status: null, error: 'ECONNRESET' }]),
  ],
  [
    'another name of the run',
    (forger) => {
      forger.started['runId'] = 'qtickets_live_run_20261129_000000';
    },
  ],
  [
    'another name of the spec document',
    (forger) => {
      const old = `artifacts/spec/${forger.started['spec'].file}`;
      const content = forger.files.get(old);
      forger.files.delete(old);
      forger.started['spec'].file = 'approved_by_the_vendor.md';
      if (content !== undefined) forger.files.set('artifacts/spec/approved_by_the_vendor.md', content);
    },
  ],
  [
    'a sum of another spec document',
    (forger) => {
      forger.started['spec'].sha256 = 'a'.repeat(64);
    },
  ],
  [
    'more time than a scenario took',
    (forger) => {
      forger.scenario('2.1').finished['durationMs'] = 60_000;
    },
  ],
  [
    'a table looked at that its case does not fill',
    (forger) => {
      const rows = forger.scenario('2.1').rows['rows'] as Event[];
      rows.push({ table: 'fact_qtickets_sales_daily', sent: 0, expected: 0, actual: 0 });
      (forger.scenario('2.1').checks['checks'] as Event[]).push({
        name: 'rows:fact_qtickets_sales_daily',
        result: 'pass',
        message: null,
      });
    },
  ],
  [
    'more keys than rows at the end',
    (forger) => {
      forger.finished['after']['stg_qtickets_api_clients_raw'].keys += 1;
    },
    'an engine that loses rows leaves the same evidence, and is NOT READY: the tables, or a key',
  ],
  [
    'evidence that the plan does not hold, said of an entry of the plan',
    (forger) => {
      forger.audit.integrity.problems.push('There is evidence of 2.1, which the plan does not hold.');
    },
  ],
  [
    'a report of the tests that was broken',
    (forger) => {
      forger.files.delete('junit.xml');
      forger.audit.integrity.problems.push('The JUnit report that Vitest wrote is not well-formed.');
    },
    'a report that was broken is in no bundle, and the run is NOT READY: a key',
  ],
  [
    'shards of fewer engines',
    (forger) => {
      forger.started['shards'] = { count: 3, missing: [], warehouses: 2 };
    },
  ],
  [
    'more engines than shards',
    (forger) => {
      forger.started['shards'] = { count: 2, missing: [], warehouses: 3 };
    },
  ],
  [
    'no shard at all',
    (forger) => {
      forger.started['shards'] = { count: 0, missing: [], warehouses: 0 };
    },
  ],
  [
    'a shard missing that there is not',
    (forger) => {
      forger.started['shards'] = { count: 2, missing: ['3/2'], warehouses: 2 };
    },
  ],
  [
    'a version that is none',
    (forger) => {
      forger.started['toolVersion'] = 'the newest';
    },
  ],
  [
    'a commit that is none',
    (forger) => {
      forger.started['commit'] = 'main';
    },
  ],
  [
    'changes of no commit',
    (forger) => {
      forger.started['commit'] = null;
      forger.started['dirty'] = true;
    },
  ],
  [
    'a version of ClickHouse that is none',
    (forger) => {
      forger.started['warehouse'].version = 'newest';
    },
  ],
  [
    'tables in another order',
    (forger) => {
      (forger.started['warehouse'].tables as Event[]).reverse();
    },
  ],
  [
    'an answer of the account among recordings',
    (forger) => {
      for (const exchange of forger.scenario('2.1').exchanges)
        exchange.answeredBy = { by: 'live', host: 'qtickets.ru' };
    },
  ],
  [
    'a search for what nobody wrote, of a scenario that only reads',
    (forger) => {
      const one = forger.scenario('2.1');
      one.exchanges = [
        ...one.exchanges,
        { ...structuredClone(one.call), role: 'followUp', name: 'search before another try' },
      ];
    },
  ],
  [
    'a type of content that says more',
    (forger) => {
      forger.scenario('2.1').call.response.headers['content-type'] = 'application/json; charset=koi8-r';
    },
  ],
  [
    'a number told as a text',
    (forger) => {
      const [order] = forger.scenario('1.1').body.data;
      order.id = String(order.id);
    },
  ],
  [
    'a field in the answer of which no schema knows',
    (forger) => {
      forger.scenario('1.1').body.data[0].approved = true;
    },
  ],
  [
    'a schema that the fields were held against, renamed',
    (forger) => {
      for (const use of forger.scenario('1.1').checks['fieldUses'] as Event[])
        use['schema'] = 'schemas/api/other.json';
    },
  ],
  [
    'an end hours after the last call',
    (forger) => {
      const end = new Date(Date.parse(forger.finished['at']) + 18_000_000).toISOString();
      forger.finished['at'] = end;
      forger.audit.run.finishedAt = end;
    },
    'how long a run went on is known to it alone: a key',
  ],
]);

type Tries = Exchange['attempts'];

function changeTries(forger: Forger, label: string, change: (tries: Tries) => unknown[]): void {
  const one = forger.scenario(label);
  one.exchanges = one.exchanges.map((exchange) => ({
    ...exchange,
    attempts: change(exchange.attempts) as Tries,
  }));
}
