import { stated, unplanned } from './forged-plan.ts';
import type { Forger } from './forger.ts';
import { forgeriesOf } from './forgery.ts';

/** What was to run, said to be something else. */
export const planForgeries = forgeriesOf('passed', [
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
]);

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
