import { afterAll, test } from 'vitest';
import { runScenario } from '../../src/contract/run-scenario.ts';
import { skippedScenario } from '../../src/contract/skipped-scenario.ts';
import { skipKey } from '../../src/live/live-plan.ts';
import type { CaseScenario } from '../../src/model/case.ts';
import type { AuditMeta, ClosingMeta, ScenarioEvidence } from '../../src/model/evidence.ts';
import type { AuditPlan, PlannedEntry } from '../../src/model/plan.ts';
import { CLOSING_TIMEOUT_MS, closeRun, noteEvidence } from './close-run.ts';
import { contractRun, turns } from './contract-run.ts';
import { isLastSection, scenariosOf, testName } from './last-file.ts';

declare module 'vitest' {
  interface TaskMeta {
    audit?: AuditMeta;
    closing?: ClosingMeta;
  }
}

/**
 * Makes a test of every scenario of a section's entries. They make their calls one after another, in the order of the spec,
 * since the target is reset for each; the rows of one are loaded while the next makes its calls. The evidence goes into the test's meta, pass or fail. The last file
 * of a run looks at the tables as a whole when its tests are done; what it finds goes into the file's meta.
 */
export function defineSection(section: string): void {
  for (const { planned, scenario } of scenariosOf(section)) {
    test.concurrent(testName(planned, scenario), async ({ task, skip, signal }) => {
      const run = await contractRun();
      const leave = (evidence: ScenarioEvidence) => {
        noteEvidence(evidence);
        task.meta.audit = { evidence: [evidence], warehouse: run.warehouse.facts, before: run.before };
      };
      const endTurn = await turns().take();
      try {
        if (signal.aborted) skip('the run was interrupted');
        const reason = run.skips.get(skipKey(planned.entry.id, scenario.name));
        if (reason !== undefined) {
          leave(skippedScenario(run, planned, scenario, reason));
          skip(reason);
        }
        const [entry, own] = readyFor(run.plan, planned, scenario);
        const evidence = await runScenario(run, entry, own, endTurn);
        leave(evidence);
        failOnFailedChecks(evidence);
      } finally {
        endTurn();
      }
    });
  }
  if (!isLastSection(section)) return;
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern which fixtures a hook wants: none.
  afterAll(async ({}, { meta }) => {
    const closing = await closeRun(await contractRun());
    meta.closing = closing;
    if (closing.problems.length > 0) throw plainError(closing.problems.join('\n'));
  }, CLOSING_TIMEOUT_MS);
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

function failOnFailedChecks({ id, checks }: ScenarioEvidence): void {
  const failed = checks.filter(({ result }) => result === 'fail');
  if (failed.length === 0) return;
  const lines = failed.map(({ name, message }) => `${name}: ${message}`);
  throw plainError(`entry ${id}\n${lines.join('\n')}`);
}

// The stack would show the suite's own code: what failed is the answer or a table, and the message says where.
function plainError(message: string): Error {
  const error = new Error(message);
  error.stack = error.message;
  return error;
}
