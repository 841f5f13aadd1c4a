import { visibleInReports } from '../common/plain-text.ts';
import { runScenario } from '../contract/run-scenario.ts';
import { skippedScenario } from '../contract/skipped-scenario.ts';
import { skipKey } from '../live/live-plan.ts';
import type { CaseScenario } from '../model/case.ts';
import type { AuditMeta, ScenarioEvidence } from '../model/evidence.ts';
import type { AuditPlan, PlannedEntry } from '../model/plan.ts';
import { plannedScenarios } from '../model/planned-scenarios.ts';
import type { BundleFile } from '../report/bundle-file.ts';
import { fileSection } from './contract-files.ts';
import type { ContractRun } from './contract-run.ts';

/** One test of the contract: a scenario of a planned entry. */
export interface PlannedTest {
  /** Name of the test: id, title and scenario, in signs that every report of tests holds. */
  title: string;
  planned: PlannedEntry;
  scenario: CaseScenario;
}

/** What came of such a test. */
export interface PlannedTestResult {
  /** The evidence, pass or fail. */
  audit: AuditMeta;
  /** Requests and answers, where no folder keeps them; else null. */
  answer: BundleFile | null;
  /** Why the scenario was not run; null when it was. */
  skipReason: string | null;
  /** What the test fails with; null when every check passed. */
  failure: Error | null;
}

/** The tests of a test file, by the section that it is known by, in the order in which they are run. */
export function plannedTests(plan: AuditPlan, section: string): PlannedTest[] {
  return plan.selected
    .filter(({ entry }) => fileSection(entry.section) === section && (plan.only?.includes(entry.id) ?? true))
    .flatMap((planned) =>
      plannedScenarios(planned, plan.options.access).map((scenario) => ({
        title: visibleInReports(
          `${planned.entry.id} ${planned.entry.title}${scenario.name === '' ? '' : ` (${scenario.name})`}`,
        ),
        planned,
        scenario,
      })),
    );
}

/**
 * Runs one test of the contract, whatever runs the tests; of several that are started at once the calls are made in turn.
 * Its answers go to disk, and what is left of the evidence is given back; null when the run was interrupted before its turn
 * came. Throws for a defect of the suite itself.
 */
export async function runPlannedTest(
  run: ContractRun,
  test: PlannedTest,
  signal?: AbortSignal,
): Promise<PlannedTestResult | null> {
  const endTurn = await run.turns.take();
  try {
    return signal?.aborted ? null : await runInTurn(run, test, endTurn);
  } finally {
    endTurn();
  }
}

async function runInTurn(
  run: ContractRun,
  { planned, scenario }: PlannedTest,
  endTurn: () => void,
): Promise<PlannedTestResult | null> {
  const skipReason = run.skips.get(skipKey(planned.entry.id, scenario.name)) ?? null;
  const evidence =
    skipReason === null
      ? await runScenario(run, ...readyFor(run.plan, planned, scenario), endTurn)
      : skippedScenario(run, planned, scenario, skipReason);
  // Calls of it were not made: it says nothing of the API.
  if (run.cut?.aborted === true) return null;
  const { id, counted, startedAt, rows, load } = evidence;
  run.rowEvidence.push({ id, scenario: scenario.name, counted, startedAt, rows, load });
  const { filed, answer } = await run.file(evidence);
  return {
    audit: { evidence: [filed], ...openedOf(run) },
    answer,
    skipReason,
    failure: failureOf(evidence),
  };
}

// Once: with thousands of scenarios it would be the most of what goes from process to process.
function openedOf(run: ContractRun): Pick<AuditMeta, 'opened'> {
  if (run.isTold) return {};
  run.isTold = true;
  return { opened: { warehouse: run.warehouse.facts, before: run.before } };
}

// A live run has the account's own ids in place of the documents' examples.
function readyFor(
  ready: AuditPlan,
  planned: PlannedEntry,
  scenario: CaseScenario,
): [PlannedEntry, CaseScenario] {
  const entry = ready.selected.find((candidate) => candidate.entry.id === planned.entry.id) ?? planned;
  return [entry, entry.case.scenarios.find(({ name }) => name === scenario.name) ?? scenario];
}

function failureOf({ id, checks }: ScenarioEvidence): Error | null {
  const failed = checks.filter(({ result }) => result === 'fail');
  if (failed.length === 0) return null;
  const lines = failed.map(({ name, message }) => `${name}: ${message}`);
  const error = new Error(`entry ${id}\n${lines.join('\n')}`);
  // The stack would show the suite's own code: what failed is the answer, and the message says where.
  error.stack = error.message;
  return error;
}
