import type { FiledEvidence } from '../model/evidence.ts';
import { plannedScenarios } from '../model/planned-scenarios.ts';
import { runSnapshots } from './audit-tables.ts';
import { countedEvidence, scenarioLabel } from './evidence-order.ts';
import type { RunInput, UnsealedRun } from './run-input.ts';
import { snapshotDelta } from './scenario-result.ts';

/**
 * What makes the evidence of a run unfit to be relied on, one sentence each; [] when it is intact. Anything here makes
 * the verdict NOT READY: a document built on it could say what did not happen.
 */
export function evidenceProblems(input: UnsealedRun): string[] {
  return [
    ...noSnapshot(input),
    ...strangers(input),
    ...missing(input),
    ...input.evidence.flatMap((evidence) => contradictions(evidence, input)),
  ];
}

function noSnapshot({ evidence }: UnsealedRun): string[] {
  const ran = evidence.some(({ counted, skipReason }) => counted && skipReason === null);
  return ran && runSnapshots(evidence) === null
    ? ['No snapshot of the tables was taken, so no row count is known.']
    : [];
}

function strangers({ evidence, plan }: Pick<RunInput, 'evidence' | 'plan'>): string[] {
  const planned = new Set(
    plan.selected.flatMap((item) =>
      plannedScenarios(item, plan.options.access).map(({ name }) =>
        scenarioLabel({ id: item.entry.id, scenario: name }),
      ),
    ),
  );
  const seen = new Set<string>();
  const problems: string[] = [];
  for (const item of evidence.filter(({ counted }) => counted)) {
    const label = scenarioLabel(item);
    if (!planned.has(label)) problems.push(`There is evidence of ${label}, which the plan does not hold.`);
    else if (seen.has(label)) problems.push(`There is evidence of ${label} more than once.`);
    seen.add(label);
  }
  return problems;
}

function missing(input: Pick<RunInput, 'evidence' | 'plan' | 'interrupted' | 'notSelected'>): string[] {
  if (input.interrupted) return [];
  const counted = countedEvidence(input.evidence, input.plan);
  return input.plan.selected
    .filter(({ entry }) => !input.notSelected.has(entry.id))
    .flatMap((planned) => {
      const present = new Set(counted.get(planned.entry.id)?.map(({ scenario }) => scenario));
      return plannedScenarios(planned, input.plan.options.access)
        .filter(({ name }) => !present.has(name))
        .map(({ name }) => scenarioLabel({ id: planned.entry.id, scenario: name }));
    })
    .map((label) => `There is no evidence of ${label}, and no reason why it was not run.`);
}

function contradictions(evidence: FiledEvidence, { warehouse }: Pick<RunInput, 'warehouse'>): string[] {
  if (evidence.skipReason !== null) return [];
  const label = scenarioLabel(evidence);
  const problems: string[] = [];
  if (evidence.file === null) problems.push(`${label} ran, and its answers were not written.`);
  const checked = evidence.checks.some(({ result }) => result !== 'notRun');
  if (evidence.counted && !checked) problems.push(`${label} ran without a check.`);
  const failed = evidence.checks.some(({ result }) => result === 'fail');
  if (evidence.counted && !failed && !evidence.exchanges.some(({ role }) => role === 'call')) {
    problems.push(`${label} has no failed check and no call of its own.`);
  }
  if (warehouse?.engine === 'embedded') {
    for (const { table, actual } of evidence.rows) {
      const delta = snapshotDelta(evidence, table);
      if (delta !== actual) {
        problems.push(`${label} reports ${actual} rows added to ${table}; its snapshots differ by ${delta}.`);
      }
    }
  }
  return problems;
}
