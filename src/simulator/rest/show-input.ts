import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import { instantOf, isoTime } from '../iso-time.ts';
import { ItemFields } from '../item-fields.ts';
import type { World } from '../route.ts';
import type { Show, ShowPrice, SimulatedEvent } from '../state/event.ts';

/**
 * The shows of an event after a write. `shows` changes those whose id the event has and adds the others; the dates of a
 * flat body are those of the first show.
 */
export function showsAfter(
  input: JsonObject,
  fields: ItemFields,
  before: SimulatedEvent,
  world: World,
): Show[] {
  const flatDates = {
    start_date: fields.date('start_date'),
    finish_date: fields.date('finish_date'),
  };
  const sent = input['shows'];
  if (sent === undefined) {
    if (flatDates.start_date === null && flatDates.finish_date === null) return before.shows;
    const [first, ...others] = before.shows;
    return [showFrom(flatDates, first ?? null, fields, newRows(world)), ...others];
  }
  if (!Array.isArray(sent)) {
    fields.wrong('shows', 'must be a list');
    return before.shows;
  }
  const ids = newRows(world);
  const changed = sent.map((item) => {
    const own = isJsonObject(item) ? item : {};
    const known = before.shows.find((show) => show.id === own['id']) ?? null;
    return showFrom(own, known, fields, ids);
  });
  const kept = before.shows.map((show) => changed.find((one) => one.id === show.id) ?? show);
  return [...kept, ...changed.filter((one) => !kept.includes(one))];
}

interface NewRows {
  show(): number;
  price(): number;
  /** When new rows are made. */
  at: string;
}

function newRows(world: World): NewRows {
  const shows = world.state.events.all().flatMap((event) => event.shows);
  let show = Math.max(...shows.map((one) => one.id));
  let price = Math.max(...shows.flatMap((one) => one.prices.map((each) => each.id)));
  return { show: () => ++show, price: () => ++price, at: isoTime(world.now().getTime()) };
}

function showFrom(sent: JsonObject, before: Show | null, eventFields: ItemFields, ids: NewRows): Show {
  const fields = new ItemFields(sent);
  const start = fields.date('start_date') ?? before?.start_date ?? fields.date('finish_date');
  if (start === null) eventFields.wrong('start_date', 'is required');
  const startDate = start ?? isoTime(0);
  const finish = fields.date('finish_date') ?? before?.finish_date ?? startDate;
  if ((instantOf(finish) ?? 0) < (instantOf(startDate) ?? 0)) {
    eventFields.wrong('finish_date', 'must not be before start_date');
  }
  const isActive = fields.flag('is_active');
  const prices = pricesFrom(sent['prices'], before, ids);
  const byPrice = [...prices].sort((left, right) => left.default_price - right.default_price);
  const properties = sent['scheme_properties'];
  const show: Show = {
    id: before?.id ?? ids.show(),
    name: before?.name ?? '',
    is_active: isActive === null ? (before?.is_active ?? 1) : Number(isActive),
    sale_start_date: fields.date('sale_start_date') ?? before?.sale_start_date ?? null,
    sale_finish_date: fields.date('sale_finish_date') ?? before?.sale_finish_date ?? startDate,
    open_date: fields.date('open_date') ?? before?.open_date ?? startDate,
    start_date: startDate,
    finish_date: finish,
    scheme_properties: isJsonObject(properties)
      ? (withPriceIds(properties, prices) as JsonObject)
      : (before?.scheme_properties ?? { admin: { zones: {} }, zones: {} }),
    prices,
    min_price: byPrice[0] ?? null,
    max_price: byPrice.at(-1) ?? null,
    created_at: before?.created_at ?? ids.at,
    updated_at: ids.at,
    deleted_at: null,
  };
  if (fields.fault !== null) eventFields.wrong('shows', fields.fault);
  return show;
}

/** A price without id is new; `color_theme` comes back as text (QTickets REST, events). */
function pricesFrom(sent: JsonValue | undefined, before: Show | null, ids: NewRows): ShowPrice[] {
  if (!Array.isArray(sent)) return before?.prices ?? [];
  return sent.filter(isJsonObject).map((price) => ({
    id: typeof price['id'] === 'number' ? price['id'] : ids.price(),
    default_price: Number(price['default_price'] ?? 0),
    color_theme: String(price['color_theme'] ?? 1),
    modifiers: [],
  }));
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
