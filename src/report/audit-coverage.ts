import type { AuditCoverage, AuditEntry, DocumentCoverage, EntryClass } from '../model/audit-run.ts';
import type { Documents } from '../model/plan.ts';
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

/** Coverage of one of the two documents, whatever the profile. Executed as for the profile. */
export function documentCoverage(
  entries: readonly AuditEntry[],
  { plan }: Pick<RunInput, 'plan'>,
  kind: keyof Documents,
): DocumentCoverage {
  const { file, lines } = plan.documents.find((document) => document.kind === kind) ?? {
    file: '',
    lines: [],
  };
  const ids = new Set(lines.map(({ id }) => id));
  const ran = ({ id, class: type }: AuditEntry) =>
    ids.has(id) && (type === 'failed' || PASSED.includes(type));
  return {
    file,
    entries: lines.length,
    withCase: lines.filter(({ hasCase }) => hasCase).length,
    executed: entries.filter(ran).length,
    withoutCase: lines.filter(({ hasCase }) => !hasCase).map(({ id }) => id),
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
