import type { JsonObject } from '../../model/json.ts';
import { data, resourceNotFound } from '../reply.ts';
import type { Route, World } from '../route.ts';
import type { Show } from '../state/event.ts';
import { type SeatOffer, seatOffers } from '../state/free-seats.ts';
import { rowOf } from './row-of.ts';

/** Seats of an event and of one of its shows: the spec document's routes, not the vendor's. */
export const eventSeatRoutes: Route[] = [
  {
    method: 'GET',
    path: '/events/:eventId/seats',
    undocumented: true,
    handle: ({ world, params }) => {
      const event = rowOf(world.state.events, params['eventId']);
      if (event === undefined) return resourceNotFound('Event', params['eventId'] ?? '');
      return data({ event_id: event.id, ...seatMap(event.shows, world, false) });
    },
  },
  {
    method: 'GET',
    path: '/events/:eventId/seats/:showId',
    undocumented: true,
    handle: ({ world, params }) => {
      const event = rowOf(world.state.events, params['eventId']);
      if (event === undefined) return resourceNotFound('Event', params['eventId'] ?? '');
      const show = event.shows.find((candidate) => String(candidate.id) === params['showId']);
      if (show === undefined) return resourceNotFound('Show', params['showId'] ?? '');
      const answer = data({ event_id: event.id, show_id: show.id, ...seatMap([show], world, true) });
      world.seatsAnswered(show.id);
      return answer;
    },
  },
];

function seatMap(shows: readonly Show[], world: World, withShow: boolean): JsonObject {
  const offers = shows.flatMap((show) => seatOffers(world.state, show.id, world.now()));
  const zones = new Map<string, { name: string; seats: JsonObject[] }>();
  for (const offer of offers) {
    const { zone_id, zone_name } = offer.seat;
    const zone = zones.get(zone_id) ?? { name: zone_name, seats: [] };
    zones.set(zone_id, zone);
    zone.seats.push(seatView(offer, withShow));
  }
  return {
    total: offers.length,
    left: offers.filter((offer) => offer.available).length,
    zones: [...zones].map(([zone_id, zone]) => ({ zone_id, ...zone })),
  };
}

/** Row and place are text in REST and numbers in Partners (QTickets docs). */
function seatView({ seat, available }: SeatOffer, withShow: boolean): JsonObject {
  return {
    seat_id: seat.seat_id,
    ...(withShow ? { show_id: seat.show_id } : {}),
    row: String(seat.row),
    place: String(seat.place),
    available,
    price: seat.price,
    currency_id: seat.currency_id,
  };
}
