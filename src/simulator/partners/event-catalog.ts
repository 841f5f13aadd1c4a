import type { JsonObject } from '../../model/json.ts';
import type { World } from '../route.ts';
import { seatOffers } from '../state/free-seats.ts';
import { eventHead } from './event-head.ts';
import { offerIds, offerPrice } from './offers.ts';

/** One item per show of every active event; its scheme has no size (QTickets Partners docs, events/lists). */
export function eventItems(world: World): JsonObject[] {
  const active = world.state.events
    .all()
    .filter((event) => event.is_active === 1 && event.deleted_at === null);
  return active.flatMap((event) =>
    event.shows.map((show) => {
      const { scheme, last_update_hash, ...head } = eventHead({ event, show }, world);
      const { width: _width, height: _height, ...place } = scheme as JsonObject;
      return {
        ...head,
        scheme: place,
        event_type: { id: event.event_type_id, name: 'Мероприятие' },
        age: event.age,
        fanid_required: false,
        has_document_verification: false,
        integrations: [],
        last_update_hash: last_update_hash ?? '',
      };
    }),
  );
}

/** Where the seats of a show stand (QTickets Partners docs, events/seatmap). */
export function seatMap(showId: number, world: World): JsonObject {
  const zones: Record<string, { name: string; seats: JsonObject }> = {};
  for (const seat of world.state.seatsOf(showId)) {
    zones[seat.zone_id] ??= { name: seat.zone_name, seats: {} };
    const zone = zones[seat.zone_id];
    if (zone !== undefined)
      zone.seats[seat.seat_id] = { coords: [...seat.coords], row: seat.row, place: seat.place };
  }
  const placed = Object.entries(zones).map(([id, { name, seats }]): [string, JsonObject] => {
    return [id, { name, description: null, width: 960, height: 640, offset: [0, 0], seats }];
  });
  return { width: 960, height: 640, zones: Object.fromEntries(placed) };
}

/** Every offer of a show with the price of each seat (QTickets Partners docs, events/offers). */
export function showOffers(showId: number, world: World): JsonObject {
  const seats = seatOffers(world.state, showId, world.now());
  const offers = offerIds().map((offerId) => {
    const priced = seats.map(({ seat, available }) => {
      return [seat.seat_id, { available, price: offerPrice(seat, offerId) }] as const;
    });
    return [offerId, { name: offerId, seats: Object.fromEntries(priced) }] as const;
  });
  return Object.fromEntries(offers);
}
