import { clockFrom } from '../../../src/common/clock.ts';
import type { ScenarioRun } from '../../../src/contract/run-scenario.ts';
import type { SchemaSet } from '../../../src/json-schema/schema-set.ts';
import { masker } from '../../../src/masking/create-masker.ts';
import type { CallSpec, CaseScenario, ContractCase } from '../../../src/model/case.ts';
import { AuditError } from '../../../src/model/errors.ts';
import type { JsonValue } from '../../../src/model/json.ts';
import type { AuditPlan, PlannedEntry } from '../../../src/model/plan.ts';
import type { SpecEntry } from '../../../src/model/spec.ts';
import type { OutgoingRequest, Target } from '../../../src/model/target.ts';
import type { Warehouse } from '../../../src/warehouse/warehouse.ts';
import { contextOf } from './judged.ts';

/** What answers a call: a body with 200, a status with a body, or why no answer came. */
export type Reply = { body: JsonValue; status?: number; headers?: Record<string, string> } | AuditError;

/** A success with this body. */
export const ok = (body: JsonValue): Reply => ({ body });

/** A run of scenarios whose calls are answered from a list, in its order. */
export interface SmallRun {
  run: ScenarioRun;
  sent: OutgoingRequest[];
}

/** An entry with one scenario, and what is other in them. */
export function smallEntry(
  scenario: Partial<CaseScenario> = {},
  contractCase: Partial<ContractCase> = {},
  entry: Partial<SpecEntry> = {},
): { planned: PlannedEntry; scenario: CaseScenario } {
  const context = contextOf(null);
  const whole = { ...context.scenario, ...scenario };
  const spec = { ...context.entry, ...entry };
  return {
    planned: {
      entry: spec,
      recordedAs: spec.id,
      case: {
        id: spec.id,
        method: spec.method,
        path: spec.path,
        params: {},
        profiles: ['audit'],
        write: false,
        needs: [],
        scenarios: [whole],
        ...contractCase,
      },
    },
    scenario: whole,
  };
}

/** A call beside that of a scenario: before it, after it, or to undo it. */
export const aside = (name: string, more: Partial<CallSpec> = {}): CallSpec => ({
  name,
  method: 'POST',
  path: `/api/rest/v1/${name}`,
  token: 'rest',
  ...more,
});

/** Schemas that know every field and refuse nothing. */
export const ANY_SCHEMA = {
  check: () => [],
  knownPart: (_: string, body: JsonValue) => body,
  misspelt: () => [],
  fieldUses: () => [],
} as unknown as SchemaSet;

/** A run over these entries, whose calls get these replies. */
export function smallRun(
  replies: readonly Reply[],
  planned: readonly PlannedEntry[],
  more: Partial<ScenarioRun> = {},
  target: Partial<Target> = {},
): SmallRun {
  const sent: OutgoingRequest[] = [];
  const run: ScenarioRun = {
    plan: {
      joined: [...planned],
      selected: [...planned],
      spec: { commonHeaders: { Accept: 'application/json', Authorization: 'Bearer of the document' } },
    } as unknown as AuditPlan,
    schemas: ANY_SCHEMA,
    answers: new Map(),
    masker,
    clock: clockFrom({ SOURCE_DATE_EPOCH: '1762682400' }),
    target: {
      name: 'replay',
      route: (path) => ({ origin: 'https://qtickets.example', path }),
      source: () => ({ by: 'recording', file: '', of: 'simulator', host: null, recordedAt: '' }),
      token: (role) => `token of ${role}`,
      begin: async () => {},
      end: async () => [],
      explain: (error) => (error instanceof AuditError ? error : null),
      close: async () => {},
      ...target,
    },
    sender: {
      send: async (_, request) => {
        const reply = replies[sent.length] ?? new AuditError('FIXTURE_MISS', 'was not recorded', '');
        sent.push(request);
        const attempts = [
          { startedAt: '', durationMs: null, status: 200, error: null, waitedMs: null },
        ] as never;
        if (reply instanceof AuditError) return { response: null, failure: reply, attempts };
        const { body, status = 200, headers = { 'content-type': 'application/json' } } = reply;
        const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
        return { response: { status, headers, bytes }, failure: null, attempts };
      },
    },
    warehouse: { facts: { tables: [], engine: 'embedded' } } as unknown as Warehouse,
    loaderFor: () => () => [],
    runId: 'run',
    loads: { versions: { first: 5, end: 100 }, byRunId: new Map() },
    before: {},
    snapshotTs: new Date('2025-11-09T10:00:00Z'),
    now: () => new Date('2025-11-09T10:00:00Z'),
    ...more,
  };
  return { run, sent };
}
