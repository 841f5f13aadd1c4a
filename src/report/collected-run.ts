import { basename } from 'node:path';
import type { AccountFacts } from '../model/account.ts';
import { RunNotOpened, type ToldError } from '../model/errors.ts';
import type {
  AuditMeta,
  ClosingLook,
  ClosingMeta,
  FiledEvidence,
  RunTables,
  TableCounts,
  WarehouseFacts,
} from '../model/evidence.ts';
import type { AuditPlan } from '../model/plan.ts';
import type { SharedCounts } from '../model/shard.ts';
import type { SpecEntry } from '../model/spec.ts';
import type { AnswerIntake } from './answer-intake.ts';
import type { SectionProgress } from './console/section-progress.ts';

/** What a run's contract tests came to. */
export interface CollectedRun {
  evidence: FiledEvidence[];
  warehouse: WarehouseFacts | null;
  /** The tables before and after; null when no run was opened. */
  tables: RunTables | null;
  unhandledErrors: string[];
  interrupted: boolean;
  /** What the writes of a live run left on the account; absent for any other run. */
  account?: AccountFacts;
  /** Why an entry of the profile was not run, by id. */
  notSelected: Map<string, string>;
  /** When a shard on a server counted its tables; null for a whole run, and where they were not counted. */
  counts: SharedCounts | null;
}

/** What a collector hands evidence on to. */
export interface RunCollectorParts {
  /** Reads the file of each scenario while the next ones run. */
  answers: AnswerIntake;
  /** Null where something else tells the progress. */
  progress: SectionProgress | null;
  /** Called once the tests are under way, and this process has little to do. */
  onUnderWay: () => void;
}

type Errors = readonly { message: string }[] | undefined;

/** Gathers what contract tests leave behind, whatever runs them. */
export class RunCollector {
  readonly #plan: AuditPlan;
  readonly #parts: RunCollectorParts;
  readonly #evidence: FiledEvidence[] = [];
  readonly #errors: string[] = [];
  readonly #brokenOff: string[] = [];
  readonly #brokenTests: string[] = [];
  readonly #brokenFiles: string[] = [];
  #warehouse: WarehouseFacts | null = null;
  #before: TableCounts | null = null;
  #closing: ClosingLook | null = null;
  #counts: SharedCounts | null = null;
  #couldNotOpen: ToldError | null = null;
  #interrupted = false;
  #ended = false;
  #begun = false;

  constructor(plan: AuditPlan, parts: RunCollectorParts) {
    this.#plan = plan;
    this.#parts = parts;
  }

  /** Takes note that the tests have begun; of a second time nothing. */
  begin(): void {
    if (this.#begun) return;
    this.#begun = true;
    setImmediate(this.#parts.onUnderWay);
    this.#parts.progress?.begin();
  }

  /** Takes note that the run was asked to end: what breaks from now on was broken by that. */
  interrupt(): void {
    this.#interrupted = true;
  }

  /** Takes the evidence of a test, passed or failed. */
  testDone({ evidence, opened }: AuditMeta): void {
    const { answers, progress } = this.#parts;
    if (opened !== undefined) {
      this.#warehouse = opened.warehouse;
      this.#before = opened.before;
    }
    for (const one of evidence) {
      this.#evidence.push(one);
      answers.take(one);
      progress?.scenarioDone(one);
    }
  }

  /** Notes a test that failed without evidence. */
  testBroke(name: string, errors: Errors): void {
    this.#brokenTests.push(name);
    this.#broke(describe(`the test "${name}" left no evidence`, errors));
  }

  /** Takes what a test file left: the last look at the tables, where it was the last file, and what it threw outside its tests. */
  fileDone(file: string, closing: ClosingMeta | undefined, thrown: Errors): void {
    if (closing !== undefined) {
      this.#closing = closing.look;
      this.#counts = closing.counts ?? null;
    }
    // What the last look found is in what it looked at, and is told from there.
    const told = closing?.look === null ? [] : (closing?.problems ?? []);
    const errors = (thrown ?? []).filter(({ message }) => told.length === 0 || message !== told.join('\n'));
    if (errors.length > 0) this.#brokenFiles.push(basename(file));
    this.#broke(describe(`the test file ${file} broke`, errors));
  }

  /** Takes note that the run could not be opened. */
  couldNotOpen(failure: ToldError): void {
    this.#couldNotOpen ??= failure;
  }

  /** Ends the run; without it the run counts as interrupted. */
  end(unhandled: Errors, interrupted: boolean): void {
    this.#ended = true;
    this.#interrupted ||= interrupted;
    this.#broke(describe('an error outside any test', unhandled));
    this.#parts.progress?.end();
  }

  #broke(errors: string[]): void {
    (this.#interrupted ? this.#brokenOff : this.#errors).push(...errors);
  }

  /** Errors that came after the run was asked to end, each once: made by that, they are no fault of the audit. */
  brokenOff(): string[] {
    return [...new Set(this.#brokenOff)];
  }

  /** What was collected. To be asked once the run has ended. Throws RunNotOpened when it could not be opened. */
  collected(): CollectedRun {
    if (this.#couldNotOpen !== null) throw new RunNotOpened(this.#couldNotOpen);
    const interrupted = this.#interrupted || !this.#ended;
    const ran = new Set(this.#evidence.map(({ id }) => id));
    const left = this.#plan.selected.filter(({ entry }) => !ran.has(entry.id));
    return {
      evidence: [...this.#evidence],
      warehouse: this.#warehouse,
      // A scenario that was cut off may have written what no evidence tells of: then nothing is said of the end.
      tables:
        this.#before === null ? null : { before: this.#before, closing: interrupted ? null : this.#closing },
      unhandledErrors: [...this.#errors],
      interrupted,
      notSelected: new Map(left.map(({ entry }) => [entry.id, this.#whyLeft(entry, interrupted)])),
      counts: this.#counts,
    };
  }

  #whyLeft({ id, section }: Pick<SpecEntry, 'id' | 'section'>, interrupted: boolean): string {
    if (this.#plan.only?.includes(id) === false) return `left out by --only ${this.#plan.options.only}`;
    if (interrupted) return 'the run was interrupted';
    if (this.#brokenTests.some((name) => name.startsWith(`${id} `))) return 'its test broke';
    // The file of a section begins with it; sections without one of their own share one.
    if (this.#brokenFiles.some((name) => name.startsWith(`${section}-`) || name.startsWith('other-')))
      return 'its test file broke';
    return 'not selected by the test filter';
  }
}

function describe(what: string, errors: Errors): string[] {
  return (errors ?? []).map(({ message }) => `${what}: ${message}`);
}
