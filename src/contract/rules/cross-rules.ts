import { itemsAt, valueAt } from '../../common/items-path.ts';
import type { JsonValue } from '../../model/json.ts';
import type { RuleSpec } from '../../model/rule.ts';
import { type CheckContext, type OtherAnswer, shown, shownAt } from '../check-context.ts';
import { differs } from './agree-rules.ts';
import { differences } from './differences.ts';
import { fieldsOf } from './list-rules.ts';

type Of<K extends RuleSpec['rule']> = Extract<RuleSpec, { rule: K }>;

/**
 * `field` of every item is among the values of `ofField` in another case's answer. When that answer is only one page
 * of more, a value that is missing there may stand on a later page: then it is a finding.
 */
export function fieldWithin(rule: Of<'fieldWithin'>, context: CheckContext): string[] {
  const other = otherAnswer(rule.of, context);
  if (typeof other === 'string') return [other];
  const known = new Set(
    itemsAt(other.body, rule.ofItems).map(({ value }) => String(valueAt(value, rule.ofField))),
  );
  const problems = fieldsOf(context, rule.items, rule.field)
    .filter(({ value }) => !known.has(String(value)))
    .map(
      ({ pointer }) =>
        `${pointer}: expected a ${rule.ofField} that ${rule.of} answers, came ${shownAt(context.masked, pointer)}`,
    );
  if (problems.length === 0 || !isOnePageOfMore(other.body)) return problems;
  context.findings.push({
    kind: 'not-comparable',
    message: `${problems.length} values of ${rule.field} are not on the page that ${rule.of} answers, which is one of more`,
  });
  return [];
}

/** The object equals the item with the same id in another case's list, but for the keys excepted. */
export function equalsItemOf(rule: Of<'equalsItemOf'>, context: CheckContext): string[] {
  const other = otherAnswer(rule.of, context);
  if (typeof other === 'string') return [other];
  const object = valueAt(context.body, rule.object) ?? null;
  const id = valueAt(object, 'id');
  const twin = itemsAt(other.body, rule.ofItems).find(({ value }) => valueAt(value, 'id') === id);
  if (twin === undefined) {
    const message = `id ${shown(id)} is not on the page that ${rule.of} answers`;
    if (!isOnePageOfMore(other.body)) return [`/${rule.object}/id: ${message}`];
    context.findings.push({ kind: 'not-comparable', message });
    return [];
  }
  return differences(object, twin.value, rule.except).map(({ pointer }) =>
    differs(`/${rule.object}${pointer}`, context.masked, `${twin.pointer}${pointer}`, other.masked, rule.of),
  );
}

function otherAnswer(id: string, context: CheckContext): OtherAnswer | string {
  return context.others.get(id) ?? `case ${id}, which this rule compares with, gave no JSON`;
}

function isOnePageOfMore(body: JsonValue): boolean {
  const total = valueAt(body, 'paging.total');
  return typeof total === 'number' && total > itemsAt(body, 'data[*]').length;
}
