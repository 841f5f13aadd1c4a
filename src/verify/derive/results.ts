import type { AuditEntry, EntryClass, ScenarioResult } from '../../model/audit-run.ts';
import type { LoggedScenario } from '../log/run-log.ts';

/**
 * Whether a scenario passed: its own call was answered, a check passed, none failed, and every table gained the rows
 * expected.
 */
export function passed({
  exchanges,
  checks,
  rows,
}: Pick<LoggedScenario, 'exchanges' | 'checks' | 'rows'>): boolean {
  const called = exchanges.some(({ role, response }) => role === 'call' && response !== null);
  const results = new Set(checks.map(({ result }) => result));
  return (
    called && results.has('pass') && !results.has('fail') && rows.every((row) => row.expected === row.actual)
  );
}

/** The class of an entry by its scenarios, and by how many of them did not run. */
export function classOf(
  scenarios: readonly { outcome: string; result: ScenarioResult }[],
  notExecuted: number,
): AuditEntry['class'] {
  const results = scenarios.map(({ result }) => result);
  if (results.includes('fail')) return 'failed';
  if (results.includes('skipped')) return 'skipped';
  if (results.length === 0 || notExecuted > 0) return 'notExecuted';
  const outcomes = scenarios.map(({ outcome }) => outcome);
  if (outcomes.includes('ok')) return 'succeeded';
  return outcomes.includes('denied') ? 'denied' : 'expectedError';
}

/** True for the class of an entry that met its expectation. */
export function isMet(kind: AuditEntry['class']): boolean {
  return kind === 'succeeded' || kind === 'denied' || kind === 'expectedError';
}

/** How many entries are in each class. */
export function classSizes(entries: readonly AuditEntry[]): Record<EntryClass, number> {
  const size = (kind: EntryClass) => entries.filter((entry) => entry.class === kind).length;
  return {
    failed: size('failed'),
    skipped: size('skipped'),
    succeeded: size('succeeded'),
    denied: size('denied'),
    expectedError: size('expectedError'),
  };
}
