import type { AuditCoverage, AuditEntry, AuditRun, EntryClass } from '../model/audit-run.ts';
import { profileIds } from './audit-entries.ts';
import type { RunInput } from './run-input.ts';

const PASSED: readonly AuditEntry['class'][] = ['succeeded', 'denied', 'expectedError'];

/** Entries of each class; together they are the entries that were executed or skipped. */
export function classCounts(entries: readonly AuditEntry[]): Record<EntryClass, number> {
  const counts = { failed: 0, skipped: 0, succeeded: 0, denied: 0, expectedError: 0 };
  for (const { class: kind } of entries) if (kind !== 'notExecuted') counts[kind] += 1;
  return counts;
}

/**
 * Coverage of the profile. Executed is failed or passed: an entry of which a scenario was skipped is skipped, and one
 * of which a scenario is missing without a failure is not executed. The three add up to what the profile specifies.
 */
export function profileCoverage(
  entries: readonly AuditEntry[],
  { plan, notSelected, interrupted }: Pick<RunInput, 'plan' | 'notSelected' | 'interrupted'>,
): AuditCoverage {
  const ids = new Set(profileIds(plan));
  const own = entries.filter(({ id }) => ids.has(id));
  const count = (classes: readonly AuditEntry['class'][]) =>
    own.filter(({ class: kind }) => classes.includes(kind)).length;
  const passed = count(PASSED);
  const failed = count(['failed']);
  return {
    profile: plan.options.profile,
    specified: ids.size,
    executed: passed + failed,
    passed,
    failed,
    skipped: count(['skipped']),
    notExecuted: own
      .filter(({ class: kind }) => kind === 'notExecuted')
      .map((entry) => ({ id: entry.id, reason: whyNotExecuted(entry, notSelected, interrupted) })),
  };
}

/** Coverage of the spec document, whatever the profile. Executed as for the profile. */
export function specCoverage(
  entries: readonly AuditEntry[],
  { plan }: Pick<RunInput, 'plan'>,
): AuditRun['coverageOfSpec'] {
  return {
    entries: plan.coverage.length,
    withCase: plan.coverage.filter(({ hasCase }) => hasCase).length,
    executed: entries.filter(({ class: kind }) => kind === 'failed' || PASSED.includes(kind)).length,
    withoutCase: plan.coverage.filter(({ hasCase }) => !hasCase).map(({ id }) => id),
  };
}

function whyNotExecuted(
  { id, hasCase, scenarios, scenariosNotExecuted }: AuditEntry,
  notSelected: ReadonlyMap<string, string>,
  interrupted: boolean,
): string {
  if (!hasCase) return 'no case';
  const reason =
    notSelected.get(id) ??
    (interrupted ? 'the run was interrupted' : 'no evidence and no reason was recorded');
  return scenarios.length === 0
    ? reason
    : `${reason} before: ${scenariosNotExecuted.map(({ name }) => name).join(', ')}`;
}
