import { itemsAt } from '../common/items-path.ts';
import type { CaseScenario } from '../model/case.ts';
import { NOTHING_TO_CHECK } from '../model/evidence.ts';
import { type CheckContext, noteNothingAt } from './check-context.ts';

/**
 * Notes every list of the answer that the case reads and that holds nothing: the entry is answered as it should be, and what
 * the case says of items and rows is not shown by it. That fails nothing: an account may be young. The rules and rows are those of the
 * case: of a scenario that is judged again no rows are looked at, and its lists are the same.
 */
export function noteEmptyLists(
  context: CheckContext,
  { rules, rows }: Pick<CaseScenario, 'rules' | 'rows'>,
): void {
  if (context.scenario.outcome !== 'ok') return;
  for (const list of listsOf({ rules, rows })) {
    if (itemsAt(context.body, list).length === 0) noteNothingAt(context, list);
  }
  const nothing = context.findings.some(({ kind }) => kind === NOTHING_TO_CHECK);
  if (nothing) context.notes.push('Passed, nothing to see: what the answer lists is empty.');
}

// Of the entry's own answer: a list of another call is that call's.
function listsOf({ rules, rows }: Pick<CaseScenario, 'rules' | 'rows'>): string[] {
  const named = [
    ...rows.map(({ items }) => items),
    ...rules.flatMap((rule) =>
      'items' in rule && !('aside' in rule) && !('in' in rule && rule.in !== undefined) ? [rule.items] : [],
    ),
    ...rules.flatMap((rule) => ('answers' in rule ? [rule.answers] : [])),
  ];
  return [...new Set(named)].filter((path) => /\[\*\]|\{\*\}/.test(path));
}
