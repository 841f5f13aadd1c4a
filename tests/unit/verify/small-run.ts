import { contractFiles } from '../../../src/command/contract-sources.ts';
import { loadSchemas } from '../../../src/json-schema/schema-set.ts';
import { createMasker } from '../../../src/masking/create-masker.ts';
import type { CaseScenario } from '../../../src/model/case.ts';
import type { RowDelta, RunTables, ScenarioEvidence, TableCounts } from '../../../src/model/evidence.ts';
import type { JsonValue } from '../../../src/model/json.ts';
import type { PlannedEntry } from '../../../src/model/plan.ts';
import type { UnsealedRun } from '../../../src/report/run-input.ts';
import { VALID_BODIES } from '../json-schema/valid-bodies.ts';
import type { PlayedRun } from '../report/fixture-run.ts';
import { smallPlan } from './small-plan.ts';

const START = Date.parse('2025-11-09T13:59:21.000Z');
const CLIENTS = 'stg_qtickets_api_clients_raw';
const INVENTORY = 'stg_qtickets_api_inventory_raw';
const LATEST = 'fact_qtickets_inventory_latest';
const TICKETS = 'stg_qtickets_api_partner_tickets_raw';
const JOBS = 'meta_job_runs';
const TABLES = [INVENTORY, CLIENTS, TICKETS, LATEST, JOBS];
const NOT_FOUND = {
  error: 'Resource "Order" not found',
  status: 404,
  code: 'RESOURCE_NOT_FOUND',
  info: { resource: 'Order', id: 999_999_999 },
};

export const apiSchemas = loadSchemas('schemas/api');
const masker = createMasker({ secrets: [] });

/** How the scenarios of a small run go. */
export interface SmallRun {
  /** Label of a scenario, `6.1 write`: a check of it that fails. */
  failed?: { label: string; check: string; message: string };
  /** Labels of scenarios that were skipped. */
  skipped?: readonly string[];
  /** Labels of scenarios of which there is no evidence: the run was interrupted before. */
  cut?: readonly string[];
  change?: Partial<Omit<UnsealedRun, 'evidence'>>;
  /** Changes the evidence, in place. */
  edit?: (evidence: ScenarioEvidence[]) => void;
  /** Changes the tables, in place. */
  editTables?: (tables: RunTables) => void;
}

/** A run of the small plan on the embedded engine, in which each scenario does what its case asks. */
export function smallRun({
  failed,
  skipped = [],
  cut = [],
  change = {},
  edit,
  editTables,
}: SmallRun = {}): PlayedRun {
  const plan = smallPlan();
  const counts: Record<string, number> = Object.fromEntries(TABLES.map((name) => [name, 0]));
  const before = totals(counts);
  const loads = { last: 0 };
  const evidence = plan.selected
    .flatMap((planned) => planned.case.scenarios.map((scenario) => ({ planned, scenario })))
    .filter(({ planned, scenario }) => !cut.includes(labelOf(planned, scenario)))
    .map(({ planned, scenario }, index): ScenarioEvidence => {
      const label = labelOf(planned, scenario);
      if (skipped.includes(label)) return skippedEvidence(planned, scenario, index);
      const own = failed?.label === label ? failed : undefined;
      return ranEvidence(planned, scenario, index, counts, loads, own);
    });
  const marked = evidence.flatMap(({ load }) =>
    load === null ? [] : [{ table: JOBS, load, rows: 1, keys: 1 }],
  );
  const cutOff = cut.length > 0;
  const tables: RunTables = { before, closing: cutOff ? null : { after: totals(counts), marked } };
  edit?.(evidence);
  editTables?.(tables);
  return {
    plan,
    evidence,
    tables,
    warehouse: {
      engine: 'embedded',
      version: '26.7.2.1',
      database: 'qtickets_audit',
      compatibility: '24.8',
      tables: TABLES.map((name) => ({
        name,
        engine: name === JOBS ? 'MergeTree' : 'ReplacingMergeTree',
        sortingKey: ['key'],
        missingColumns: [],
      })),
    },
    startedAt: new Date(START),
    finishedAt: new Date(START + 12_345),
    clockFixed: false,
    git: { commit: 'a'.repeat(40), dirty: false },
    interrupted: cutOff,
    debug: false,
    unhandledErrors: [],
    host: { os: 'Linux', node: 'v20.20.2', clickhouse: '26.7.2.1' },
    toolVersion: '0.1.0',
    baseUrl: 'https://qtickets.ru',
    notSelected: new Map(cut.map((label) => [label.split(' ')[0] ?? '', 'the run was interrupted'])),
    schemas: contractFiles('.').filter(({ file }) => file.startsWith('schemas/api/')),
    ...change,
  };
}

function labelOf({ entry }: PlannedEntry, { name }: CaseScenario): string {
  return name === '' ? entry.id : `${entry.id} ${name}`;
}

function ranEvidence(
  planned: PlannedEntry,
  scenario: CaseScenario,
  index: number,
  counts: Record<string, number>,
  loads: { last: number },
  failed: SmallRun['failed'],
): ScenarioEvidence {
  const { entry } = planned;
  const startedAt = new Date(START + index * 1_000).toISOString();
  const status = { ok: 200, denied: 403, missing: 404, invalid: 400 }[scenario.outcome];
  const body = masker.maskJson(bodyOf(scenario));
  const code = (body as { code?: string }).code;
  const rows = failed === undefined ? rowsOf(scenario) : [];
  for (const { table, actual } of rows) counts[table] = (counts[table] ?? 0) + actual;
  if (rows.length > 0) loads.last += 1;
  const passing = ['status', 'contentType', 'encoding', 'json', 'envelope', 'schema'];
  return {
    id: entry.id,
    scenario: scenario.name,
    counted: true,
    outcome: scenario.outcome,
    expected: expectedOf(planned, scenario),
    actual: code === undefined ? String(status) : `${status} ${code}`,
    httpStatus: status,
    startedAt,
    finishedAt: new Date(START + index * 1_000 + 400).toISOString(),
    durationMs: 400,
    exchanges: [
      {
        role: 'call',
        name: '',
        request: {
          method: entry.method,
          path: entry.examples[0] ?? entry.path,
          headers: { accept: 'application/json' },
          body: null,
        },
        response: { status, headers: { 'content-type': 'application/json' }, body, json: true, bytes: 500 },
        answeredBy: {
          by: 'recording',
          file: `${entry.id}.json`,
          of: 'simulator',
          host: null,
          recordedAt: '2025-11-09T12:00:00.000Z',
        },
        attempts: [{ startedAt, durationMs: 12, status, error: null, waitMs: 0, reason: null }],
      },
    ],
    checks: [
      ...passing.map((name) => ({ name, result: 'pass' as const, message: null })),
      ...(failed === undefined
        ? []
        : [{ name: failed.check, result: 'fail' as const, message: failed.message }]),
      ...rows.map(({ table }) => ({ name: `rows:${table}`, result: 'pass' as const, message: null })),
      { name: 'rows:others', result: 'pass', message: null },
    ],
    fieldUses: scenario.outcome === 'ok' ? apiSchemas.fieldUses(scenario.schema, body) : [],
    rows,
    loaded: rows.length > 0,
    load: rows.length > 0 ? loads.last : null,
    notes: [],
    findings: [],
    skipReason: null,
  };
}

function skippedEvidence(planned: PlannedEntry, scenario: CaseScenario, index: number): ScenarioEvidence {
  const at = new Date(START + index * 1_000).toISOString();
  return {
    id: planned.entry.id,
    scenario: scenario.name,
    counted: true,
    outcome: scenario.outcome,
    expected: expectedOf(planned, scenario),
    actual: 'not sent',
    httpStatus: null,
    startedAt: at,
    finishedAt: at,
    durationMs: 0,
    exchanges: [],
    checks: [],
    fieldUses: [],
    rows: [],
    loaded: false,
    load: null,
    notes: [],
    findings: [],
    skipReason: 'no id is known for an order',
  };
}

function expectedOf({ entry, case: { write } }: PlannedEntry, { outcome }: CaseScenario): string {
  if (outcome === 'missing') return '404 with a JSON error';
  if (outcome === 'ok') return write ? '200 or 201' : '200';
  return entry.path.includes('/partners/')
    ? '403, or an authorization error in a 200'
    : '401, or 403 WRONG_AUTHORIZATION';
}

function bodyOf({ outcome, schema }: CaseScenario): JsonValue {
  if (outcome === 'missing') return NOT_FOUND;
  if (outcome === 'denied')
    return { status: 'error', code: 'WRONG_AUTHORIZATION', message: 'Wrong authorization' };
  const body = VALID_BODIES[schema];
  if (body === undefined) throw new RangeError(`no body for ${schema}`);
  return body();
}

// One row for each item: the bodies have one client, one ticket and as many seats as their zones hold.
function rowsOf({ rows, outcome, schema }: CaseScenario): RowDelta[] {
  if (outcome !== 'ok') return [];
  const seats = JSON.stringify(bodyOf({ outcome, schema } as CaseScenario)).split('"seat_id"').length - 1;
  const items = schema.startsWith('seats') ? seats : 1;
  const loaded = rows.map(({ table }) => ({ table, sent: items, expected: items, actual: items }));
  return [...loaded, { table: JOBS, sent: 1, expected: 1, actual: 1 }];
}

function totals(counts: Readonly<Record<string, number>>): TableCounts {
  return Object.fromEntries(
    TABLES.map((name) => {
      const rows = counts[name] ?? 0;
      return [
        name,
        { rows, keys: rows, maxVer: rows === 0 ? null : '1762696761', maxSnapshotTs: null, final: true },
      ];
    }),
  );
}
