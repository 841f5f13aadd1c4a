import type { RuleSpec } from '../../model/rule.ts';
import type { CheckContext } from '../check-context.ts';
import { equalsItemOf, fieldWithin, followUpShows } from './cross-rules.ts';
import { infoNamesIdAsked, noData } from './error-rules.ts';
import {
  everyFieldIs,
  everyFieldIsAsked,
  fieldIsAsked,
  fieldMatches,
  notEmpty,
  ordered,
  pageWithinLimit,
  paid,
  uniqueField,
} from './list-rules.ts';
import {
  echo,
  removed,
  resultPerBatchItem,
  sameInstant,
  ticketsMatchFilter,
  ticketsPaid,
  unpaidHasNoBarcode,
} from './partners-rules.ts';
import { seatCounts } from './seat-rules.ts';

type RuleName = RuleSpec['rule'];
type Rules = { [K in RuleName]: (rule: Extract<RuleSpec, { rule: K }>, context: CheckContext) => string[] };

const RULES: Rules = {
  paid,
  ordered,
  everyFieldIs,
  everyFieldIsAsked,
  fieldIsAsked,
  uniqueField,
  fieldMatches,
  pageWithinLimit,
  fieldWithin,
  equalsItemOf,
  seatCounts,
  notEmpty,
  resultPerBatchItem,
  echo,
  sameInstant,
  ticketsPaid,
  unpaidHasNoBarcode,
  removed,
  followUpShows,
  ticketsMatchFilter,
  noData,
  infoNamesIdAsked,
};

/** Problems that a rule finds in an answer, in words with masked values; none when the rule holds. */
export function applyRule(rule: RuleSpec, context: CheckContext): string[] {
  // The name picks the function written for it, which the compiler cannot follow through a union.
  const apply = RULES[rule.rule] as (rule: RuleSpec, context: CheckContext) => string[];
  return apply(rule, context);
}

/** Name of a rule's check: the rule with the field or page that tells it from its like. */
export function ruleName(rule: RuleSpec): string {
  const detail = 'field' in rule ? `(${rule.field})` : 'echo' in rule ? `(${rule.echo.join(',')})` : '';
  return `rule:${rule.rule}${detail}`;
}
