import type { AuditRun } from '../../../src/model/audit-run.ts';
import type { Comparison } from '../../../src/model/comparison.ts';
import type { PipelineFacts } from '../../../src/model/pipeline.ts';
import { modelOf } from '../report/fixture-bundle.ts';
import { CLIENTS, INVENTORY, JOBS, LATEST, ORDERS, planOf } from '../report/fixture-plan.ts';
import { attempt, goodBut, goodPlays, runOf } from '../report/fixture-run.ts';

/** Models of runs that went every way there is: whatever a document can say stands in one of them. */
export function runsTold(): Record<string, AuditRun> {
  const ready = modelOf(runOf(goodPlays()));
  return {
    ready,
    failed: modelOf(runOf(goodBut('1.1', { failed: 'rule:ordered' }))),
    'rows alone': modelOf(runOf(goodBut('1.1', { rows: { [ORDERS]: [3, 2, 3], [JOBS]: [1, 1] } }))),
    conditional: modelOf(
      runOf(goodBut('6.1', { skip: 'writes are not allowed', scenario: '' }), {
        plan: planOf({ profile: 'full' }),
        git: { commit: 'c'.repeat(40), dirty: true },
      }),
    ),
    interrupted: modelOf(
      runOf(goodPlays().slice(0, 3), {
        interrupted: true,
        unhandledErrors: ['the test file broke', 'the test file broke again'],
      }),
    ),
    nothing: modelOf(runOf([], { warehouse: null, git: null })),
    'without a case': modelOf(
      runOf(
        goodPlays().filter(({ id }) => id !== '2.2'),
        { plan: planOf({ profile: 'full' }, ['2.2']), debug: true },
      ),
    ),
    'both accesses': modelOf(
      runOf(
        [
          ...goodPlays(),
          { id: '6.1', scenario: 'write', rows: { [JOBS]: [1, 1] } },
          { id: '2.2', counted: false, rows: { [CLIENTS]: [1, 0], [JOBS]: [1, 1] } },
        ],
        { plan: planOf({ access: 'both', routes: 'documented' }), clockFixed: true },
      ),
    ),
    repeated: modelOf(
      runOf(
        goodBut('1.1', {
          attempts: [attempt(503, null), attempt(200, 'HTTP 503')],
          notes: ['the API is slow'],
        }),
      ),
    ),
    compared: { ...ready, comparison: COMPARISON },
    'compared with the same': { ...ready, comparison: { ...COMPARISON, ...SAME } },
    server: onServer(ready),
    loader: byLoader(ready, {}),
    'a loader that failed': byLoader(ready, { exitCode: null, signal: 'SIGKILL', received: [] }),
    'a loader out of time': byLoader(ready, { exitCode: null, timedOut: true, lastLines: [] }),
  };
}

const NAME = { runId: 'qtickets_replay_run_20251108_135921', startedAt: '2025-11-08T13:59:21.000Z' };
const COMPARISON: Comparison = {
  before: { ...NAME, verdict: 'READY', saidOf: null, evidenceSha256: 'd'.repeat(64) },
  after: { ...NAME, verdict: 'NOT READY', saidOf: 'the simulator', evidenceSha256: 'e'.repeat(64) },
  unlike: ['another spec document', 'profile: audit and full'],
  entries: [{ id: '1.1', kind: 'newly failing', before: 'passed', after: 'failed' }],
  fieldChanges: [
    { label: '1.1', path: 'data[*].id', kind: 'removed', before: 'integer', after: '' },
    { label: '1.1', path: 'data[*].key', kind: 'added', before: '', after: 'integer or null' },
  ],
  answersCompared: 7,
  numbers: [{ name: 'orders.distinct', before: 3, after: 4 }],
  latency: [
    {
      endpoint: 'GET /api/rest/v1/orders',
      before: { calls: 5, medianMs: 12 },
      after: { calls: 6, medianMs: 25 },
      p: 0.004,
      result: 'slower',
    },
    {
      endpoint: 'GET /api/rest/v1/clients',
      before: { calls: 1, medianMs: 12 },
      after: { calls: 1, medianMs: 13 },
      p: null,
      result: 'too few calls',
    },
  ],
  latencyOverall: { slower: 1, faster: 0, p: 0.5 },
  regressions: ['entries newly fail: 1.1'],
};
const SAME: Partial<Comparison> = {
  unlike: [],
  entries: [],
  fieldChanges: [],
  answersCompared: 0,
  numbers: [],
  latency: [],
  latencyOverall: { slower: 0, faster: 0, p: null },
  regressions: [],
};

// Everything that a warehouse which others use, an account and shards can bring about.
function onServer(run: AuditRun): AuditRun {
  const own = run.warehouse;
  return {
    ...run,
    run: {
      ...run.run,
      target: 'live',
      dataset: 'reference',
      shards: { count: 3, missing: ['2/3', '3/3'], warehouses: 2 },
      answeredBy: [
        { who: 'account', host: 'qtickets.ru', answers: 3, recordings: null },
        { who: 'simulator', host: null, answers: 4, recordings: null },
      ],
    },
    warehouse:
      own === null
        ? null
        : {
            ...own,
            engine: 'server',
            compatibility: '',
            tables: own.tables.map((table) =>
              table.name === CLIENTS ? { ...table, missingColumns: ['name', 'phone'] } : table,
            ),
          },
    tables: run.tables.map((table) => ({
      ...table,
      ...(table.name === ORDERS ? { final: false, strays: null, others: null, delta: null } : {}),
      ...(table.name === CLIENTS
        ? { contested: 2, others: 5, strays: [{ id: null, scenario: '', rows: 1 }] }
        : {}),
      ...(table.name === INVENTORY ? { strays: [{ id: '3.1', scenario: '', rows: 2 }] } : {}),
      ...(table.name === LATEST ? { after: null, delta: null, others: null } : {}),
      ...(table.name === JOBS ? { sources: [] } : {}),
    })),
    account: {
      left: [
        {
          id: '6.1',
          scenario: 'write',
          kind: 'ticket',
          what: 'ticket 134860 of event 12, show 4076',
          event: '12',
          call: null,
        },
      ],
      undone: [
        {
          id: '6.1',
          scenario: 'write',
          kind: 'ticket',
          what: 'ticket 134861 of event 12, show 4076',
          event: '12',
          call: 'POST /api/partners/v1/tickets/remove/12/4076',
        },
      ],
    },
    maskingScan: { files: 12, hits: [{ kind: 'email', file: 'audit.json', at: 'line 1' }] },
    integrity: { ...run.integrity, problems: ['There is evidence of 1.1 more than once.'] },
  };
}

function byLoader(run: AuditRun, change: Partial<PipelineFacts>): AuditRun {
  const loader: PipelineFacts = {
    command: 'python3 load.py',
    exitCode: 3,
    signal: null,
    timedOut: false,
    durationMs: 1200,
    now: '2025-11-09T13:59:21.000Z',
    environment: { set: ['QTICKETS_NOW'], replaced: ['CLICKHOUSE_URL'], withheld: ['QTICKETS_TOKEN'] },
    lastLines: ['Traceback (most recent call last):'],
    output: { path: 'logs/loader_output_1.txt', bytes: 12, sha256: 'f'.repeat(64), cut: true },
    calls: [
      {
        method: 'GET',
        path: '/api/rest/v1/orders',
        status: 500,
        entry: { id: '1.1', scenario: '' },
        items: 3,
        page: null,
        filter: '',
        window: [],
        query: [],
      },
    ],
    received: [
      { kind: 'orders', tables: [ORDERS], calls: 1, items: 3, distinct: 3, from: ['1.1'] },
      { kind: 'partnerSeats', tables: [LATEST, JOBS], calls: 1, items: 1, distinct: 1, from: [] },
    ],
    judged: [ORDERS, INVENTORY],
    ...change,
  };
  return {
    ...run,
    loader,
    tables: run.tables.map((table) =>
      table.name === INVENTORY ? { ...table, others: 4, sources: [] } : table,
    ),
    findings: [
      ...run.findings,
      {
        id: '1.1',
        scenario: '',
        kind: 'loader-pages',
        message:
          'GET /api/rest/v1/orders: the API has 4, the loader received 3: of 2 pages it never asked for 2.',
      },
    ],
  };
}
