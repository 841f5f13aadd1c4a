import { cutText } from '../common/plain-text.ts';
import { AuditError } from '../model/errors.ts';
import type { CheckResult } from '../model/evidence.ts';
import { joinProblems } from './check-context.ts';

/** Longest message of a check: one for each column of a table, with three rows each. */
const LONGEST_MESSAGE = 20_000;

/** Collects the results of one scenario's checks. After a failed stage, the checks of later stages are not run. */
export class CheckList {
  readonly results: CheckResult[] = [];
  readonly #mask: (text: string) => string;
  #failedStage: string | null = null;

  /** `mask` is applied to every message, so that no value can slip through an error's own words. */
  constructor(mask: (text: string) => string) {
    this.#mask = mask;
  }

  /** Name of the first check that failed in an earlier stage; null while all passed. */
  get failedStage(): string | null {
    return this.#failedStage;
  }

  /** Runs a check that gives a message for what is wrong, or null. True when it passed. */
  run(name: string, check: () => string | null): boolean {
    if (this.#failedStage !== null) {
      this.skip(name, `${this.#failedStage} failed`);
      return false;
    }
    return this.record(name, check());
  }

  /** Runs several checks as one stage: one that fails does not keep its siblings from running. */
  runStage(checks: readonly { name: string; problems: () => string[] | null }[]): void {
    if (this.#failedStage !== null) {
      for (const { name } of checks) this.skip(name, `${this.#failedStage} failed`);
      return;
    }
    let failed: string | null = null;
    for (const { name, problems } of checks) {
      const found = problems();
      if (found === null) continue;
      this.#push(name, found.length === 0 ? null : joinProblems(found));
      if (found.length > 0) failed ??= name;
    }
    this.#failedStage = failed;
  }

  /** Records a result that was found elsewhere; a message means that the check failed. True when it passed. */
  record(name: string, message: string | null): boolean {
    this.#push(name, message);
    if (message !== null) this.#failedStage ??= name;
    return message === null;
  }

  /** Records that a check was not run, and why. */
  skip(name: string, reason: string): void {
    this.results.push({ name, result: 'notRun', message: reason });
  }

  #push(name: string, message: string | null): void {
    this.results.push({
      name,
      result: message === null ? 'pass' : 'fail',
      message: message === null ? null : cutText(this.#mask(message), LONGEST_MESSAGE),
    });
  }
}

/** The message of a typed error; anything else is a defect of the suite and is thrown on. */
export function typedMessage(error: unknown): string {
  if (error instanceof AuditError) return error.message;
  throw error;
}
