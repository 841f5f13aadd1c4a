import { test } from 'vitest';
import { plannedTests, runPlannedTest } from '../../src/command/planned-tests.ts';
import type { AuditMeta } from '../../src/model/evidence.ts';
import { contractRun, plan } from './contract-run.ts';

declare module 'vitest' {
  interface TaskMeta {
    audit?: AuditMeta;
  }
}

/** Makes a test of every scenario of a section's entries. The evidence goes into the test's meta, pass or fail. */
export function defineSection(section: string): void {
  for (const planned of plannedTests(plan, section)) {
    test(planned.title, async ({ task, skip }) => {
      const { audit, skipReason, failure } = await runPlannedTest(await contractRun(), planned);
      task.meta.audit = audit;
      if (skipReason !== null) skip(skipReason);
      if (failure !== null) throw failure;
    });
  }
}
