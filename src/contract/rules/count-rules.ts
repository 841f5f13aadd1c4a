import { itemsAt, valueAt } from '../../common/items-path.ts';
import type { RuleSpec } from '../../model/rule.ts';
import { type CheckContext, shownAt } from '../check-context.ts';

/** `left` is the number of available seats, and not more than `total`. */
export function seatCounts(
  { object }: Extract<RuleSpec, { rule: 'seatCounts' }>,
  context: CheckContext,
): string[] {
  const { body, masked } = context;
  const available = itemsAt(body, `${object}.zones[*].seats[*]`).filter(
    ({ value }) => valueAt(value, 'available') === true,
  ).length;
  const left = Number(valueAt(body, `${object}.left`));
  const total = Number(valueAt(body, `${object}.total`));
  const pointer = `/${object}/left`;
  const problems: string[] = [];
  if (left !== available)
    problems.push(
      `${pointer}: expected the ${available} seats that are available, came ${shownAt(masked, pointer)}`,
    );
  if (left > total)
    problems.push(`${pointer}: expected at most the total of ${total}, came ${shownAt(masked, pointer)}`);
  return problems;
}

/** The number in one field is not more than the number in another. */
export function notMoreThan(
  { field, than }: Extract<RuleSpec, { rule: 'notMoreThan' }>,
  { body, masked }: CheckContext,
): string[] {
  const most = Number(valueAt(body, than));
  const pointer = `/${field.replaceAll('.', '/')}`;
  return Number(valueAt(body, field)) <= most
    ? []
    : [`${pointer}: expected at most ${most}, came ${shownAt(masked, pointer)}`];
}

/** In each item the number in one field is the sum of the numbers within it. Kopecks are whole, so that halves of one do not count. */
export function sumOf(
  { items, field, parts }: Extract<RuleSpec, { rule: 'sumOf' }>,
  { body, masked }: CheckContext,
): string[] {
  return itemsAt(body, items).flatMap(({ pointer, value }) => {
    const sum = itemsAt(value, parts).reduce((total, part) => total + Number(part.value), 0);
    if (Math.round(sum * 100) === Math.round(Number(valueAt(value, field)) * 100)) return [];
    const at = `${pointer}/${field.replaceAll('.', '/')}`;
    return [`${at}: expected the sum of ${parts}, came ${shownAt(masked, at)}`];
  });
}
