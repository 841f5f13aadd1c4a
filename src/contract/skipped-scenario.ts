import type { CaseScenario } from '../model/case.ts';
import type { ScenarioEvidence } from '../model/evidence.ts';
import type { PlannedEntry } from '../model/plan.ts';
import { expectedWords, isPartnersPath } from './outcome-words.ts';
import type { ScenarioRun } from './run-scenario.ts';

/** Evidence of a scenario that was not run, and why. Nothing was sent. */
export function skippedScenario(
  run: Pick<ScenarioRun, 'clock'>,
  { entry, case: contractCase }: PlannedEntry,
  scenario: CaseScenario,
  reason: string,
): ScenarioEvidence {
  const now = run.clock.now().toISOString();
  return {
    id: entry.id,
    scenario: scenario.name,
    counted: true,
    outcome: scenario.outcome,
    expected: expectedWords(scenario.outcome, isPartnersPath(entry.path), contractCase.write),
    actual: 'not sent',
    httpStatus: null,
    startedAt: now,
    finishedAt: now,
    durationMs: run.clock.since(run.clock.now()),
    exchanges: [],
    checks: [],
    rows: [],
    loaded: false,
    load: null,
    fieldUses: [],
    notes: [],
    findings: [],
    skipReason: reason,
  };
}
