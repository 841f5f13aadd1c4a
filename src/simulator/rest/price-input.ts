import { isJsonObject, type JsonValue } from '../../model/json.ts';
import { ItemFields } from '../item-fields.ts';
import type { ShowPrice } from '../state/event.ts';

/**
 * The prices that a show was sent with; null when none were sent. A price without id is new; `color_theme` comes back as text
 * (QTickets REST, events).
 */
export function pricesFrom(
  sent: JsonValue | undefined,
  show: ItemFields,
  newId: () => number,
): ShowPrice[] | null {
  if (sent === undefined || sent === null) return null;
  if (!Array.isArray(sent) || !sent.every(isJsonObject))
    return show.wrong('prices', 'must be a list of prices');
  return sent.map((item) => {
    const fields = new ItemFields(item);
    const price: ShowPrice = {
      id: fields.whole('id', 1) ?? newId(),
      default_price: fields.amount('default_price') ?? 0,
      color_theme: String(fields.whole('color_theme', 0) ?? 1),
      modifiers: [],
    };
    if (fields.fault !== null) show.wrong('prices', fields.fault);
    return price;
  });
}
