import type { JsonObject } from '../../model/json.ts';
import type { World } from '../route.ts';
import { seatOffers } from '../state/free-seats.ts';

/** The zones of a show with their seats; rows, places and zone ids are numbers here (QTickets Partners docs). */
export function partnerZones(showId: number, world: World): JsonObject[] {
  const zones = new Map<number, { name: string; seats: JsonObject[] }>();
  for (const { seat, available } of seatOffers(world.state, showId, world.now())) {
    const zone = zones.get(seat.zone_number) ?? { name: seat.zone_name, seats: [] };
    zones.set(seat.zone_number, zone);
    zone.seats.push({
      seat_id: seat.seat_id,
      available,
      coords: [...seat.coords],
      row: seat.row,
      place: seat.place,
      price: seat.price,
      currency_id: seat.currency_id,
    });
  }
  return [...zones].map(([zone_id, zone]) => ({ zone_id, ...zone }));
}
