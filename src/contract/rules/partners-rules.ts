import { isDeepStrictEqual } from 'node:util';
import { itemsAt, type Located, valueAt } from '../../common/items-path.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import type { RuleSpec } from '../../model/rule.ts';
import { type CheckContext, shown, shownAt } from '../check-context.ts';

type Of<K extends RuleSpec['rule']> = Extract<RuleSpec, { rule: K }>;

/** Every ticket of the result is paid and has a barcode of 12 digits. */
export function ticketsPaid(_: Of<'ticketsPaid'>, context: CheckContext): string[] {
  return ticketsOf(context).flatMap(({ pointer, value }) => {
    const wrong =
      valueAt(value, 'paid') !== 1
        ? 'paid'
        : /^\d{12}$/.test(String(valueAt(value, 'barcode')))
          ? null
          : 'barcode';
    if (wrong === null) return [];
    const expected = wrong === 'paid' ? '1' : '12 digits, as the ticket is paid';
    return [
      `${pointer}/${wrong}: expected ${expected}, came ${shownAt(context.masked, `${pointer}/${wrong}`)}`,
    ];
  });
}

/** A ticket that is not paid has no barcode. */
export function unpaidHasNoBarcode(_: Of<'unpaidHasNoBarcode'>, context: CheckContext): string[] {
  return ticketsOf(context)
    .filter(({ value }) => valueAt(value, 'paid') !== 1 && valueAt(value, 'barcode') !== null)
    .map(
      ({ pointer }) =>
        `${pointer}/barcode: expected null, as the ticket is not paid, came ${shownAt(context.masked, `${pointer}/barcode`)}`,
    );
}

/** The result is true, or one true per item of the batch. */
export function removed(_: Of<'removed'>, context: CheckContext): string[] {
  const batch = itemsAt(context.requestBody ?? {}, 'batch[*]').length;
  const expected: JsonValue = batch === 0 ? true : Array.from({ length: batch }, () => true);
  return isDeepStrictEqual(valueAt(context.body, 'result'), expected)
    ? []
    : [`/result: expected ${shown(expected)}, came ${shownAt(context.masked, '/result')}`];
}

/** Every ticket found meets all criteria of the filter; an array means any of its values. */
export function ticketsMatchFilter(_: Of<'ticketsMatchFilter'>, context: CheckContext): string[] {
  const filter = valueAt(context.maskedRequestBody ?? {}, 'filter');
  if (filter === undefined || !isJsonObject(filter)) return ['the request has no filter to compare with'];
  return filterProblems(filter, context.masked);
}

/** Tickets of a masked answer that do not meet a masked filter. */
export function filterProblems(filter: JsonObject, masked: JsonValue): string[] {
  return itemsAt(masked, 'result[*]').flatMap(({ pointer, value }) =>
    Object.entries(filter).flatMap(([field, wanted]) => {
      const allowed = (Array.isArray(wanted) ? wanted : [wanted]).map(String);
      const place = `${pointer}/${field}`;
      return allowed.includes(String(valueAt(value, field)))
        ? []
        : [
            `${place}: expected ${allowed.map((text) => shown(text)).join(' or ')}, as asked, came ${shownAt(masked, place)}`,
          ];
    }),
  );
}

function ticketsOf({ body }: CheckContext): Located[] {
  const many = itemsAt(body, 'result[*]');
  return many.length > 0 ? many : itemsAt(body, 'result');
}
