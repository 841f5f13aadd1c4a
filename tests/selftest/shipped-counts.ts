import { DEFAULT_OPTIONS } from '../../src/common/audit-options.ts';
import type { Profile } from '../../src/model/case.ts';
import { plannedScenarios } from '../../src/model/planned-scenarios.ts';
import { planRun } from '../../src/spec/plan-run.ts';
import { readDocuments } from '../../src/spec/read-documents.ts';
import { allCases } from '../cases/all-cases.ts';

/** How much a profile of the shipped document has now: an entry that a team adds is no reason for a test of something else to fail. */
export function shippedCounts(profile: Profile): { entries: number; scenarios: number } {
  const { selected } = planRun({ ...DEFAULT_OPTIONS, profile }, readDocuments(DEFAULT_OPTIONS), allCases);
  const scenarios = selected.flatMap((planned) => plannedScenarios(planned, 'both'));
  return { entries: selected.length, scenarios: scenarios.length };
}
