import type { CallContext, CallRecord } from '../contract/make-call.ts';
import { makeScenarioCalls } from '../contract/scenario-calls.ts';
import type { CaseScenario } from '../model/case.ts';
import type { AuditPlan, PlannedEntry } from '../model/plan.ts';
import { recordingOf, recordingsText } from './recording.ts';

/** Text of the recordings of one scenario: its calls are made now, in order, and masked. Throws the error of a call that got no answer. */
export async function recordScenario(
  context: CallContext,
  plan: AuditPlan,
  planned: PlannedEntry,
  scenario: CaseScenario,
): Promise<string> {
  const { setup, call, followUps } = await makeScenarioCalls(
    context,
    planned,
    scenario,
    plan.spec.commonHeaders,
  );
  return recordingsText(
    [...setup, call, ...followUps].map((record) => recordingOf(answered(record).exchange)),
  );
}

function answered(record: CallRecord): CallRecord {
  if (record.failure !== null) throw record.failure;
  return record;
}
