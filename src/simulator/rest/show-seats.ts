import type { JsonObject } from '../../model/json.ts';
import { columnsOf, runQuery } from '../query/list-query.ts';
import { data, type Reply, resourceNotFound, validationError } from '../reply.ts';
import type { Route, RouteCall } from '../route.ts';
import { type SeatOffer, seatOffers } from '../state/free-seats.ts';
import { showOf } from './show-of.ts';

const COLUMNS = columnsOf(
  [
    'id',
    'zone_id',
    'row',
    'place',
    'price',
    'currency_id',
    'admission',
    'available',
    'disabled',
    'ordered',
    'free_quantity',
  ],
  { root_zone_id: 'zone_root_id', zone_root_id: 'zone_root_id' },
);

/** The vendor's seats of a show: flat, keyed by seat id, or by zone and short id (QTickets REST docs, seats). */
export const showSeatRoutes: Route[] = [{ method: 'GET', path: '/shows/:showId/seats', handle: showSeats }];

function showSeats({ world, params, body }: RouteCall): Reply {
  const show = showOf(world, params['showId']);
  if (show === undefined) return resourceNotFound('Show', params['showId'] ?? '');
  const rows = seatOffers(world.state, show.id, world.now()).map(seatRow);
  const rules = { columns: COLUMNS, perPage: Math.max(rows.length, 1), perPageInBody: false };
  const page = runQuery(rows, { where: body['where'] ?? [] }, rules);
  if ('faults' in page) return validationError(page.faults);
  const select = Array.isArray(body['select']) ? body['select'].map(String) : null;
  if (body['flat'] === true || body['flat'] === 1) {
    const seats = page.rows.map(
      (row) => [String(row['id']), picked(row, select ?? Object.keys(row))] as const,
    );
    return data(seats.length === 0 ? [] : Object.fromEntries(seats));
  }
  return data(zonesOf(page.rows, select));
}

/** Zones without `select` carry nothing of a seat but its id and whether it is an entrance ticket (observed). */
function zonesOf(rows: readonly JsonObject[], select: string[] | null): JsonObject | never[] {
  const zones = new Map<string, { name: string; seats: JsonObject }>();
  for (const row of rows) {
    const zoneId = String(row['zone_id']);
    const zone = zones.get(zoneId) ?? { name: String(row['zone_name']), seats: {} };
    zones.set(zoneId, zone);
    const seat = { seat_id: row['id'] ?? null, admission: false, ...picked(row, select ?? []) };
    zone.seats[String(row['short_seat_id'])] = seat;
  }
  const entries = [...zones].map(
    ([zone_id, { name, seats }]) => [zone_id, { zone_id, name, description: '', seats }] as const,
  );
  return entries.length === 0 ? [] : Object.fromEntries(entries);
}

function picked(row: JsonObject, fields: readonly string[]): JsonObject {
  const { zone_name: _zoneName, ...known } = row;
  return Object.fromEntries(
    fields.flatMap((field) => (known[field] === undefined ? [] : [[field, known[field]] as const])),
  );
}

function seatRow({ seat, available }: SeatOffer): JsonObject {
  const sold = !available && !seat.closed;
  return {
    id: seat.seat_id,
    root_id: seat.seat_id,
    name: seat.seat_name,
    zone_id: seat.zone_id,
    zone_root_id: seat.zone_id,
    zone_name: seat.zone_name,
    short_seat_id: `${seat.row};${seat.place}`,
    admission: false,
    available,
    disabled: seat.closed,
    ordered: sold,
    row: String(seat.row),
    place: String(seat.place),
    max_quantity: 1,
    free_quantity: available ? 1 : 0,
    ordered_quantity: sold ? 1 : 0,
    price: seat.price,
    currency_id: seat.currency_id,
    related_seats: [],
    multiprice_name: null,
    multiprice_code: null,
    coords: [...seat.coords],
  };
}
