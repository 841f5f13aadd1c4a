import { scenarioLabel } from '../documents/words.ts';
import type { FiledEvidence } from '../model/evidence.ts';
import { plannedScenarios } from '../model/planned-scenarios.ts';
import { countedEvidence, inSpecOrder } from './evidence-order.ts';
import type { RunInput, UnsealedRun } from './run-input.ts';

/**
 * What makes the evidence of a run unfit to be relied on, one sentence each; [] when it is intact. Anything here makes
 * the verdict NOT READY: a document built on it could say what did not happen.
 */
export function evidenceProblems(input: UnsealedRun): string[] {
  return [
    ...notCounted(input),
    ...keysApart(input),
    ...strangers(input),
    ...missing(input),
    ...inSpecOrder(input.evidence, input.plan).flatMap(contradictions),
  ];
}

function notCounted({ evidence, tables, interrupted }: UnsealedRun): string[] {
  const ran = evidence.some(({ counted, skipReason }) => counted && skipReason === null);
  return ran && !interrupted && (tables?.closing ?? null) === null
    ? ['The tables were not counted before and after the run, so it is not known what it changed.']
    : [];
}

// FINAL and the distinct keys prove each other. On a server another writer may come between the two.
function keysApart({ tables, warehouse }: UnsealedRun): string[] {
  if (warehouse?.engine !== 'embedded') return [];
  return Object.entries(tables?.closing?.after ?? {})
    .filter(([, { rows, keys, final }]) => final && keys !== null && keys !== rows)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { rows, keys }]) => `${name} shows ${rows} rows and holds ${keys} distinct keys.`);
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

function contradictions(evidence: FiledEvidence): string[] {
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
  return problems;
}
