import { startOf, visible } from '../common/plain-text.ts';
import { LIMITS } from './limits.ts';

/** What is compared, in the order of the output. Each is listed with its number of comparisons, or why there were none. */
export const CHECKS = {
  sums: 'files and SHA256SUMS',
  archive: 'archive and folder',
  chain: 'chain of the evidence log',
  log: 'order and sense of the evidence log',
  responses: 'response files and the log',
  spec: 'spec document',
  model: 'audit.json, derived again',
  contract: 'the contract, judged again',
  document: 'documents, rendered again',
  counts: 'table counts (CSV)',
  junit: 'junit.xml',
  ctrf: 'ctrf.json',
  masking: 'scan for personal data and secrets',
  attestation: 'attestation',
  signature: 'signature',
} as const;

export type Check = keyof typeof CHECKS;

/** A value and where it stands: `file:line`, `file#/json/pointer`, or words for what was derived. */
export interface Claim {
  place: string;
  value: string;
}

/** Two values that cannot both be true. */
export interface Disagreement {
  check: Check;
  what: string;
  first: Claim;
  second: Claim;
}

const LONGEST_VALUE = 200;

/** A value as it is shown: on one line, with escapes for what nobody sees, shortened. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  // Of a text of megabytes only the start is read, and its length told.
  const line = visible(startOf(text, 4 * LONGEST_VALUE)).replace(/[\n\t]+/g, '\u00b7');
  return line.length > LONGEST_VALUE ? `${startOf(line, LONGEST_VALUE)}... (${text.length} signs)` : line;
}

/** A value and its place. */
export function claim(place: string, value: unknown): Claim {
  return { place: shown(place), value: shown(value) };
}

/** Ends a verification in which more disagrees than anybody reads: it is known to disagree, and the rest would cost without end. */
export class EnoughDisagreements extends Error {}

/** Gathers what a verification finds: comparisons made, disagreements, notes, and what nobody looked at. */
export class Ledger {
  readonly disagreements: Disagreement[] = [];
  readonly notes: string[] = [];
  readonly notChecked: string[] = [];
  readonly #counts = new Map<Check, number>();
  readonly #left = new Map<Check, string>();

  /**
   * Counts a comparison, and records a disagreement when it does not hold. Returns `holds`. Throws EnoughDisagreements at as many as
   * the limits allow.
   */
  expect(check: Check, holds: boolean, what: string, first: Claim, second: Claim): boolean {
    this.#counts.set(check, (this.#counts.get(check) ?? 0) + 1);
    if (holds) return true;
    this.disagreements.push({ check, what: shown(what), first, second });
    if (this.disagreements.length >= LIMITS.disagreements) throw new EnoughDisagreements();
    return false;
  }

  /** Counts a search for what must not be there; `told` says of what was found all the same where it stands, and against what. */
  none<T>(check: Check, what: string, found: T | undefined, told: (found: T) => [Claim, Claim]): void {
    if (found === undefined) this.held(check, 1);
    else this.expect(check, false, what, ...told(found));
  }

  /** Compares two values that are equal when their JSON is. */
  same(
    check: Check,
    what: string,
    first: [place: string, value: unknown],
    second: [string, unknown],
  ): boolean {
    if (JSON.stringify(first[1]) === JSON.stringify(second[1])) {
      this.held(check, 1);
      return true;
    }
    return this.expect(check, false, what, claim(...first), claim(...second));
  }

  /** Counts comparisons that were made elsewhere and held. */
  held(check: Check, count: number): void {
    this.#counts.set(check, (this.#counts.get(check) ?? 0) + count);
  }

  /** Takes back what turns out not to be comparable. Gives how much that was. */
  setAside(isOther: (one: Disagreement) => boolean): number {
    const kept = this.disagreements.filter((one) => !isOther(one));
    return this.disagreements.splice(0, Number.POSITIVE_INFINITY, ...kept).length - kept.length;
  }

  /** Says that a whole check could not be made. */
  leaveOut(check: Check, reason: string): void {
    this.#left.set(check, reason);
  }

  /** How often each check compared something, and why one did not. */
  summary(): { check: Check; title: string; comparisons: number; leftOut: string | null }[] {
    return (Object.keys(CHECKS) as Check[]).map((check) => {
      const comparisons = this.#counts.get(check) ?? 0;
      const reason = this.#left.get(check) ?? (comparisons === 0 ? 'there was nothing to compare' : null);
      return { check, title: CHECKS[check], comparisons, leftOut: reason };
    });
  }
}
