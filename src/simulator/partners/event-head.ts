import { createHash } from 'node:crypto';
import type { JsonObject } from '../../model/json.ts';
import { instantOf, isoTime } from '../iso-time.ts';
import type { World } from '../route.ts';
import { seatOffers } from '../state/free-seats.ts';
import type { CallScope } from './call-scope.ts';

/** Offsets of the venues' zones in minutes; none of them keeps summer time. */
const OFFSETS: Readonly<Record<string, number>> = {
  'Asia/Krasnoyarsk': 420,
  'Asia/Omsk': 360,
  'Europe/Moscow': 180,
};

/** EventHead: what every Partners success but find and lists begins with. Dates carry the venue's offset. */
export function eventHead({ event, show }: CallScope, world: World): JsonObject {
  const offset = OFFSETS[event.city.timezone] ?? 180;
  const atVenue = (text: string) => isoTime(instantOf(text) ?? 0, offset);
  return {
    event_id: event.id,
    show_id: show.id,
    event_name: event.name,
    start_date: atVenue(show.start_date),
    finish_date: atVenue(show.finish_date),
    scheme: {
      id: event.scheme_id,
      venue_id: 80 + event.city_id,
      place_name: event.place_name,
      place_address: event.place_address,
      place_description: event.place_description,
      width: 960,
      height: 640,
    },
    city: { ...event.city, coords: [...event.place_coordinates] },
    last_update_hash: updateHash({ event, show }, world),
  };
}

/** 40 hex digits that change whenever the event or a seat of the show does. */
function updateHash({ event, show }: CallScope, world: World): string {
  const hash = createHash('sha1').update(`${event.id}:${show.id}:${event.updated_at}`);
  for (const { available } of seatOffers(world.state, show.id, world.now()))
    hash.update(available ? '1' : '0');
  return hash.digest('hex');
}
