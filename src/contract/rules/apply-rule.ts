import type { RuleSpec } from '../../model/rule.ts';
import type { CheckContext } from '../check-context.ts';
import { agrees, sentComesBack } from './agree-rules.ts';
import { asideShows, asidesAgree, sameInAside } from './aside-rules.ts';
import { basketDeleted, basketRefunded } from './basket-rules.ts';
import { notMoreThan, seatCounts, sumOf } from './count-rules.ts';
import { equalsItemOf, fieldWithin } from './cross-rules.ts';
import { answerPerItem, echo, sameDay, sameInstant } from './echo-rules.ts';
import { infoNamesIdAsked, noData } from './error-rules.ts';
import {
  everyFieldIs,
  everyFieldIsAsked,
  everyInstantFrom,
  fieldIsAsked,
  fieldMatches,
  hasSelected,
  notEmpty,
  ordered,
  pageWithinLimit,
  paid,
  uniqueField,
} from './list-rules.ts';
import { justMade, tallies } from './made-rules.ts';
import { removed, ticketsMatchFilter, ticketsPaid, unpaidHasNoBarcode } from './partners-rules.ts';
import { priceReferences } from './price-rules.ts';

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
  agrees,
  justMade,
  tallies,
  sentComesBack,
  hasSelected,
  seatCounts,
  notMoreThan,
  sumOf,
  notEmpty,
  answerPerItem,
  echo,
  sameInstant,
  sameDay,
  everyInstantFrom,
  basketDeleted,
  basketRefunded,
  priceReferences,
  sameInAside,
  asidesAgree,
  ticketsPaid,
  unpaidHasNoBarcode,
  removed,
  asideShows,
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
  const detail = detailOf(rule);
  return `rule:${rule.rule}${detail}`;
}

function detailOf(rule: RuleSpec): string {
  if ('field' in rule) return `(${rule.field})`;
  if ('came' in rule) return `(${rule.came})`;
  if (rule.rule === 'agrees') {
    const other = 'of' in rule.with ? rule.with.of : rule.with.aside;
    return rule.in === undefined ? `(${other})` : `(${rule.in}, ${other})`;
  }
  return '';
}
