import { isJsonObject, type JsonValue } from '../../model/json.ts';
import { inventoryRows } from './inventory-rows.ts';
import { flag, requiredText, text } from './item-fields.ts';
import { type Item, mapValues, notLoadable, seatsOfZones } from './items.ts';
import type { Loader } from './loader.ts';

/**
 * Seats of an event or of a show: a row each in both inventory tables, with one ticket that is left or not.
 * Event and show are the path's: a seat asked for by event has no show, so it is a row beside that of its show.
 */
export const loadSeats: Loader = (body, context) => {
  const data = isJsonObject(body) ? body['data'] : undefined;
  const eventId =
    context.eventId || (isJsonObject(data) ? text({ value: data, at: '/data' }, 'event_id') : '');
  if (eventId === '') throw notLoadable('/data/event_id', 'neither the path nor the answer names the event');
  const isFlat = isJsonObject(data) && !Object.hasOwn(data, 'zones');
  return inventoryRows(
    seatsOf(data).map((seat) => ({
      eventId,
      eventName: '',
      showId: context.showId,
      seatId: requiredText(seat, isFlat ? 'id' : 'seat_id'),
      city: '',
      total: 1,
      left: flag(seat, 'available'),
    })),
    context,
  );
};

/** Seats by zone, or the vendor's flat map of seats by their id; a show without seats answers an empty list. */
function seatsOf(data: JsonValue | undefined): Item[] {
  if (Array.isArray(data) && data.length === 0) return [];
  if (isJsonObject(data) && !Object.hasOwn(data, 'zones')) {
    return mapValues(data, '/data');
  }
  return seatsOfZones(data, '/data');
}
