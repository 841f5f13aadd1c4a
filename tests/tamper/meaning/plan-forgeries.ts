import type { Event } from './forged-scenario.ts';
import type { Forger } from './forger.ts';
import { forgeriesOf } from './forgery.ts';

/** What was to run, said to be something else. */
export const planForgeries = [
  ...forgeriesOf('failed', [
    [
      'the entry that failed is left out',
      (forger) => {
        forger.drop('1.2');
        unplanned(forger, '1.2');
      },
    ],
    [
      'the entry that failed is said not to have been selected',
      (forger) => {
        forger.drop('1.2');
        forger.rest.push({ event: 'entryNotExecuted', id: '1.2', reason: 'not selected by the test filter' });
        asNotExecuted(forger, '1.2', ['']);
      },
    ],
    [
      'the scenario that failed is said to have been skipped',
      (forger) => {
        forger.skip('1.2', 'no id is known for an order');
      },
    ],
    [
      'the scenario that failed is said to have been needed by another only',
      (forger) => {
        forger.scenario('1.2').started['counted'] = false;
        unplanned(forger, '1.2');
      },
    ],
    [
      'the entry that failed is said to have no case',
      (forger) => {
        forger.drop('1.2');
        forger.started['selected'] = without(forger.started['selected'], '1.2');
        forger.audit.coverageOfSpec.withoutCase.push('1.2');
        const entry = forger.audit.entries.find(({ id }) => id === '1.2');
        if (entry) Object.assign(entry, { hasCase: false, scenarios: [] });
      },
    ],
    [
      'an expected error in place of the answer that failed',
      (forger) => {
        const failed = forger.scenario('1.2');
        Object.assign(failed.started, { outcome: 'invalid', expected: '4xx with a JSON error' });
        failed.checks['checks'] = (failed.checks['checks'] as Event[]).filter(
          ({ result }) => result === 'pass',
        );
        stated(forger, '1.2')['outcome'] = 'invalid';
      },
    ],
    [
      'a debug run in place of an audit',
      (forger) => Object.assign(forger.started, { debug: true }),
      'a run of tests alone has the same evidence, and is named one: how it was started',
    ],
    [
      'the run was interrupted before the entry that failed',
      (forger) => {
        for (const label of forger.scenarios.map((one) => one.label).filter((one) => one !== '1.1')) {
          forger.drop(label);
          const [id = '', name = ''] = label.split(' ');
          asNotExecuted(forger, id, [name]);
        }
        forger.finished['after'] = null;
        forger.finished['marked'] = null;
        for (const id of forger.started['selected'].slice(1))
          forger.rest.push({ event: 'entryNotExecuted', id, reason: 'the run was interrupted' });
        forger.finished['interrupted'] = true;
      },
      'a run that ends early has the same evidence: the log of who started it',
    ],
  ]),
  ...forgeriesOf('passed', [
    [
      'an entry left out',
      (forger) => {
        forger.drop('2.2');
        unplanned(forger, '2.2');
      },
    ],
    [
      'a whole section left out',
      (forger) => {
        for (const { label } of forger.scenarios.filter((one) => one.label.startsWith('7.'))) {
          forger.drop(label);
          unplanned(forger, label);
        }
      },
    ],
    ['a scenario of an entry left out', (forger) => forger.drop('6.1 read')],
    [
      'the profile renamed',
      (forger) => {
        forger.started['profile'] = 'full';
      },
    ],
    [
      'the profile renamed, and what it has not left out',
      (forger) => {
        forger.started['profile'] = 'seed';
        for (const { label } of forger.scenarios.filter((one) => /^[67]\.[3-9]/.test(one.label)))
          forger.drop(label);
        for (const id of (forger.started['selected'] as string[]).filter((one) => /^[67]\.[3-9]/.test(one)))
          unplanned(forger, id);
      },
    ],
    [
      'the access renamed',
      (forger) => {
        forger.started['access'] = 'read';
      },
    ],
    [
      'the access renamed, and its scenarios left out',
      (forger) => {
        forger.started['access'] = 'write';
        forger.audit.run.access = 'write';
        for (const { label } of forger.scenarios.filter((one) => one.label.endsWith(' read')))
          forger.drop(label);
      },
      'a run with this access has the same evidence: the options of who started it',
    ],
    [
      'the routes renamed',
      (forger) => {
        forger.audit.run.routes = 'documented';
      },
    ],
    [
      'a data set named for recordings',
      (forger) => {
        forger.started['dataset'] = 'production';
      },
    ],
    [
      'a scenario invented',
      (forger) => {
        const copy = forger.scenario('6.1 write');
        copy.started['scenario'] = 'write';
        forger.scenario('6.1 read').started['scenario'] = 'again';
      },
    ],
    [
      'an outcome relabelled',
      (forger) => {
        forger.scenario('7.2').started['outcome'] = 'invalid';
        stated(forger, '7.2')['outcome'] = 'invalid';
      },
    ],
    [
      'an expectation that is weaker',
      (forger) => {
        forger.scenario('1.2').started['expected'] = '200 or 201';
      },
    ],
    [
      'no schema named',
      (forger) => {
        forger.audit.schemas = [];
      },
    ],
    [
      'the sum of a case changed',
      (forger) => {
        Object.assign(forger.audit.schemas.at(-1) ?? {}, { sha256: '0'.repeat(64) });
      },
    ],
    [
      'a rule added to the list of files',
      (forger) => {
        forger.audit.schemas.push({ file: 'src/contract/rules/more.ts', sha256: '1'.repeat(64) });
      },
    ],
    [
      'a case less among those that are documented',
      (forger) => {
        forger.audit.coverageOfDocumented.withoutCase = ['R1'];
      },
    ],
    [
      'more entries documented',
      (forger) => {
        forger.audit.coverageOfDocumented.entries += 8;
      },
    ],
    [
      'another document named',
      (forger) => {
        forger.audit.coverageOfDocumented.file = 'all_calls.md';
      },
    ],
    [
      'an entry in another profile',
      (forger) => {
        forger.audit.entries[0]?.profile.push('documented');
      },
    ],
    [
      'a part of a run made in shards',
      (forger) => {
        forger.started['shards'] = { count: 3, missing: [], warehouses: 3 };
      },
      'merged shards have the same evidence: the folders of the shards',
    ],
    [
      'a shard said to be missing',
      (forger) => {
        forger.started['shards'] = { count: 3, missing: ['2/3'], warehouses: 3 };
      },
    ],
    [
      'the base URL',
      (forger) => {
        forger.audit.baseUrl = 'https://staging.qtickets.ru/';
      },
    ],
    [
      'another loopback as base URL',
      (forger) => {
        forger.audit.baseUrl = 'http://127.0.0.1/';
      },
    ],
    [
      'a comparison that says another verdict of this audit',
      (forger) => {
        compareWithNobodys(forger, 'CONDITIONAL');
      },
    ],
    [
      'a comparison with an audit that nobody made',
      (forger) => {
        compareWithNobodys(forger);
      },
      'the earlier audit is not here: npm run diff with both of them',
    ],
  ]),
  ...forgeriesOf('interrupted', [
    [
      'an interruption that is denied',
      (forger) => {
        forger.finished['interrupted'] = false;
      },
    ],
    [
      'an interruption told as a filter',
      (forger) => {
        forger.finished['interrupted'] = false;
        for (const event of forger.rest) event['reason'] = 'not selected by the test filter';
      },
    ],
    [
      'an interruption told as a missing shard',
      (forger) => {
        forger.finished['interrupted'] = false;
        forger.started['shards'] = { count: 2, missing: ['2/2'], warehouses: 1 };
        for (const event of forger.rest) event['reason'] = 'shard 2/2 of the run is missing';
      },
    ],
    [
      'an interruption that is denied, and what did not run left out',
      (forger) => {
        forger.finished['interrupted'] = false;
        for (const { id } of forger.rest as { id: string }[]) unplanned(forger, id);
        forger.rest = [];
      },
    ],
  ]),
];

const without = (list: string[], id: string) => list.filter((one) => one !== id);

function unplanned({ started, audit }: Forger, label: string): void {
  const [id = ''] = label.split(' ');
  started['selected'] = without(started['selected'], id);
  audit.entries = audit.entries.filter((entry) => entry.id !== id);
}

function asNotExecuted({ audit }: Forger, id: string, names: readonly string[]): void {
  const entry = audit.entries.find((one) => one.id === id);
  for (const name of names) {
    const outcome = entry?.scenarios.find((one) => one.name === name)?.outcome ?? 'ok';
    entry?.scenariosNotExecuted.push({ name, outcome });
  }
}

function stated({ audit }: Forger, id: string): Event {
  return (audit.entries.find((one) => one.id === id)?.scenarios[0] ?? {}) as unknown as Event;
}

/** Puts in a comparison with an audit that nobody made, in which this one may have another verdict. */
function compareWithNobodys({ audit }: Forger, verdict = audit.verdict.status): void {
  const { run, integrity } = audit;
  const after = {
    runId: run.id,
    startedAt: run.startedAt,
    verdict,
    saidOf: audit.verdict.saidOf,
    evidenceSha256: integrity.evidenceSha256,
  };
  audit.comparison = {
    before: { ...after, runId: 'qtickets_replay_run_20250101_000000', verdict: audit.verdict.status },
    after,
    unlike: [],
    entries: [],
    fieldChanges: [],
    answersCompared: 41,
    numbers: [],
    latency: [],
    latencyOverall: { slower: 0, faster: 0, p: null },
    regressions: [],
  };
}
