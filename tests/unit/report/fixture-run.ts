import type { Exchange, RowDelta, ScenarioEvidence, TableCounts } from '../../../src/model/evidence.ts';
import type { JsonValue } from '../../../src/model/json.ts';
import { answerFile } from '../../../src/report/answer-files.ts';
import { fileSum } from '../../../src/report/bundle-file.ts';
import { filedEvidence } from '../../../src/report/file-evidence.ts';
import type { UnsealedRun } from '../../../src/report/run-input.ts';
import { CLIENTS, ENTRIES, INVENTORY, JOBS, LATEST, ORDERS, planOf, TABLES } from './fixture-plan.ts';

export const START = new Date('2025-11-09T13:59:21.000Z');

/** How one scenario of a synthetic run goes. */
export interface Play {
  id: string;
  scenario?: string;
  outcome?: ScenarioEvidence['outcome'];
  status?: number;
  actual?: string;
  body?: JsonValue;
  failed?: string;
  /** What the failed check says. */
  told?: string;
  skip?: string;
  counted?: boolean;
  /** Rows by table: [sent, added], or [sent, added, expected]. */
  rows?: Record<string, readonly [number | null, number, number?]>;
  fieldUses?: ScenarioEvidence['fieldUses'];
  findings?: ScenarioEvidence['findings'];
  notes?: string[];
  extra?: Exchange[];
  attempts?: Exchange['attempts'];
}

/** A run as it was played: its requests and answers are not in files yet. */
export interface PlayedRun extends Omit<UnsealedRun, 'runId' | 'evidence'> {
  evidence: ScenarioEvidence[];
}

/** The run as if the answers of each scenario had been written. */
export function filedRun({ evidence, ...run }: PlayedRun): Omit<UnsealedRun, 'runId'> {
  const filed = evidence.map((item) =>
    filedEvidence(item, run.plan, item.skipReason === null ? fileSum(answerFile(item)) : null),
  );
  return { ...run, evidence: filed };
}

/** A run of the given scenarios, whose tables follow from their rows. */
export function runOf(
  plays: readonly Play[],
  change: Partial<Omit<UnsealedRun, 'evidence'>> = {},
): PlayedRun {
  const counts = new Map(TABLES.map((name) => [name, 0]));
  const before = totals(counts);
  let loads = 0;
  const evidence = plays.map((play, index) => {
    for (const [name, [, added]] of Object.entries(play.rows ?? {})) {
      counts.set(name, (counts.get(name) ?? 0) + added);
    }
    const loaded = play.skip === undefined && Object.keys(play.rows ?? {}).length > 0;
    if (loaded) loads += 1;
    return evidenceOf(play, index, loaded ? loads : null);
  });
  const jobs = evidence.flatMap(({ load, rows }) =>
    load !== null && rows.some(({ table }) => table === JOBS)
      ? [{ table: JOBS, load, rows: 1, keys: 1 }]
      : [],
  );
  return {
    plan: planOf(),
    evidence,
    tables: plays.length === 0 ? null : { before, closing: { after: totals(counts), marked: jobs } },
    warehouse: {
      engine: 'embedded',
      version: '26.7.2.1',
      database: 'qtickets_audit',
      compatibility: '24.8',
      tables: TABLES.map((name) => ({
        name,
        engine: name === JOBS ? 'MergeTree' : 'ReplacingMergeTree',
        sortingKey: name === CLIENTS ? ['client_id'] : ['key'],
        columns: ['key', 'value'],
        missingColumns: [],
      })),
    },
    startedAt: START,
    finishedAt: new Date(START.getTime() + 12_345),
    clockFixed: false,
    git: { commit: 'a'.repeat(40), dirty: false },
    interrupted: false,
    debug: false,
    unhandledErrors: [],
    host: { os: 'linux x64', node: '20.20.2', clickhouse: 'chdb 26.7.2.1' },
    toolVersion: '0.1.0',
    baseUrl: 'http://127.0.0.1:45123/',
    notSelected: new Map(),
    schemas: [{ file: 'schemas/api/orders-list.schema.json', sha256: 'b'.repeat(64) }],
    ...change,
  };
}

/** Every scenario as it should go: the plays of a READY run. */
export function goodPlays(): Play[] {
  return [
    { id: '1.1', rows: { [ORDERS]: [3, 3], [JOBS]: [1, 1] }, body: list([1, 2, 3].map(order)) },
    { id: '2.1', rows: { [CLIENTS]: [2, 2], [JOBS]: [1, 1] }, body: list([{ id: 5 }, { id: 6 }]) },
    { id: '2.2', rows: { [CLIENTS]: [1, 0], [JOBS]: [1, 1] }, body: list([{ id: 5 }]) },
    {
      id: '3.1',
      rows: { [INVENTORY]: [2, 2], [LATEST]: [2, 2], [JOBS]: [1, 1] },
      body: list([
        { id: 12, is_active: 1 },
        { id: 33, is_active: false },
      ]),
    },
    {
      id: '3.7',
      rows: { [INVENTORY]: [3, 3], [LATEST]: [3, 3], [JOBS]: [1, 1] },
      body: { data: { event_id: 33, show_id: 41, zones: [{ seats: [seat(1), seat(2), seat(3)] }] } },
    },
    denied61(),
    missing72(),
  ];
}

export function denied61(): Play {
  return {
    id: '6.1',
    scenario: 'read',
    outcome: 'denied',
    status: 403,
    actual: '403 WRONG_AUTHORIZATION',
    body: { status: 'error', code: 'WRONG_AUTHORIZATION', message: 'Wrong authorization' },
  };
}

export function missing72(): Play {
  return {
    id: '7.2',
    outcome: 'missing',
    status: 404,
    actual: '404 RESOURCE_NOT_FOUND',
    body: { error: 'Resource "Order" not found', status: 404, code: 'RESOURCE_NOT_FOUND', info: {} },
    findings: [
      { kind: 'code-differs', message: 'the spec says ORDER_NOT_FOUND, the API RESOURCE_NOT_FOUND' },
    ],
  };
}

/** The good plays with one changed. */
export function goodBut(id: string, change: Partial<Play>): Play[] {
  return goodPlays().map((play) => (play.id === id ? { ...play, ...change } : play));
}

export function exchange(role: Exchange['role'], name: string, status: number, body: JsonValue): Exchange {
  return {
    role,
    name,
    request: {
      method: 'GET',
      path: '/api/rest/v1/orders',
      headers: { accept: 'application/json' },
      body: null,
    },
    response: { status, headers: { 'content-type': 'application/json' }, body, json: true, bytes: 20 },
    answeredBy: {
      by: 'recording',
      file: '1.1.json',
      of: 'simulator',
      host: null,
      recordedAt: '2025-11-09T12:00:00.000Z',
    },
    attempts: [attempt(status, null)],
  };
}

export function attempt(status: number | null, reason: string | null): Exchange['attempts'][number] {
  return {
    startedAt: START.toISOString(),
    durationMs: 4,
    status,
    error: status === null ? 'ECONNRESET' : null,
    waitMs: reason === null ? 0 : 250,
    reason,
  };
}

function evidenceOf(play: Play, index: number, load: number | null): ScenarioEvidence {
  const found = ENTRIES.find(({ id }) => id === play.id);
  const status = play.status ?? 200;
  const at = new Date(START.getTime() + index * 100).toISOString();
  const skipped = play.skip !== undefined;
  const call = exchange('call', '', status, play.body ?? { data: [] });
  call.request.method = found?.method ?? 'GET';
  call.request.path =
    found?.examples[0] ?? (found?.path ?? '/').replace('{EVENT_ID}', '12').replace('{SHOW_ID}', '4076');
  if (play.attempts !== undefined) call.attempts = play.attempts;
  const failed = play.failed === undefined ? [] : [play.failed];
  return {
    id: play.id,
    scenario: play.scenario ?? '',
    counted: play.counted ?? true,
    outcome: play.outcome ?? 'ok',
    expected: { ok: '200', denied: '401 or 403', missing: '404', invalid: '4xx' }[play.outcome ?? 'ok'],
    actual: play.actual ?? String(status),
    httpStatus: skipped ? null : status,
    startedAt: at,
    finishedAt: at,
    durationMs: 12,
    exchanges: skipped ? [] : [...(play.extra ?? []), call],
    checks: skipped
      ? []
      : [
          { name: 'status', result: 'pass', message: null },
          { name: 'rows:others', result: 'pass', message: null },
          ...failed.map((name) => ({
            name,
            result: 'fail' as const,
            message: play.told ?? `${name} does | not hold`,
          })),
        ],
    rows: skipped ? [] : Object.entries(play.rows ?? {}).map(([name, rows]) => rowOf(name, rows)),
    loaded: load !== null,
    load,
    fieldUses: play.fieldUses ?? [],
    notes: play.notes ?? [],
    findings: play.findings ?? [],
    skipReason: play.skip ?? null,
  };
}

function rowOf(table: string, [sent, actual, expected]: readonly [number | null, number, number?]): RowDelta {
  const compared = actual > 0 ? { compared: ['key', 'value'] } : {};
  return { table, sent, expected: expected ?? actual, actual, ...compared };
}

function totals(counts: ReadonlyMap<string, number>): TableCounts {
  return Object.fromEntries(
    [...counts].map(([name, rows]) => [
      name,
      { rows, keys: rows, maxVer: rows === 0 ? null : '1762696761', maxSnapshotTs: null, final: true },
    ]),
  );
}

function list(data: JsonValue[]): JsonValue {
  return { data, paging: { perPage: 100, currentPage: 1, total: data.length } };
}

function order(id: number): JsonValue {
  return { id, payed: id > 2, payed_at: null };
}

function seat(number: number): JsonValue {
  return { seat_id: `A-1;${number}`, available: number === 1 };
}
