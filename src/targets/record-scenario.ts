import type { CallContext, CallRecord } from '../contract/make-call.ts';
import { isUndone, makeScenarioCalls } from '../contract/scenario-calls.ts';
import type { CaseScenario } from '../model/case.ts';
import type { AuditPlan, PlannedEntry } from '../model/plan.ts';
import { type Recording, recordingOf } from './recording.ts';

/** The recordings of one scenario. */
export interface RecordedScenario {
  recordings: Recording[];
  /** How long each call took, in milliseconds; null where the clock stands still. */
  ms: (number | null)[];
}

/**
 * Makes the calls of one scenario now, in order, and gives them masked. What undoes a write on an account is made too, and is no part of
 * them. Throws the error of a call that got no answer.
 */
export async function recordScenario(
  context: CallContext,
  plan: AuditPlan,
  planned: PlannedEntry,
  scenario: CaseScenario,
): Promise<RecordedScenario> {
  const calls = await makeScenarioCalls(context, planned, scenario, plan.spec.commonHeaders);
  context.writes?.told({ id: planned.entry.id, scenario: scenario.name }, isUndone(calls));
  const made = [...calls.setup, calls.call, ...calls.followUps].map((record) => answered(record).exchange);
  return {
    recordings: made.map(recordingOf),
    ms: made.map(({ attempts }) => attempts.at(-1)?.durationMs ?? null),
  };
}

function answered(record: CallRecord): CallRecord {
  if (record.failure !== null) throw record.failure;
  return record;
}
