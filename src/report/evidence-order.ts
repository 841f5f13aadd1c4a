import { scenarioLabel } from '../documents/words.ts';
import type { FiledEvidence } from '../model/evidence.ts';
import type { AuditPlan } from '../model/plan.ts';
import { plannedScenarios } from '../model/planned-scenarios.ts';

/** Evidence by start; that of equal times keeps its order, which the caller gives as the order of execution. */
export function inExecutionOrder<T extends Pick<FiledEvidence, 'startedAt'>>(evidence: readonly T[]): T[] {
  return [...evidence].sort((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt));
}

/** Evidence in the order of the spec document's entries, then of the case's scenarios; the rest keeps its order. */
export function inSpecOrder<T extends Pick<FiledEvidence, 'id' | 'scenario' | 'startedAt'>>(
  evidence: readonly T[],
  plan: AuditPlan,
): T[] {
  const positions = new Map(plan.spec.entries.map(({ id }, index) => [id, index]));
  const cases = new Map(plan.selected.map((planned) => [planned.entry.id, planned.case.scenarios]));
  const rank = ({ id, scenario }: T): [number, number] => [
    positions.get(id) ?? positions.size,
    cases.get(id)?.findIndex(({ name }) => name === scenario) ?? 0,
  ];
  return inExecutionOrder(evidence).sort((a, b) => {
    const [entryA, scenarioA] = rank(a);
    const [entryB, scenarioB] = rank(b);
    return entryA - entryB || scenarioA - scenarioB;
  });
}

/**
 * Evidence that counts, by entry id and in the spec's order: of a scenario that the plan holds, and the first of it.
 * `evidenceProblems` names what is left out here.
 */
export function countedEvidence(
  evidence: readonly FiledEvidence[],
  plan: AuditPlan,
): Map<string, FiledEvidence[]> {
  const first = new Map<string, FiledEvidence>();
  for (const item of evidence) {
    if (item.counted && !first.has(scenarioLabel(item))) first.set(scenarioLabel(item), item);
  }
  const counted = new Map<string, FiledEvidence[]>();
  for (const planned of plan.selected) {
    const { id } = planned.entry;
    const found = plannedScenarios(planned, plan.options.access).flatMap(
      ({ name }) => first.get(scenarioLabel({ id, scenario: name })) ?? [],
    );
    if (found.length > 0) counted.set(id, found);
  }
  return counted;
}
