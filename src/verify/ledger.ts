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

/** A value with its place, as it is compared. */
export type Told = readonly [place: string, value: unknown];
/** The lines of a file, or those that it should have. */
type Listed = readonly [place: string, lines: readonly string[]];

/** Ends a verification in which more disagrees than anybody reads: it is known to disagree, and the rest would cost without end. */
export class EnoughDisagreements extends Error {}

/** What one check notes of its comparisons, in the ledger that it is of. Each throws EnoughDisagreements at as many as the limits allow. */
export interface Comparisons {
  readonly notes: string[];
  readonly notChecked: string[];
  /** Counts a comparison, and records a disagreement when it does not hold. Returns `holds`. */
  expect(holds: boolean, what: string, first: Told, second: Told): boolean;
  /** Compares two values that are equal when their JSON is. */
  same(what: string, first: Told, second: Told): boolean;
  /** Compares two lists item by item, `file` with the number of each line. */
  lines(what: string, [file, found]: Listed, [origin, wanted]: Listed): void;
  /** Counts a search for what must not be there; `told` says of what was found all the same where it stands, and against what. */
  none<T>(what: string, found: T | undefined, told: (found: T) => [Told, Told]): void;
  /** Counts comparisons that were made elsewhere and held. */
  held(count?: number): void;
  /** Says that the whole check could not be made. */
  leaveOut(reason: string): void;
}

/** Gathers what a verification finds: comparisons made, disagreements, notes, and what nobody looked at. */
export class Ledger {
  readonly disagreements: Disagreement[] = [];
  readonly notes: string[] = [];
  readonly notChecked: string[] = [];
  readonly #counts = new Map<Check, number>();
  readonly #left = new Map<Check, string>();

  /** Where a check writes down its comparisons. */
  of(check: Check): Comparisons {
    const { notes, notChecked } = this;
    const held = (count = 1) => {
      this.#counts.set(check, (this.#counts.get(check) ?? 0) + count);
    };
    const expect: Comparisons['expect'] = (holds, what, first, second) => {
      held();
      if (!holds)
        this.#disagree({ check, what: shown(what), first: claimOf(first), second: claimOf(second) });
      return holds;
    };
    const same: Comparisons['same'] = (what, first, second) =>
      expect(JSON.stringify(first[1]) === JSON.stringify(second[1]), what, first, second);
    return {
      ...{ notes, notChecked, held, expect, same },
      lines: (what, [file, found], [origin, wanted]) => {
        for (let index = 0; index < Math.max(found.length, wanted.length); index += 1)
          same(
            what,
            [`${file}:${index + 1}`, found[index] ?? 'no such line'],
            [origin, wanted[index] ?? 'no such line'],
          );
      },
      none: (what, found, told) => {
        if (found === undefined) held();
        else expect(false, what, ...told(found));
      },
      leaveOut: (reason) => {
        this.#left.set(check, reason);
      },
    };
  }

  #disagree(one: Disagreement): void {
    this.disagreements.push(one);
    if (this.disagreements.length >= LIMITS.disagreements) throw new EnoughDisagreements();
  }

  /** Takes back what turns out not to be comparable. Gives how much that was. */
  setAside(isOther: (one: Disagreement) => boolean): number {
    const kept = this.disagreements.filter((one) => !isOther(one));
    return this.disagreements.splice(0, Number.POSITIVE_INFINITY, ...kept).length - kept.length;
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

function claimOf([place, value]: Told): Claim {
  return { place: shown(place), value: shown(value) };
}
