import { createHash } from 'node:crypto';
import { secondsOf } from '../../common/moment.ts';
import { isJsonObject, type JsonValue } from '../../model/json.ts';
import type { LoadedRows } from '../row.ts';
import { cityName, flag, requiredText, text } from './item-fields.ts';
import { type Item, itemsUnder, mapValues, notLoadable, seatsOfZones } from './items.ts';
import type { LoadContext, Loader } from './loader.ts';

/** Events: a row each in both inventory tables. The list of events counts no tickets, so totals stay unknown. */
export const loadEvents: Loader = (body, context) =>
  inventoryRows(
    itemsUnder(body, 'data').map((event) => ({
      eventId: requiredText(event, 'id'),
      eventName: text(event, 'name'),
      showId: '',
      seatId: '',
      city: cityName(text(event, 'city.name')),
      total: null,
      left: null,
    })),
    context,
  );

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

/** An event, or one seat of it. Counts are null when the answer has none. */
interface InventoryEntry {
  eventId: string;
  eventName: string;
  showId: string;
  seatId: string;
  city: string;
  total: number | null;
  left: number | null;
}

/** The rows of both inventory tables: as taken, and as the newest. */
function inventoryRows(entries: readonly InventoryEntry[], context: LoadContext): LoadedRows[] {
  const latest = entries.map((entry) => ({
    snapshot_ts: secondsOf(context.snapshotTs),
    event_id: entry.eventId,
    event_name: entry.eventName,
    show_id: entry.showId,
    seat_id: entry.seatId,
    city: entry.city,
    tickets_total: entry.total,
    tickets_left: entry.left,
    _ver: context.ver,
  }));
  const raw = latest.map((row) => {
    const key = [row.event_id, row.show_id, row.seat_id, row.city].join('::');
    return { ...row, _dedup_key: createHash('md5').update(key).digest('hex') };
  });
  return [
    { table: 'stg_qtickets_api_inventory_raw', rows: raw },
    { table: 'fact_qtickets_inventory_latest', rows: latest },
  ];
}
