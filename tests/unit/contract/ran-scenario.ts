import { runScenario, type ScenarioRun } from '../../../src/contract/run-scenario.ts';
import type { CaseScenario, ContractCase } from '../../../src/model/case.ts';
import type { SpecEntry } from '../../../src/model/spec.ts';
import type { Target } from '../../../src/model/target.ts';
import { type Reply, smallEntry, smallRun } from './small-scenario.ts';

/** What is other than in the smallest scenario. */
export interface Given {
  scenario?: Partial<CaseScenario>;
  case?: Partial<ContractCase>;
  entry?: Partial<SpecEntry>;
  run?: Partial<ScenarioRun>;
  target?: Partial<Target>;
}

/** Runs the smallest scenario, or what is given in place of it, with these replies to its calls: its evidence, results and messages by check. */
export async function ran(replies: Reply[], given: Given = {}, called = () => {}) {
  const { planned, scenario } = smallEntry(given.scenario, given.case, given.entry);
  const other = smallEntry({}, {}, { id: '1.2', path: '/api/rest/v1/other' }).planned;
  const { run } = smallRun(replies, [planned, other], given.run, given.target);
  const evidence = await runScenario(run, planned, scenario, called);
  const results = Object.fromEntries(evidence.checks.map(({ name, result }) => [name, result]));
  const message = (name: string) => evidence.checks.find((check) => check.name === name)?.message;
  return { evidence, results, message, run };
}

/** An answer that meets everything asked of the smallest scenario. */
export const PAGE = { data: [{ id: 1 }] };
