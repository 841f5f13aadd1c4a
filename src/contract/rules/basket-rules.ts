import { itemsAt, type Located, valueAt } from '../../common/items-path.ts';
import type { RuleSpec } from '../../model/rule.ts';
import { type CheckContext, shown, shownAt } from '../check-context.ts';
import { differs } from './agree-rules.ts';
import { differences } from './differences.ts';

/** The basket asked for has `deleted_at`; the order's other baskets are as they were in the answer of a setup call. */
export function basketDeleted(
  { before }: Extract<RuleSpec, { rule: 'basketDeleted' }>,
  context: CheckContext,
): string[] {
  const basket = basketAsked(context);
  if (typeof basket === 'string') return [basket];
  const earlier = context.asides.get(before);
  if (earlier === undefined) return [`the setup call "${before}" gave no JSON to compare with`];
  const place = `${basket.pointer}/deleted_at`;
  const kept =
    typeof valueAt(basket.value, 'deleted_at') === 'string'
      ? []
      : [`${place}: expected a date, came ${shownAt(context.masked, place)}`];
  const others = itemsAt(earlier.body, 'data.baskets[*]').filter(
    ({ value }) => String(valueAt(value, 'id')) !== context.params['BASKET_ID'],
  );
  const now = itemsAt(context.body, 'data.baskets[*]');
  const touched = others.flatMap(({ pointer, value }) => {
    const twin = now.find((candidate) => valueAt(candidate.value, 'id') === valueAt(value, 'id'));
    if (twin === undefined)
      return [`/data/baskets: expected basket ${shown(valueAt(value, 'id'))} as it was, came none`];
    return differences(twin.value, value, []).map(({ pointer: within }) =>
      differs(`${twin.pointer}${within}`, context.masked, `${pointer}${within}`, earlier.masked, before),
    );
  });
  return [...kept, ...touched];
}

/** The basket asked for is refunded, by the amounts sent. */
export function basketRefunded(
  { amounts }: Extract<RuleSpec, { rule: 'basketRefunded' }>,
  context: CheckContext,
): string[] {
  const basket = basketAsked(context);
  if (typeof basket === 'string') return [basket];
  const wrong = amounts
    .map(({ sent, came }) => ({ came, wanted: valueAt(context.requestBody ?? {}, sent) }))
    .filter(({ came, wanted }) => valueAt(basket.value, came) !== wanted)
    .map(({ came, wanted }) => {
      const place = `${basket.pointer}/${came}`;
      return `${place}: expected ${shown(wanted)}, as sent, came ${shownAt(context.masked, place)}`;
    });
  // One of the two alone: what it leaves of the price is the other.
  const [only] = amounts.length === 1 ? amounts : [];
  if (only !== undefined) {
    const other = only.came === 'refunded_amount' ? 'refunded_deduction_amount' : 'refunded_amount';
    const rest =
      Number(valueAt(basket.value, 'price')) - Number(valueAt(context.requestBody ?? {}, only.sent));
    const at = `${basket.pointer}/${other}`;
    if (valueAt(basket.value, other) !== rest)
      wrong.push(`${at}: expected ${rest}, what is left of the price, came ${shownAt(context.masked, at)}`);
  }
  const place = `${basket.pointer}/refunded_at`;
  const dated = typeof valueAt(basket.value, 'refunded_at') === 'string';
  return dated ? wrong : [`${place}: expected a date, came ${shownAt(context.masked, place)}`, ...wrong];
}

function basketAsked({ body, params }: CheckContext): Located | string {
  const id = params['BASKET_ID'];
  const basket = itemsAt(body, 'data.baskets[*]').find(({ value }) => String(valueAt(value, 'id')) === id);
  return basket ?? `/data/baskets: expected basket ${id}, as asked, came none`;
}
