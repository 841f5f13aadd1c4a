import { itemsAt, type Located, valueAt } from '../../common/items-path.ts';
import { isLater, type Moment, parseMoment } from '../../common/moment.ts';
import { isJsonObject, type JsonValue } from '../../model/json.ts';
import type { Asked, RuleSpec } from '../../model/rule.ts';
import { type CheckContext, listOf, noteNothingAt, shown, shownAt } from '../check-context.ts';

type Of<K extends RuleSpec['rule']> = Extract<RuleSpec, { rule: K }>;

/** Every order of the page is paid, or unpaid: `payed` and `payed_at` agree with what was asked. */
export function paid({ value }: Of<'paid'>, context: CheckContext): string[] {
  return itemsOf(context, 'data[*]').flatMap((order) => {
    if (!isJsonObject(order.value)) return [];
    const wrong =
      order.value['payed'] !== value
        ? 'payed'
        : (order.value['payed_at'] !== null) !== value
          ? 'payed_at'
          : null;
    if (wrong === null) return [];
    const place = `${order.pointer}/${wrong}`;
    return [
      `${place}: expected ${value ? 'a paid' : 'an unpaid'} order, came ${shownAt(context.masked, place)}`,
    ];
  });
}

/** The numbers in `field` rise, or fall, from item to item. */
export function ordered({ items, field, direction }: Of<'ordered'>, context: CheckContext): string[] {
  const list = fieldsOf(context, items, field);
  return list.slice(1).flatMap(({ pointer, value }, index) => {
    const before = Number(list[index]?.value);
    const right = direction === 'asc' ? Number(value) > before : Number(value) < before;
    return right
      ? []
      : [
          `${pointer}: expected ${direction === 'asc' ? 'more' : 'less'} than ${before}, came ${shownAt(context.masked, pointer)}`,
        ];
  });
}

/** `field` of every item is the value given. */
export function everyFieldIs({ items, field, value }: Of<'everyFieldIs'>, context: CheckContext): string[] {
  return fieldsOf(context, items, field)
    .filter((place) => place.value !== value)
    .map(({ pointer }) => `${pointer}: expected ${shown(value)}, came ${shownAt(context.masked, pointer)}`);
}

/** `field` of every item is the id asked for; ids compare as text, since QTickets sends them as both. */
export function everyFieldIsAsked(
  { items, field, asked }: Of<'everyFieldIsAsked'>,
  context: CheckContext,
): string[] {
  const wanted = askedValue(asked, context);
  return fieldsOf(context, items, field)
    .filter(({ value }) => String(value) !== wanted)
    .map(
      ({ pointer }) => `${pointer}: expected ${wanted}, as asked, came ${shownAt(context.masked, pointer)}`,
    );
}

/** The time in `field` of every item is the one asked for, or later. A date alone means the start of that day in Moscow. */
export function everyInstantFrom(
  { items, field, asked }: Of<'everyInstantFrom'>,
  context: CheckContext,
): string[] {
  const wanted = askedValue(asked, context);
  const from = parseMoment(wanted);
  return fieldsOf(context, items, field)
    .filter(({ value }) => !isFrom(parseMoment(String(value)), from))
    .map(
      ({ pointer }) =>
        `${pointer}: expected ${wanted} or later, as asked, came ${shownAt(context.masked, pointer)}`,
    );
}

function isFrom(moment: Moment | undefined, from: Moment | undefined): boolean {
  return moment !== undefined && from !== undefined && !isLater(from, moment);
}

/** The one `field` of the answer is the id asked for. */
export function fieldIsAsked({ field, asked }: Of<'fieldIsAsked'>, context: CheckContext): string[] {
  const wanted = askedValue(asked, context);
  // Masked, as the path is: a barcode may be what was asked for.
  const found = itemsAt(context.masked, field)[0];
  if (found !== undefined && String(found.value) === wanted) return [];
  const pointer = found?.pointer ?? `/${field.replaceAll('.', '/')}`;
  return [`${pointer}: expected ${wanted}, as asked, came ${shownAt(context.masked, pointer)}`];
}

/** No two items share the value of `field`. */
export function uniqueField({ items, field }: Of<'uniqueField'>, context: CheckContext): string[] {
  const first = new Map<string, string>();
  return fieldsOf(context, items, field).flatMap(({ pointer, value }) => {
    const before = first.get(String(value));
    first.set(String(value), before ?? pointer);
    return before === undefined
      ? []
      : [`${pointer}: expected a value of its own, came ${shownAt(context.masked, pointer)} as at ${before}`];
  });
}

/** `field` of every item is text of the pattern. */
export function fieldMatches({ items, field, pattern }: Of<'fieldMatches'>, context: CheckContext): string[] {
  const wanted = new RegExp(pattern);
  return fieldsOf(context, items, field)
    .filter(({ value }) => typeof value !== 'string' || !wanted.test(value))
    .map(
      ({ pointer }) =>
        `${pointer}: expected text matching ${pattern}, came ${shownAt(context.masked, pointer)}`,
    );
}

/** There is at least one item: for what was asked for by an id of the account, which must be found. */
export function notEmpty({ items }: Of<'notEmpty'>, context: CheckContext): string[] {
  return itemsAt(context.body, items).length > 0
    ? []
    : [`${listOf(items)}: expected at least one item, came none`];
}

/** Every item has each of the fields that `select` in the request named. */
export function hasSelected({ items }: Of<'hasSelected'>, context: CheckContext): string[] {
  const select = context.requestBody === null ? undefined : valueAt(context.requestBody, 'select');
  const wanted = Array.isArray(select) ? select.map(String) : [];
  return itemsOf(context, items).flatMap(({ pointer, value }) =>
    wanted
      .filter((field) => valueAt(value, field) === undefined)
      .map((field) => `${pointer}/${field}: expected a value, as selected, came nothing`),
  );
}

/**
 * A page holds no more than `paging.perPage` items, and no more than the `per_page` asked for where the API honours it.
 * An API that ignores `per_page` (QTickets' documentation does not know it) is a finding.
 */
export function pageWithinLimit(_: Of<'pageWithinLimit'>, context: CheckContext): string[] {
  const { body, requestBody } = context;
  const items = itemsAt(body, 'data[*]').length;
  const perPage = valueAt(body, 'paging.perPage');
  const asked = requestBody === null ? undefined : valueAt(requestBody, 'per_page');
  if (asked !== undefined && perPage !== asked) {
    context.findings.push({
      kind: 'per-page-ignored',
      message: `per_page ${shown(asked)} was asked for, the page size stayed ${shown(perPage)}`,
    });
  }
  return items <= Number(perPage) ? [] : [`/data: expected at most ${shown(perPage)} items, came ${items}`];
}

/** Values of `field` in every item, with their places; notes when there is no item to look at. */
export function fieldsOf(context: CheckContext, items: string, field: string): Located[] {
  return itemsOf(context, items).map((item) => {
    const found = itemsAt(item.value, field)[0];
    return found === undefined
      ? { pointer: `${item.pointer}/${field.replaceAll('.', '/')}`, value: null }
      : { pointer: `${item.pointer}${found.pointer}`, value: found.value };
  });
}

function itemsOf(context: CheckContext, items: string): Located[] {
  const found = itemsAt(context.body, items);
  if (found.length === 0) noteNothingAt(context, items);
  return found;
}

function askedValue(asked: Asked, context: CheckContext): string {
  if ('param' in asked) {
    const value = context.params[asked.param];
    if (value === undefined) throw new RangeError(`the request has no path parameter ${asked.param}`);
    return value;
  }
  const where = context.requestBody === null ? undefined : valueAt(context.requestBody, 'where');
  const condition = Array.isArray(where)
    ? where.find((part) => isJsonObject(part) && part['column'] === asked.column)
    : undefined;
  const value: JsonValue | undefined = condition === undefined ? undefined : valueAt(condition, 'value');
  if (value === undefined) throw new RangeError(`the request has no where condition on ${asked.column}`);
  return String(value);
}
