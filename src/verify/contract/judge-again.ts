import { DEFAULT_OPTIONS } from '../../common/audit-options.ts';
import { expectedRows, isOfRun } from '../../contract/expected-rows.ts';
import { runScenario, type ScenarioRun } from '../../contract/run-scenario.ts';
import { parametersOf } from '../../contract/scenario-calls.ts';
import { withLiveParts } from '../../live/live-plan.ts';
import type { AuditRun } from '../../model/audit-run.ts';
import type { CaseScenario } from '../../model/case.ts';
import type { ScenarioEvidence } from '../../model/evidence.ts';
import type { AuditPlan, PlannedEntry } from '../../model/plan.ts';
import { planRun } from '../../spec/plan-run.ts';
import { type LoggedScenario, type RunLog, ranScenarios } from '../log/run-log.ts';
import type { Responses } from '../responses/match-responses.ts';
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
): Promise<JudgedAgain[]> {
  const judged: JudgedAgain[] = [];
  const answers: ScenarioRun['answers'] = new Map();
  for (const logged of ranScenarios(log)) {
    const planned = plan.selected.find(({ entry }) => entry.id === logged.id);
    const scenario = planned?.case.scenarios.find(({ name }) => name === logged.scenario);
    const file = responses.get(logged);
    if (planned === undefined || scenario === undefined || file === undefined) continue;
    const calls = bundleCalls(log.started.target, file.exchanges);
    const run = { ...calls, plan, answers, schemas: contract.schemas } as unknown as ScenarioRun;
    // Without rows nothing of a run is asked for that has to do with tables.
    const again = await runScenario(run, planned, { ...scenario, rows: [] });
    judged.push({
      logged,
      planned,
      scenario,
      again,
      calls: calls.made,
      lacking: calls.lacking,
      keys: keysOf(log, planned, scenario, again),
    });
  }
  return judged;
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
