import { isDeepStrictEqual } from 'node:util';
import { itemsAt, valueAt } from '../../common/items-path.ts';
import type { RuleSpec } from '../../model/rule.ts';
import { type CheckContext, listOf, shownAt } from '../check-context.ts';

type Of<K extends RuleSpec['rule']> = Extract<RuleSpec, { rule: K }>;

/** In the answer of a call beside the entry's own every item's `field` is the value given, and there is an item. */
export function asideShows(
  { aside, items, field, value }: Of<'asideShows'>,
  context: CheckContext,
): string[] {
  const answer = context.asides.get(aside);
  if (answer === undefined) return [noAnswer(aside)];
  const found = itemsAt(answer.body, items);
  if (found.length === 0) return [`${aside} ${listOf(items)}: expected an item, came none`];
  return found
    .filter((item) => valueAt(item.value, field) !== value)
    .map(({ pointer }) => {
      const place = `${pointer}/${field}`;
      return `${aside} ${place}: expected ${value}, came ${shownAt(answer.masked, place)}`;
    });
}

/** `field` is the same in the entry's own answer and in that of a call beside it. */
export function sameInAside({ aside, field }: Of<'sameInAside'>, context: CheckContext): string[] {
  const answer = context.asides.get(aside);
  if (answer === undefined) return [noAnswer(aside)];
  const place = `/${field.replaceAll('.', '/')}`;
  return isDeepStrictEqual(valueAt(context.body, field), valueAt(answer.body, field))
    ? []
    : [
        `${aside} ${place}: expected ${shownAt(context.masked, place)}, as before, came ${shownAt(answer.masked, place)}`,
      ];
}

/** `field` is the same in the answers of two calls beside the entry's own: what lay between them changed nothing there. */
export function asidesAgree({ asides, field }: Of<'asidesAgree'>, context: CheckContext): string[] {
  const [first, second] = asides.map((name) => context.asides.get(name));
  if (first === undefined || second === undefined)
    return [noAnswer(first === undefined ? asides[0] : asides[1])];
  const place = `/${field.replaceAll('.', '/')}`;
  const value = valueAt(first.body, field);
  return value !== undefined && isDeepStrictEqual(value, valueAt(second.body, field))
    ? []
    : [
        `${asides[1]} ${place}: expected ${shownAt(first.masked, place)}, as in ${asides[0]}, came ${shownAt(second.masked, place)}`,
      ];
}

function noAnswer(aside: string): string {
  return `the call "${aside}" gave no JSON to look at`;
}
