import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import type { Show, SimulatedEvent } from './event.ts';
import type { Seat } from './seat.ts';

const SEAT_ID = /^(.+)-(\d+);(\d+)$/;

/** Halls by show: a show is replaced when it changes, never changed, so a hall does not grow old. */
const halls = new WeakMap<Show, Seat[]>();

/**
 * The seats that `scheme_properties.seats` of a made show names, `<zone>-<row>;<place>`, in the order sent. The price is the
 * seat's own `price_id`, or its row's, or its zone's; a seat without any, or marked as disabled, is not for sale.
 */
export function seatsOfScheme(events: readonly SimulatedEvent[], showId: number): readonly Seat[] {
  for (const event of events) {
    const show = event.shows.find((one) => one.id === showId);
    if (show === undefined) continue;
    const known = halls.get(show);
    if (known !== undefined) return known;
    const seats = hallOf(event, show);
    halls.set(show, seats);
    return seats;
  }
  return [];
}

function hallOf(event: SimulatedEvent, show: Show): Seat[] {
  const zones = objectAt(show.scheme_properties, 'zones');
  const zoneNumbers = new Map<string, number>();
  return Object.entries(objectAt(show.scheme_properties, 'seats')).flatMap(([seatId, properties]): Seat[] => {
    const [, zoneId, row, place] = SEAT_ID.exec(seatId) ?? [];
    if (zoneId === undefined) return [];
    if (!zoneNumbers.has(zoneId)) zoneNumbers.set(zoneId, zoneNumbers.size + 1);
    const zone = objectAt(zones, zoneId);
    const levels = [isJsonObject(properties) ? properties : {}, objectAt(objectAt(zone, 'rows'), row), zone];
    const priceId = levels
      .map((level) => level['price_id'])
      .find((id) => typeof id === 'string' && id !== '');
    const price = show.prices.find((one) => String(one.id) === priceId);
    return [
      {
        event_id: event.id,
        show_id: show.id,
        zone_id: zoneId,
        zone_number: zoneNumbers.get(zoneId) ?? 0,
        zone_name: zoneId,
        seat_id: seatId,
        seat_name: `${zoneId}, ряд ${row}, место ${place}`,
        row: Number(row),
        place: Number(place),
        price_id: price?.id ?? 0,
        price: price?.default_price ?? 0,
        currency_id: event.currency_id,
        coords: [40 + Number(place) * 24, 60 + Number(row) * 28],
        closed: price === undefined || levels.some((level) => level['disabled'] === '1'),
      },
    ];
  });
}

function objectAt(holder: JsonObject, key: string | undefined): JsonObject {
  const value: JsonValue | undefined = key === undefined ? undefined : holder[key];
  return isJsonObject(value) ? value : {};
}
