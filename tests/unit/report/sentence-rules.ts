import { heading, type SentenceRule } from './sentence-facts.ts';
import { CONCLUSIONS, FINAL, WAREHOUSE } from './sentences-of-conclusions.ts';
import { METRICS, SUMMARY } from './sentences-of-numbers.ts';
import { REASONS, REMEDIES } from './sentences-of-verdict.ts';

const HEADINGS = heading(
  '(?:Key numbers|Orders|Clients|Events|Discounts and promo codes|Barcodes|Seats|Partners API|Table counts before and after|Columns compared|Data integrity|Technical compliance checklist|Findings|Recommendations|Path to a better status)',
);

/** Every sentence of the sections 1, 4, 6, 7 and 9, the more particular first. */
export const SENTENCES: readonly SentenceRule[] = [
  HEADINGS,
  ...SUMMARY,
  ...REASONS.flatMap((reason) => [reason, prefixed(reason)]),
  ...METRICS,
  ...REMEDIES,
  ...WAREHOUSE,
  ...CONCLUSIONS,
  ...FINAL,
];

function prefixed({ pattern, holds }: SentenceRule): SentenceRule {
  return { pattern: new RegExp(pattern.source.replace('^', '^Reason: ')), holds };
}
