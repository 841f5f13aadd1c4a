import { isJsonObject, type JsonObject } from '../../model/json.ts';
import { instantOf, isoTime } from '../iso-time.ts';
import { ItemFields } from '../item-fields.ts';
import type { World } from '../route.ts';
import type { Show, SimulatedEvent } from '../state/event.ts';
import { pricesFrom } from './price-input.ts';
import { emptyScheme, schemeFrom } from './scheme-input.ts';

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
  const prices = pricesFrom(sent['prices'], fields, ids.price) ?? before?.prices ?? [];
  const byPrice = [...prices].sort((left, right) => left.default_price - right.default_price);
  const show: Show = {
    id: before?.id ?? ids.show(),
    name: before?.name ?? '',
    is_active: isActive === null ? (before?.is_active ?? 1) : Number(isActive),
    sale_start_date: fields.date('sale_start_date') ?? before?.sale_start_date ?? null,
    sale_finish_date: fields.date('sale_finish_date') ?? before?.sale_finish_date ?? startDate,
    open_date: fields.date('open_date') ?? before?.open_date ?? startDate,
    start_date: startDate,
    finish_date: finish,
    scheme_properties:
      schemeFrom(sent['scheme_properties'], fields, prices) ?? before?.scheme_properties ?? emptyScheme(),
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
