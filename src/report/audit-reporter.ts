import type {
  AuditMeta,
  ClosingLook,
  ClosingMeta,
  RunTables,
  ScenarioEvidence,
  TableCounts,
  WarehouseFacts,
} from '../model/evidence.ts';
import type { AuditPlan } from '../model/plan.ts';
import type { SectionProgress } from './section-progress.ts';
import type { Reporter, TestCase, TestModule, TestRunEndReason } from './vitest-node.ts';

/** What Vitest reported of a run's contract tests. */
export interface CollectedRun {
  evidence: ScenarioEvidence[];
  warehouse: WarehouseFacts | null;
  /** The tables before and after; null when no run was opened. */
  tables: RunTables | null;
  unhandledErrors: string[];
  interrupted: boolean;
  /** Why an entry of the profile was not run, by id. */
  notSelected: Map<string, string>;
}

/** Name of the Vitest project whose tests leave evidence. */
export const CONTRACT_PROJECT = 'contract';

/**
 * A Vitest reporter that gathers the evidence which contract tests leave in their meta. It renders nothing: the bundle
 * is written from what it collected once Vitest has closed, since reporters end at the same time and JUnit's file is
 * empty until then.
 */
export class AuditReporter implements Reporter {
  readonly #plan: AuditPlan;
  readonly #progress: SectionProgress | null;
  readonly #evidence: ScenarioEvidence[] = [];
  readonly #errors: string[] = [];
  #warehouse: WarehouseFacts | null = null;
  #before: TableCounts | null = null;
  #closing: ClosingLook | null = null;
  #interrupted = false;
  #ended = false;
  readonly #states = { passed: 0, failed: 0, skipped: 0 };

  constructor(plan: AuditPlan, progress: SectionProgress | null) {
    this.#plan = plan;
    this.#progress = progress;
  }

  onTestCaseResult(testCase: TestCase): void {
    const { state: ended } = testCase.result();
    if (ended !== 'pending') this.#states[ended] += 1;
    if (testCase.project.name !== CONTRACT_PROJECT) return;
    const meta = (testCase.meta() as { audit?: AuditMeta }).audit;
    if (meta === undefined) {
      const { state, errors } = testCase.result();
      if (state === 'failed')
        this.#errors.push(...describe(`the test "${testCase.name}" left no evidence`, errors));
      return;
    }
    this.#warehouse = meta.warehouse;
    this.#before = meta.before;
    for (const evidence of meta.evidence) {
      this.#evidence.push(evidence);
      this.#progress?.scenarioDone(evidence);
    }
  }

  onTestModuleEnd(module: TestModule): void {
    if (module.project.name !== CONTRACT_PROJECT) return;
    const { closing } = module.meta() as { closing?: ClosingMeta };
    if (closing !== undefined) this.#closing = closing.look;
    // What the last look found is in what it looked at, and is told from there.
    const told = closing?.look === null ? [] : (closing?.problems ?? []);
    const errors = module.errors().filter(({ message }) => told.length === 0 || message !== told.join('\n'));
    this.#errors.push(...describe(`the test file ${module.relativeModuleId} broke`, errors));
  }

  onTestRunEnd(
    _: readonly TestModule[],
    unhandled: readonly { message: string }[],
    reason: TestRunEndReason,
  ): void {
    this.#ended = true;
    this.#interrupted = reason === 'interrupted';
    this.#errors.push(...describe('an error outside any test', unhandled));
    this.#progress?.end();
  }

  /** How the tests of all projects ended, in one line: `31 passed, 0 failed`. */
  testCounts(): string {
    const { passed, failed, skipped } = this.#states;
    return `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`;
  }

  /** What was collected. To be asked once the run has ended. */
  collected(): CollectedRun {
    const interrupted = this.#interrupted || !this.#ended;
    const ran = new Set(this.#evidence.map(({ id }) => id));
    const reason = interrupted ? 'the run was interrupted' : 'not selected by the test filter';
    const left = this.#plan.selected.map(({ entry }) => entry.id).filter((id) => !ran.has(id));
    return {
      evidence: [...this.#evidence],
      warehouse: this.#warehouse,
      // A scenario that was cut off may have written what no evidence tells of: then nothing is said of the end.
      tables:
        this.#before === null ? null : { before: this.#before, closing: interrupted ? null : this.#closing },
      unhandledErrors: [...this.#errors],
      interrupted,
      notSelected: new Map(left.map((id) => [id, reason])),
    };
  }
}

function describe(what: string, errors: readonly { message: string }[] | undefined): string[] {
  return (errors ?? []).map(({ message }) => `${what}: ${message}`);
}
