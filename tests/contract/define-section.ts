import { test } from 'vitest';
import { runScenario } from '../../src/contract/run-scenario.ts';
import type { AuditMeta, ScenarioEvidence } from '../../src/model/evidence.ts';
import { plannedScenarios } from '../../src/model/planned-scenarios.ts';
import { contractRun, plan } from './contract-run.ts';

declare module 'vitest' {
  interface TaskMeta {
    audit?: AuditMeta;
  }
}

/** Makes a test of every scenario of a section's entries. The evidence goes into the test's meta, pass or fail. */
export function defineSection(section: string): void {
  for (const planned of plan.selected.filter(({ entry }) => entry.section === section)) {
    for (const scenario of plannedScenarios(planned, plan.options.access)) {
      const name = scenario.name === '' ? '' : ` (${scenario.name})`;
      test(`${planned.entry.id} ${planned.entry.title}${name}`, async ({ task }) => {
        const run = await contractRun();
        const evidence = await runScenario(run, planned, scenario);
        task.meta.audit = { evidence: [evidence], warehouse: run.warehouse.facts };
        failOnFailedChecks(evidence);
      });
    }
  }
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
