import { afterAll, beforeAll, test } from 'vitest';
import { CLOSING_TIMEOUT_MS, closeRun } from '../../src/command/close-run.ts';
import { plannedTests, runPlannedTest } from '../../src/command/planned-tests.ts';
import { stopRequest } from '../../src/command/stop-request.ts';
import { phase } from '../../src/common/timeline.ts';
import { RunNotOpened } from '../../src/model/errors.ts';
import type { AuditMeta, ClosingMeta, OpeningMeta } from '../../src/model/evidence.ts';
import { contractRun, opening, plan } from './contract-run.ts';
import { isLastSection } from './last-file.ts';

declare module 'vitest' {
  interface TaskMeta {
    audit?: AuditMeta;
    closing?: ClosingMeta;
    opening?: OpeningMeta;
  }
}

/** Longest that opening a run may take: the tables of a server are counted, each up to the limit of a count. */
const OPENING_TIMEOUT_MS = 3_600_000;

/**
 * Makes a test of every scenario of a section's entries. They make their calls one after another, in the order of the spec,
 * since the target is reset for each; the rows of one are loaded while the next makes its calls. The evidence goes into the test's meta, pass or fail. The last file
 * of a run looks at the tables as a whole when its tests are done; what it finds goes into the file's meta. A run that cannot be
 * opened fails its first file, with the reason in its meta, and no test of the others is run.
 */
export function defineSection(section: string): void {
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern which fixtures a hook wants: none.
  beforeAll(async ({}, { meta }) => {
    // Nothing is opened for a run that is to end.
    if (stopRequest().finish.aborted) return;
    const opened = await opening();
    if (opened.failure === null || opened.isTold) return;
    opened.isTold = true;
    meta.opening = { failure: opened.failure };
    const error = new RunNotOpened(opened.failure);
    // The stack would show the suite's own code: what failed is what the message names.
    error.stack = error.message;
    throw error;
  }, OPENING_TIMEOUT_MS);
  const tests = plannedTests(plan, section);
  // A file that has no test is an error of Vitest's.
  if (tests.length === 0 && plan.only !== null) test.skip(`left out by --only ${plan.options.only}`);
  for (const planned of tests) {
    test.concurrent(planned.title, async ({ task, skip, signal, annotate }) => {
      const stop = AbortSignal.any([stopRequest().finish, signal]);
      if (!stop.aborted && (await opening()).failure !== null) return skip('the run could not be opened');
      const result = stop.aborted
        ? null
        : await phase('scenario', async () => runPlannedTest(await contractRun(), planned, stop));
      if (result === null) return skip('the run was interrupted');
      const { audit, answer, skipReason, failure } = result;
      task.meta.audit = audit;
      // For an editor and for Vitest's own page: a command leaves the answers in the folder of its run.
      if (answer !== null)
        await annotate(
          `${planned.planned.entry.method} ${audit.evidence[0]?.actual ?? ''}: request and answer`,
          {
            contentType: 'application/json',
            body: answer.content.toString('utf8'),
            bodyEncoding: 'utf-8',
          },
        );
      if (skipReason !== null) skip(skipReason);
      if (failure !== null) throw failure;
    });
  }
  if (!isLastSection(section)) return;
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern which fixtures a hook wants: none.
  afterAll(async ({}, { meta }) => {
    // Of tables that were left in the middle nothing is said, and looking at them may take long.
    if (stopRequest().finish.aborted || (await opening()).failure !== null) return;
    const { closing, failure } = await closeRun(await contractRun());
    meta.closing = closing;
    if (failure !== null) throw failure;
  }, CLOSING_TIMEOUT_MS);
}
