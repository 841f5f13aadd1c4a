import type { SchemaSet } from '../json-schema/schema-set.ts';
import type { CaseScenario } from '../model/case.ts';
import type { AuditPlan, PlannedEntry } from '../model/plan.ts';
import { callProblem } from './call-problem.ts';
import type { OtherAnswer } from './check-context.ts';
import { typedMessage } from './check-list.ts';
import { checkEncoding, checkJson } from './checks/transport-checks.ts';
import type { CallContext, CallRecord } from './make-call.ts';
import { makeScenarioCalls } from './scenario-calls.ts';

/** What answering prerequisites needs of the run. */
export interface PrerequisiteRun extends CallContext {
  plan: AuditPlan;
  schemas: SchemaSet;
  answers: Map<string, OtherAnswer>;
}

/**
 * Keeps the answer of a case for the rules of others, with the fields that the API is known to have: further ones may say when an
 * answer was made. Gives what is kept.
 */
export function keepAnswer(
  { schemas, answers }: Pick<PrerequisiteRun, 'schemas' | 'answers'>,
  id: string,
  { schema }: CaseScenario,
  { body, masked }: OtherAnswer,
): OtherAnswer {
  const answer = { body: schemas.knownPart(schema, body), masked };
  answers.set(id, answer);
  return answer;
}

/**
 * Answers of the cases that a rule reads. A case that was not run is called now, without being checked or counted; its
 * exchange goes into the evidence as a prerequisite. `problems` says which gave no JSON of a success, and why, as the checks of
 * an entry's own answer say it.
 */
export async function answerPrerequisites(
  run: PrerequisiteRun,
  ids: readonly string[],
): Promise<{ answers: Map<string, OtherAnswer>; calls: CallRecord[]; problems: string[] }> {
  const answers = new Map<string, OtherAnswer>();
  const calls: CallRecord[] = [];
  const problems: string[] = [];
  for (const id of ids) {
    const known = run.answers.get(id);
    if (known !== undefined) {
      answers.set(id, known);
      continue;
    }
    const planned = run.plan.joined.find(({ entry }) => entry.id === id);
    const scenario = planned?.case.scenarios.find(({ outcome }) => outcome === 'ok');
    if (planned === undefined || scenario === undefined) {
      problems.push(`${id}: no case of the spec document answers it`);
      continue;
    }
    const called = await callPrerequisite(run, planned, scenario);
    if (typeof called === 'string') {
      problems.push(`${id}: ${called}`);
      continue;
    }
    calls.push(called);
    const body = called.answer?.json;
    const problem =
      callProblem(called)[0] ?? (body === undefined ? (checkEncoding(called) ?? checkJson(called)) : null);
    if (problem !== null || body === undefined) {
      problems.push(`${id}: ${problem}`);
      continue;
    }
    answers.set(id, keepAnswer(run, id, scenario, { body, masked: called.exchange.response?.body ?? null }));
  }
  return { answers, calls, problems };
}

/**
 * The cases whose answers a scenario's rules read. A case that is among its own is read by the scenarios after its first one,
 * whose answer stands for it: the same call by another method.
 */
export function neededBy(
  { entry, case: { needs, scenarios } }: PlannedEntry,
  { name }: CaseScenario,
): string[] {
  return needs.filter((id) => id !== entry.id || !standsFor(scenarios, name));
}

/** True for the scenario whose answer the rules of other cases read: the first that must be answered. */
export function standsFor(scenarios: readonly CaseScenario[], name: string): boolean {
  return scenarios.find(({ outcome }) => outcome === 'ok')?.name === name;
}

const needed = new WeakMap<AuditPlan, ReadonlySet<string>>();

/** True for an entry whose answer another case of the plan reads. The others' answers are not kept. */
export function isPrerequisite(plan: AuditPlan, id: string): boolean {
  const known = needed.get(plan) ?? new Set(plan.selected.flatMap(({ case: { needs } }) => needs));
  needed.set(plan, known);
  return known.has(id);
}

async function callPrerequisite(
  run: PrerequisiteRun,
  planned: PlannedEntry,
  scenario: CaseScenario,
): Promise<CallRecord | string> {
  try {
    const bare = { ...scenario, setup: [], followUps: [] };
    const { call } = await makeScenarioCalls(run, planned, bare, run.plan.spec.commonHeaders);
    return { ...call, exchange: { ...call.exchange, role: 'prerequisite', name: planned.entry.id } };
  } catch (error) {
    return typedMessage(error);
  }
}
