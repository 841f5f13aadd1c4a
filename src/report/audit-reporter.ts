import type { AuditMeta, FiledEvidence, WarehouseFacts } from '../model/evidence.ts';
import type { AuditPlan } from '../model/plan.ts';
import type { AnswerIntake } from './answer-intake.ts';
import type { SectionProgress } from './section-progress.ts';
import type { Reporter, TestCase, TestModule, TestRunEndReason } from './vitest-node.ts';

/** What Vitest reported of a run's contract tests. */
export interface CollectedRun {
  evidence: FiledEvidence[];
  warehouse: WarehouseFacts | null;
  unhandledErrors: string[];
  interrupted: boolean;
  /** Why an entry of the profile was not run, by id. */
  notSelected: Map<string, string>;
}

/** What a reporter hands evidence on to. */
export interface AuditReporterParts {
  answers: AnswerIntake;
  /** Null where Vitest prints its own progress. */
  progress: SectionProgress | null;
  onFirstEvidence: () => void;
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
  readonly #answers: AnswerIntake;
  readonly #onFirstEvidence: () => void;
  readonly #progress: SectionProgress | null;
  readonly #evidence: FiledEvidence[] = [];
  readonly #errors: string[] = [];
  #warehouse: WarehouseFacts | null = null;
  #interrupted = false;
  #ended = false;
  readonly #states = { passed: 0, failed: 0, skipped: 0 };

  /**
   * `answers` reads the file of each scenario while the next ones run. `onFirstEvidence`: called once the tests are under
   * way, and this process has little to do.
   */
  constructor(plan: AuditPlan, { answers, progress, onFirstEvidence }: AuditReporterParts) {
    this.#plan = plan;
    this.#answers = answers;
    this.#onFirstEvidence = onFirstEvidence;
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
    if (this.#evidence.length === 0) setImmediate(this.#onFirstEvidence);
    for (const evidence of meta.evidence) {
      this.#evidence.push(evidence);
      this.#answers.take(evidence);
      this.#progress?.scenarioDone(evidence);
    }
  }

  onTestModuleEnd(module: TestModule): void {
    if (module.project.name !== CONTRACT_PROJECT) return;
    this.#errors.push(...describe(`the test file ${module.relativeModuleId} broke`, module.errors()));
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
    const ran = new Set(this.#evidence.map(({ id }) => id));
    const reason =
      this.#interrupted || !this.#ended ? 'the run was interrupted' : 'not selected by the test filter';
    const left = this.#plan.selected.map(({ entry }) => entry.id).filter((id) => !ran.has(id));
    return {
      evidence: [...this.#evidence],
      warehouse: this.#warehouse,
      unhandledErrors: [...this.#errors],
      interrupted: this.#interrupted || !this.#ended,
      notSelected: new Map(left.map((id) => [id, reason])),
    };
  }
}

function describe(what: string, errors: readonly { message: string }[] | undefined): string[] {
  return (errors ?? []).map(({ message }) => `${what}: ${message}`);
}
