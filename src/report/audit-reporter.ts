import type { AuditMeta, ClosingMeta, OpeningMeta } from '../model/evidence.ts';
import type { AuditPlan } from '../model/plan.ts';
import { type CollectedRun, RunCollector, type RunCollectorParts } from './collected-run.ts';
import type { Reporter, TestCase, TestModule, TestRunEndReason } from './vitest-node.ts';

/** Name of the Vitest project whose tests leave evidence. */
export const CONTRACT_PROJECT = 'contract';

/**
 * A Vitest reporter that gathers the evidence which contract tests leave in their meta. It renders nothing: the bundle
 * is written from what it collected once Vitest has closed, since reporters end at the same time and JUnit's file is
 * empty until then.
 */
export class AuditReporter implements Reporter {
  readonly #collector: RunCollector;
  readonly #states = { passed: 0, failed: 0, skipped: 0 };

  constructor(plan: AuditPlan, parts: RunCollectorParts) {
    this.#collector = new RunCollector(plan, parts);
  }

  /** The tests are with their worker now, and this process has time. */
  onTestModuleStart(module: TestModule): void {
    if (module.project.name === CONTRACT_PROJECT) this.#collector.begin();
  }

  /** From now on the run counts as interrupted. */
  interrupt(): void {
    this.#collector.interrupt();
  }

  /** Errors that the interruption made, each once. */
  brokenOff(): string[] {
    return this.#collector.brokenOff();
  }

  onTestCaseResult(testCase: TestCase): void {
    const { state, errors } = testCase.result();
    if (state !== 'pending') this.#states[state] += 1;
    if (testCase.project.name !== CONTRACT_PROJECT) return;
    const meta = (testCase.meta() as { audit?: AuditMeta }).audit;
    if (meta !== undefined) this.#collector.testDone(meta);
    else if (state === 'failed') this.#collector.testBroke(testCase.name, errors);
  }

  onTestModuleEnd(module: TestModule): void {
    if (module.project.name !== CONTRACT_PROJECT) return;
    const { closing, opening } = module.meta() as { closing?: ClosingMeta; opening?: OpeningMeta };
    if (opening !== undefined) this.#collector.couldNotOpen(opening.failure);
    else this.#collector.fileDone(module.relativeModuleId, closing, module.errors());
  }

  onTestRunEnd(
    _: readonly TestModule[],
    unhandled: readonly { message: string }[],
    reason: TestRunEndReason,
  ): void {
    this.#collector.end(unhandled, reason === 'interrupted');
  }

  /** How the tests of all projects ended, in one line: `31 passed, 0 failed`. */
  testCounts(): string {
    const { passed, failed, skipped } = this.#states;
    return `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`;
  }

  /** What was collected. To be asked once the run has ended. Throws RunNotOpened when it could not be opened. */
  collected(): CollectedRun {
    return this.#collector.collected();
  }
}
