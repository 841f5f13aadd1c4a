import { bareNumber } from '../document/numbers.ts';
import { areOfOnePart } from '../document/one-part.ts';
import { type CountFact, factsOf } from '../facts/fact.ts';
import { once } from '../once.ts';
import type { RuleContext } from './context.ts';

/** Further away than this a number is of another list. */
const FARTHEST = 12;

/**
 * Numbers that stand in one list or table with a count of tests and have a label that no reader knows: `Moved to October: 2`. They may be a
 * class of the document's own, so that a sum of those that are known is not certain.
 */
export function unreadBeside(context: RuleContext, count: CountFact): number[] {
  return labelledUnread(context)
    .filter(({ spot }) => areOfOnePart(spot, count) && Math.abs(spot.line - count.line) <= FARTHEST)
    .map(({ value }) => value);
}

const labelledUnread = once(({ document, facts }: RuleContext) => {
  const read = new Set(factsOf(facts, 'count').map(({ line }) => line));
  return document.statements.flatMap((statement) => {
    const value = statement.label === null ? null : bareNumber(statement.value.replace(/\s*\(.*$/s, ''));
    return value === null || read.has(statement.line) ? [] : [{ spot: statement, value }];
  });
});
