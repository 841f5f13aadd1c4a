import type { EntryClass, ScenarioResult } from '../model/audit-run.ts';
import type { FiledEvidence } from '../model/evidence.ts';

/**
 * Whether a scenario met its expectation. A pass needs an answer to the entry's own call, at least one check that
 * passed, none that failed, and every row count as expected: a scenario that asserted nothing has not passed.
 */
export function scenarioResult(evidence: FiledEvidence): ScenarioResult {
  if (evidence.skipReason !== null) return 'skipped';
  const answered = evidence.exchanges.some(({ role, response }) => role === 'call' && response !== null);
  const checked = evidence.checks.some(({ result }) => result === 'pass');
  const failed = evidence.checks.some(({ result }) => result === 'fail');
  const reconciled = evidence.rows.every(({ expected, actual }) => expected === actual);
  return answered && checked && !failed && reconciled ? 'pass' : 'fail';
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
