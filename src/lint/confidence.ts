import type { RuleId } from './finding.ts';

/**
 * How sure a finding is, by how often such ones were true in documents that nobody had mended the lint on. `high`: seldom wrong; numbers
 * of one row, one table or one span of time. `medium`: about as often right as wrong. `low`: a hint, wrong more often than not, or one that depends
 * on which version of the spec document was meant.
 */
export type Confidence = 'high' | 'medium' | 'low';

/** The levels, the surest first. */
export const CONFIDENCES: readonly Confidence[] = ['high', 'medium', 'low'];

/** What is shown unless another level is asked for. */
export const DEFAULT_CONFIDENCE: Confidence = 'medium';

// Rules that read words, not numbers, or that rest on which version of another document was meant.
const LESS_SURE: Partial<Record<RuleId, Confidence>> = {
  'two-values': 'medium',
  'key-number-differs': 'medium',
  'tick-denies-itself': 'medium',
  'tick-not-earned': 'medium',
  'id-without-row': 'medium',
  'id-run-and-missing': 'medium',
  'ids-do-not-reach-total': 'medium',
  'job-runs-differ': 'medium',
  'delta-not-of-metrics': 'medium',
  'none-but-some': 'medium',
  'parts-do-not-add-up': 'medium',
  'table-is-empty': 'medium',
  'id-unknown': 'medium',
  'id-unmentioned': 'medium',
  'spec-lines-differ': 'medium',
};

/** The confidence of a rule's findings, where the place at hand, or how sure the rule has been, does not say otherwise. */
export function confidenceOf(rule: RuleId): Confidence {
  return LESS_SURE[rule] ?? 'high';
}

/** True when a finding of one level is shown to someone who asks for another and everything surer. */
export function isAtLeast(confidence: Confidence, asked: Confidence): boolean {
  return CONFIDENCES.indexOf(confidence) <= CONFIDENCES.indexOf(asked);
}

/** The less sure of two. */
export function lessSure(one: Confidence, other: Confidence): Confidence {
  return isAtLeast(one, other) ? other : one;
}
