import { itemsAt, type Located, pointerToken, valueAt } from '../../common/items-path.ts';
import { isJsonObject, type JsonValue } from '../../model/json.ts';
import type { RuleSpec } from '../../model/rule.ts';
import { type CheckContext, shownAt } from '../check-context.ts';

/**
 * Every price that the zones, rows and seats of a show refer to is one of the show's own (QTickets REST docs, events: `#n`
 * in a request points at the n-th price sent; the answer holds the price's id).
 */
export function priceReferences(
  _: Extract<RuleSpec, { rule: 'priceReferences' }>,
  context: CheckContext,
): string[] {
  return itemsAt(context.body, 'data.shows[*]').flatMap((show) => priceReferencesOf(show, context.masked));
}

/** The same of one show. */
export function priceReferencesOf(show: Located, masked: JsonValue): string[] {
  const known = new Set(itemsAt(show.value, 'prices[*]').map(({ value }) => String(valueAt(value, 'id'))));
  const properties = itemsAt(show.value, 'scheme_properties')[0];
  if (properties === undefined) return [];
  return referencesIn(`${show.pointer}${properties.pointer}`, properties.value)
    .filter(({ price }) => !known.has(price))
    .map(
      ({ pointer }) => `${pointer}: expected the id of a price of the show, came ${shownAt(masked, pointer)}`,
    );
}

function referencesIn(pointer: string, value: JsonValue): { pointer: string; price: string }[] {
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const place = `${pointer}/${pointerToken(key)}`;
    if (key !== 'price_id') return referencesIn(place, child);
    return child === '' ? [] : [{ pointer: place, price: String(child) }];
  });
}
