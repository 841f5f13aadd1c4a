import type { SchemaSet } from '../json-schema/schema-set.ts';
import type { Masker } from '../masking/create-masker.ts';
import type { CaseScenario } from '../model/case.ts';
import { AuditError } from '../model/errors.ts';
import type { JsonValue } from '../model/json.ts';
import type { AuditPlan, PlannedEntry } from '../model/plan.ts';
import { runScenario, type ScenarioRun } from './run-scenario.ts';

/** An answer that was kept. */
interface KeptAnswer {
  status: number;
  response: JsonValue;
  rawHeaders: Record<string, string>;
}

/** What the contract needs beside the answers. */
export interface JudgeTools {
  plan: AuditPlan;
  schemas: SchemaSet;
  masker: Masker;
}

/**
 * How each check of a scenario ends on these answers, given in their order, as one text: two of them are equal when every check ends
 * alike. Nothing is sent or loaded, and what the answers of other cases would say is left out.
 */
export async function judgeRecordings(
  answers: readonly KeptAnswer[],
  { plan, schemas, masker }: JudgeTools,
  planned: PlannedEntry,
  scenario: CaseScenario,
): Promise<string> {
  let place = 0;
  const run = {
    plan,
    schemas,
    masker,
    answers: new Map(),
    clock: { fixed: true, now: () => new Date(0), since: () => null },
    target: {
      name: 'replay',
      route: (path: string) => ({ origin: 'https://qtickets.ru', path }),
      source: () => ({ by: 'recording', file: '', of: 'live', host: null, recordedAt: '' }),
      token: (role: string) => role,
      begin: async () => undefined,
      end: async () => [],
      explain: (error: unknown) => (error instanceof AuditError ? error : null),
      close: async () => undefined,
    },
    sender: {
      send: async () => {
        const answer = answers[place];
        place += 1;
        if (answer === undefined)
          return { response: null, failure: new AuditError('REQUEST_FAILED', 'no answer', ''), attempts: [] };
        const { status, response, rawHeaders } = answer;
        const text = typeof response === 'string' ? response : JSON.stringify(response);
        return {
          response: { status, headers: rawHeaders, bytes: Buffer.from(text) },
          failure: null,
          attempts: [],
        };
      },
    },
  } as unknown as ScenarioRun;
  const { checks, findings } = await runScenario(run, planned, { ...scenario, rows: [] });
  const kinds = [...new Set(findings.map(({ kind }) => kind))].sort();
  return JSON.stringify([checks.map(({ name, result }) => [name, result]), kinds]);
}
