import type { EntryClass, ScenarioResult } from '../model/audit-run.ts';
import type { FiledEvidence, RowDelta, WarehouseFacts } from '../model/evidence.ts';

/**
 * Whether a scenario met its expectation. A pass needs an answer to the entry's own call, at least one check that
 * passed, none that failed, and every row count as expected: a scenario that asserted nothing has not passed.
 */
export function scenarioResult(evidence: FiledEvidence, rows: readonly RowDelta[]): ScenarioResult {
  if (evidence.skipReason !== null) return 'skipped';
  const answered = evidence.exchanges.some(({ role, response }) => role === 'call' && response !== null);
  const checked = evidence.checks.some(({ result }) => result === 'pass');
  const failed = evidence.checks.some(({ result }) => result === 'fail');
  const reconciled = rows.every(({ expected, actual }) => expected === actual);
  return answered && checked && !failed && reconciled ? 'pass' : 'fail';
}

/**
 * Rows that a scenario added, by table. Where the run is the only writer (the embedded engine), a table that changed
 * between the scenario's snapshots and is not named by the scenario is added with 0 expected rows.
 */
export function scenarioRows(evidence: FiledEvidence, warehouse: WarehouseFacts | null): RowDelta[] {
  if (warehouse?.engine !== 'embedded') return evidence.rows;
  const named = new Set(evidence.rows.map(({ table }) => table));
  const others = Object.keys(evidence.after)
    .sort()
    .filter((table) => !named.has(table))
    .map((table) => ({ table, sent: null, expected: 0, actual: snapshotDelta(evidence, table) }))
    .filter(({ actual }) => actual !== 0);
  return [...evidence.rows, ...others];
}

/** Difference of a table's rows between the scenario's two snapshots; a table missing from one counts as 0 there. */
export function snapshotDelta(evidence: FiledEvidence, table: string): number {
  return (evidence.after[table]?.rows ?? 0) - (evidence.before[table]?.rows ?? 0);
}

/**
 * The class of an entry from its scenarios: the first that fits of failed, skipped, succeeded, denied, expectedError.
 * `notExecuted` when nothing failed or was skipped and a scenario of the plan did not run. An entry that passed an
 * `ok` scenario beside a `denied` one has succeeded: its call was shown to work, and the matrix shows both scenarios.
 */
export function entryClass(
  scenarios: readonly { outcome: FiledEvidence['outcome']; result: ScenarioResult }[],
  missing: number,
): EntryClass | 'notExecuted' {
  if (scenarios.some(({ result }) => result === 'fail')) return 'failed';
  if (scenarios.some(({ result }) => result === 'skipped')) return 'skipped';
  if (missing > 0 || scenarios.length === 0) return 'notExecuted';
  if (scenarios.some(({ outcome }) => outcome === 'ok')) return 'succeeded';
  return scenarios.some(({ outcome }) => outcome === 'denied') ? 'denied' : 'expectedError';
}
