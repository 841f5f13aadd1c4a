import type { AuditRun } from '../model/audit-run.ts';
import { NOTHING_TO_CHECK } from '../model/evidence.ts';

/** Scenarios that passed with a list that was empty: what they say of items is not shown, though nothing failed. */
export function nothingToSee({
  entries,
  findings,
}: Pick<AuditRun, 'entries' | 'findings'>): { id: string; scenario: string }[] {
  return entries.flatMap(({ id, scenarios }) =>
    scenarios
      .filter(({ name, result }) => result === 'pass' && isNoted(findings, id, name))
      .map(({ name }) => ({ id, scenario: name })),
  );
}

function isNoted(findings: AuditRun['findings'], id: string, scenario: string): boolean {
  return findings.some(
    (finding) => finding.kind === NOTHING_TO_CHECK && finding.id === id && finding.scenario === scenario,
  );
}
