import type { CaseScenario } from './case.ts';
import type { AuditOptions, PlannedEntry } from './plan.ts';

/** So many scenarios are begun at once: one makes its calls while the rows of others are loaded. */
export const CONCURRENT_SCENARIOS = 6;

/** The scenarios of an entry that a run with this access makes, in the case's order. */
export function plannedScenarios(planned: PlannedEntry, access: AuditOptions['access']): CaseScenario[] {
  return planned.case.scenarios.filter(
    (scenario) => scenario.access === undefined || access === 'both' || scenario.access === access,
  );
}
