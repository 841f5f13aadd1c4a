import { DEFAULT_OPTIONS } from '../../common/audit-options.ts';
import { itemsAt } from '../../common/items-path.ts';
import type { OtherAnswer } from '../../contract/check-context.ts';
import { expectedRows, isOfRun } from '../../contract/expected-rows.ts';
import { runScenario, type ScenarioRun } from '../../contract/run-scenario.ts';
import { parametersOf } from '../../contract/scenario-calls.ts';
import { bindIds } from '../../live/bind-ids.ts';
import { withLiveParts } from '../../live/live-plan.ts';
import type { AuditRun } from '../../model/audit-run.ts';
import type { CaseScenario } from '../../model/case.ts';
import type { ScenarioEvidence } from '../../model/evidence.ts';
import { isJsonObject } from '../../model/json.ts';
import type { AuditPlan, PlannedEntry } from '../../model/plan.ts';
import { planRun } from '../../spec/plan-run.ts';
import { type LoggedScenario, labelOf, type RunLog, ranScenarios } from '../log/run-log.ts';
import type { Responses } from '../responses/match-responses.ts';
import type { ResponseFile } from '../responses/response-file.ts';
import { bundleCalls, type MadeAgain } from './bundle-target.ts';
import type { Contract } from './contract.ts';

/** A scenario of the bundle, and what the contract makes of its answers. */
export interface JudgedAgain {
  logged: LoggedScenario;
  planned: PlannedEntry;
  scenario: CaseScenario;
  again: ScenarioEvidence;
  calls: MadeAgain[];
  /** True when the case makes a call that the bundle does not have. */
  lacking: boolean;
  /** Calls of the bundle that the case does not make. */
  unused: number;
  /** `keyOf` of the rows that the answer must leave, by table; none when the answer failed. */
  keys: Map<string, Set<string>>;
}

/** True where an account answered: now, or when it was recorded. Its ids are its own, and so are the calls that undo. */
export function isOfAccount({ run: { target, answeredBy } }: Pick<AuditRun, 'run'>): boolean {
  return target === 'live' || answeredBy.some(({ who }) => who === 'account');
}

/** What a run of these options had to do. Throws what planning a run throws. */
export function planAgain({ run }: Pick<AuditRun, 'run'>, { documents, cases }: Contract): AuditPlan {
  const { profile, access, routes, target } = run;
  const plan = planRun({ ...DEFAULT_OPTIONS, target, profile, access, routes }, documents, cases);
  if (!isOfAccount({ run })) return plan;
  return { ...plan, selected: plan.selected.map(withLiveParts), joined: plan.joined.map(withLiveParts) };
}

/**
 * Runs the contract again over the answers of a bundle: the cases, schemas and rules of the checkout, without a network and
 * without tables. Scenarios that the plan does not hold are left out. Answers are masked, and so may pass where they failed.
 */
export async function judgeAgain(
  log: RunLog,
  responses: Responses,
  plan: AuditPlan,
  contract: Contract,
  claimed: Pick<AuditRun, 'run'>,
): Promise<JudgedAgain[]> {
  const asked = ranScenarios(log).flatMap((logged): Asked[] => {
    const file = responses.get(logged);
    const selected = plan.selected.find(({ entry }) => entry.id === logged.id);
    const isBound = selected !== undefined && file !== undefined && isOfAccount(claimed);
    const planned = isBound ? boundAsSent(selected, file) : selected;
    const scenario = planned?.case.scenarios.find(({ name }) => name === logged.scenario);
    return planned === undefined || scenario === undefined || file === undefined
      ? []
      : [{ logged, planned, scenario, file }];
  });
  const facts = JSON.stringify([plan.options, log.started.target, log.started.at, log.started.warehouse]);
  const known = kept.get(contract) ?? { facts, judged: new Map<string, Kept>() };
  kept.set(contract, known);
  const answers: ScenarioRun['answers'] = new Map();
  const judged: JudgedAgain[] = [];
  for (const { logged, planned, scenario, file } of asked) {
    const { needs } = planned.case;
    const of = [file, ...asked.filter((one) => needs.includes(one.logged.id)).map((one) => one.file)];
    const before = known.facts === facts ? known.judged.get(labelOf(logged)) : undefined;
    const isKnown = before?.of.length === of.length && before.of.every((one, index) => one === of[index]);
    const judgement = isKnown
      ? before.judgement
      : await judgeOne(log, plan, contract, { planned, scenario, file, answers });
    if (isKnown && before.answer !== undefined) answers.set(logged.id, before.answer);
    const answer = answers.get(logged.id);
    // Of bundles that differ in little, what they have in common is judged once.
    if (before === undefined && known.facts === facts)
      known.judged.set(labelOf(logged), { of, judgement, answer });
    judged.push({ logged, planned, scenario, ...judgement });
  }
  return judged;
}

// Of an account the ids are its own. Those in a path are taken from it; a basket may be named in the body alone, as a key.
function boundAsSent(planned: PlannedEntry, { exchanges }: ResponseFile): PlannedEntry {
  const body = exchanges.find(({ role }) => role === 'call')?.request.body ?? null;
  const [basket] = itemsAt(body, '{*}.baskets').flatMap(({ value }) =>
    isJsonObject(value) ? Object.keys(value) : [],
  );
  return basket === undefined ? planned : bindIds(planned, { basket }).planned;
}

type Judgement = Omit<JudgedAgain, 'logged' | 'planned' | 'scenario'>;
/** A judgement, with the files that it rests on, and what it leaves for the rules of others. */
interface Kept {
  of: ResponseFile[];
  judgement: Judgement;
  answer: OtherAnswer | undefined;
}
type Asked = Pick<JudgedAgain, 'logged' | 'planned' | 'scenario'> & { file: ResponseFile };

/** Judgements of the first bundle that was held against a contract. */
const kept = new WeakMap<Contract, { facts: string; judged: Map<string, Kept> }>();

async function judgeOne(
  log: RunLog,
  plan: AuditPlan,
  contract: Contract,
  {
    planned,
    scenario,
    file,
    answers,
  }: Pick<Asked, 'planned' | 'scenario' | 'file'> & Pick<ScenarioRun, 'answers'>,
): Promise<Judgement> {
  const calls = bundleCalls(log.started.target, file.exchanges);
  const run = { ...calls, plan, answers, schemas: contract.schemas } as unknown as ScenarioRun;
  // Without rows nothing of a run is asked for that has to do with tables.
  const again = await runScenario(run, planned, { ...scenario, rows: [] });
  const { made, lacking, waiting } = calls;
  return {
    again,
    calls: made,
    lacking,
    unused: waiting.length - made.length,
    keys: keysOf(log, planned, scenario, again),
  };
}

/** By table: what the answer must leave, in a table whose key no clock and no version is a part of. */
function keysOf(
  log: RunLog,
  { entry, case: contractCase }: PlannedEntry,
  { rows, outcome, request }: CaseScenario,
  { exchanges, checks }: ScenarioEvidence,
): Map<string, Set<string>> {
  const keys = new Map<string, Set<string>>();
  const call = exchanges.find(({ role }) => role === 'call');
  const failed = checks.some(({ result }) => result === 'fail');
  if (call?.response?.json !== true || failed || outcome !== 'ok') return keys;
  const params = parametersOf(request?.path ?? entry.path, contractCase, call.request.path);
  const facts = { body: call.response.body, params, snapshotTs: new Date(log.started.at), ver: 0 };
  for (const spec of rows) {
    const table = log.started.warehouse?.tables.find(({ name }) => name === spec.table);
    const sources = table?.sortingKey.map((column) => spec.columns[column]) ?? [];
    if (table === undefined || sources.some((source) => source === undefined || isOfRun(source))) continue;
    const own = expectedRows(spec, table.sortingKey, facts).keys();
    keys.set(spec.table, new Set([...(keys.get(spec.table) ?? []), ...own]));
  }
  return keys;
}
