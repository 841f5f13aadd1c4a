import { test } from 'vitest';
import { runScenario } from '../../src/contract/run-scenario.ts';
import { skippedScenario } from '../../src/contract/skipped-scenario.ts';
import { skipKey } from '../../src/live/live-plan.ts';
import type { CaseScenario } from '../../src/model/case.ts';
import type { AuditMeta, ScenarioEvidence } from '../../src/model/evidence.ts';
import type { AuditPlan, PlannedEntry } from '../../src/model/plan.ts';
import { plannedScenarios } from '../../src/model/planned-scenarios.ts';
import { contractRun, plan } from './contract-run.ts';

declare module 'vitest' {
  interface TaskMeta {
    audit?: AuditMeta;
  }
}

/** Makes a test of every scenario of a section's entries. Its answers go to disk, and the rest of the evidence
 * into the test's meta, pass or fail. */
export function defineSection(section: string): void {
  for (const planned of plan.selected.filter(({ entry }) => entry.section === section)) {
    for (const scenario of plannedScenarios(planned, plan.options.access)) {
      const name = scenario.name === '' ? '' : ` (${scenario.name})`;
      test(`${planned.entry.id} ${planned.entry.title}${name}`, async ({ task, skip }) => {
        const run = await contractRun();
        const reason = run.skips.get(skipKey(planned.entry.id, scenario.name));
        if (reason !== undefined) {
          const skipped = skippedScenario(run, planned, scenario, reason);
          task.meta.audit = { evidence: [await run.file(skipped)], warehouse: run.warehouse.facts };
          skip(reason);
        }
        const [entry, own] = readyFor(run.plan, planned, scenario);
        const evidence = await runScenario(run, entry, own);
        task.meta.audit = { evidence: [await run.file(evidence)], warehouse: run.warehouse.facts };
        failOnFailedChecks(evidence);
      });
    }
  }
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
  const error = new Error(`entry ${id}\n${lines.join('\n')}`);
  // The stack would show the suite's own code: what failed is the answer, and the message says where.
  error.stack = error.message;
  throw error;
}
