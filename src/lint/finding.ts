import { type Confidence, confidenceOf } from './confidence.ts';
import type { Spot } from './document/lint-document.ts';

/** The rules, each by what it finds. `docs/lint-audit.md` says of each what it compares. */
export type RuleId =
  | 'counts-do-not-add-up'
  | 'sum-is-wrong'
  | 'count-not-in-matrix'
  | 'class-not-in-matrix'
  | 'two-values'
  | 'key-number-differs'
  | 'rows-differ'
  | 'parts-do-not-add-up'
  | 'table-is-empty'
  | 'part-and-whole'
  | 'status-differs'
  | 'status-hides-failures'
  | 'percent-is-wrong'
  | 'id-count-differs'
  | 'id-counted-twice'
  | 'id-run-and-missing'
  | 'id-out-of-range'
  | 'id-unknown'
  | 'id-unmentioned'
  | 'id-wrongly-denied'
  | 'id-without-row'
  | 'ids-do-not-reach-total'
  | 'missing-count-differs'
  | 'spec-lines-differ'
  | 'spec-size-differs'
  | 'delta-is-wrong'
  | 'delta-not-of-sources'
  | 'delta-not-of-matrix'
  | 'delta-not-of-metrics'
  | 'job-runs-differ'
  | 'response-files-differ'
  | 'answer-differs'
  | 'result-differs'
  | 'none-but-some'
  | 'seats-impossible'
  | 'duration-differs'
  | 'time-order'
  | 'time-impossible'
  | 'stamp-differs'
  | 'window-not-kept'
  | 'hash-malformed'
  | 'hash-impossible'
  | 'hash-differs'
  | 'tick-denies-itself'
  | 'tick-unreadable'
  | 'tick-not-earned';

/** One of the two places that disagree. */
export interface LintPlace {
  /** Counted from 1. */
  line: number;
  /** Heading of the section. */
  section: string;
  value: string;
}

/** A contradiction: two places that cannot both be right, or one that cannot be right by itself (then both are the same line). */
export interface LintFinding {
  rule: RuleId;
  confidence: Confidence;
  /** A sentence for someone who has only the document. */
  message: string;
  first: LintPlace;
  second: LintPlace;
}

/** A finding about two places of the document, as sure as its rule is unless the caller knows better. */
export function finding(
  rule: RuleId,
  [first, firstValue]: readonly [Spot, string | number],
  [second, secondValue]: readonly [Spot, string | number],
  message: string,
  confidence: Confidence = confidenceOf(rule),
): LintFinding {
  return { rule, confidence, message, first: place(first, firstValue), second: place(second, secondValue) };
}

/** Two places that do not say the same, told as they stand. */
export function saidOtherwise(
  rule: RuleId,
  [first, firstValue]: readonly [Spot & { text: string }, string | number],
  [second, secondValue]: readonly [Spot & { text: string }, string | number],
): LintFinding {
  const message = `Line ${first.line} says "${first.text}", and line ${second.line} "${second.text}".`;
  return finding(rule, [first, firstValue], [second, secondValue], message, 'medium');
}

/** A claim, and a place that it leaves out: the place first, as the one to look at. */
export function denied(place: Spot & { text: string }, claim: Spot & { text: string }): LintFinding {
  const message = `Line ${claim.line} says "${claim.text}", but line ${place.line} has "${place.text}".`;
  return finding('none-but-some', [place, place.text], [claim, claim.text], message, 'medium');
}

function place({ line, sectionTitle }: Spot, value: string | number): LintPlace {
  return { line, section: sectionTitle, value: String(value) };
}
