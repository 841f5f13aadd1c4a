import { itemsAt } from '../common/items-path.ts';
import type { CaseScenario } from '../model/case.ts';
import { NOTHING_TO_CHECK } from '../model/evidence.ts';
import { isJsonObject, type JsonValue } from '../model/json.ts';
import { type CheckContext, noteNothingAt } from './check-context.ts';

/**
 * Notes every list of the answer that the case reads, and that an answer of any case carries as its content, and that holds nothing:
 * the entry is answered as it should be, and what the case says of items and rows is not shown by it. That fails nothing: an account
 * may be young. The rules and rows are those of the case: of a scenario that is judged again no rows are looked at, and its lists are
 * the same.
 */
export function noteEmptyLists(
  context: CheckContext,
  scenario: Pick<CaseScenario, 'rules' | 'rows' | 'lists'>,
): void {
  if (context.scenario.outcome !== 'ok') return;
  const lists = new Set([...listsOf(scenario), ...contentsOf(context.body)]);
  for (const list of lists) {
    if (itemsAt(context.body, list).length === 0) noteNothingAt(context, list);
  }
  const nothing = context.findings.some(({ kind }) => kind === NOTHING_TO_CHECK);
  if (nothing) context.notes.push('Passed, nothing to see: what the answer lists is empty.');
}

// Of the entry's own answer: a list of another call is that call's.
function listsOf({ rules, rows, lists = [] }: Pick<CaseScenario, 'rules' | 'rows' | 'lists'>): string[] {
  const named = [
    ...lists,
    ...rows.map(({ items }) => items),
    ...rules.flatMap((rule) =>
      'items' in rule && !('aside' in rule) && !('in' in rule && rule.in !== undefined) ? [rule.items] : [],
    ),
    ...rules.flatMap((rule) => ('answers' in rule ? [rule.answers] : [])),
  ];
  return [...new Set(named)].filter((path) => /\[\*\]|\{\*\}/.test(path));
}

/** Where both APIs put what a call is about: the whole body, `data` (REST) or `result` (Partners). */
function contentsOf(body: JsonValue): string[] {
  if (Array.isArray(body)) return ['[*]'];
  if (!isJsonObject(body)) return [];
  return ['data', 'result'].filter((key) => Array.isArray(body[key])).map((key) => `${key}[*]`);
}
