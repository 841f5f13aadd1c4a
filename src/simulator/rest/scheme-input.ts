import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import type { ItemFields } from '../item-fields.ts';
import type { ShowPrice } from '../state/event.ts';
import { faultInScheme } from './scheme-form.ts';

/** The settings of a hall in which nothing is set. */
export function emptyScheme(): JsonObject {
  return { admin: { zones: {} }, zones: {} };
}

/** The settings of a hall that a show was sent with; null when none were sent. */
export function schemeFrom(
  sent: JsonValue | undefined,
  show: ItemFields,
  prices: readonly ShowPrice[],
): JsonObject | null {
  if (sent === undefined || sent === null) return null;
  if (!isJsonObject(sent)) return show.wrong('scheme_properties', 'must be an object');
  const { zones = {}, ...others } = withPriceIds(sent, prices) as JsonObject;
  const scheme = { ...emptyScheme(), ...others, zones: ofEach(zones, withRowSwitches) };
  const fault = faultInScheme(scheme, 'scheme_properties');
  return fault === null ? scheme : show.wrong(fault.at, fault.why);
}

/** A row that is sent without a switch is not switched off; in answers each has one (observed). */
function withRowSwitches(zone: JsonValue): JsonValue {
  if (!isJsonObject(zone) || zone['rows'] === undefined) return zone;
  const withSwitch = (row: JsonValue) => (isJsonObject(row) ? { disabled: '0', ...row } : row);
  return { ...zone, rows: ofEach(zone['rows'], withSwitch) };
}

/** What `change` makes of each member of an object; anything else as it is. */
function ofEach(value: JsonValue, change: (member: JsonValue) => JsonValue): JsonValue {
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, change(member)]));
}

/** `#n` in a `price_id` points at the n-th price of the same request (QTickets REST docs, events). */
function withPriceIds(value: JsonValue, prices: readonly ShowPrice[]): JsonValue {
  if (Array.isArray(value)) return value.map((one) => withPriceIds(one, prices));
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).map(([key, member]) => {
    const index = key === 'price_id' && typeof member === 'string' ? /^#(\d+)$/.exec(member)?.[1] : undefined;
    const price = index === undefined ? undefined : prices[Number(index)];
    return [key, price === undefined ? withPriceIds(member, prices) : String(price.id)] as const;
  });
  return Object.fromEntries(entries);
}
