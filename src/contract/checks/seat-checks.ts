import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import { type CheckContext, shownAt } from '../check-context.ts';
import { hasKeys } from './date-checks.ts';
import { pointerBelow, pointerOf, type Way, walkObjects } from './walk.ts';

/** `<zone>-<row>;<place>` (observed; the vendor's seatmap has the same). */
const SEAT = /^(.+)-(\d+);(\d+)$/;

/**
 * A seat's id says its zone, row and place, and the key of a map is the id of what stands under it; `total` counts the seats.
 * Null when the answer has no seat.
 */
export function checkSeats({ body, masked }: CheckContext): string[] | null {
  let looked = 0;
  const problems: string[] = [];
  walkObjects(body, (object, way) => {
    const wrong = (member: string, expected: string) => {
      const pointer = `${pointerOf(way)}/${member}`;
      problems.push(`${pointer}: expected ${expected}, came ${shownAt(masked, pointer)}`);
    };
    const id = seatIdOf(object, way);
    const seat = id === null ? null : SEAT.exec(id);
    const [zone, row, place] = [seat?.[1], seat?.[2], seat?.[3]];
    if (id !== null) {
      looked += 1;
      if (row === undefined && isScalar(object['row']) && isScalar(object['place']))
        wrong(object['seat_id'] === undefined ? 'id' : 'seat_id', 'a zone with the row and the place');
      if (isOther(object['row'], row)) wrong('row', `${row}, as the seat's id ${id} has it`);
      if (isOther(object['place'], place)) wrong('place', `${place}, as the seat's id ${id} has it`);
      if (zone !== undefined && typeof object['zone_id'] === 'string' && object['zone_id'] !== zone)
        wrong('zone_id', `${zone}, as the seat's id ${id} has it`);
    }
    if (object['admission'] === true && Number(row) > 0 && Number(place) > 0)
      wrong('admission', 'false, as the place is numbered');
    const free = object['free_quantity'];
    if (typeof free === 'number' && typeof object['available'] === 'boolean' && object['disabled'] !== true) {
      if (object['available'] !== free > 0) wrong('available', `${free > 0}, as free_quantity is ${free}`);
      if (Number(row) > 0 && Number(place) > 0 && free > 1)
        wrong('free_quantity', 'at most 1, as the place is numbered');
    }
    if (way.key === 'seats' && way.holder?.key === 'scheme_properties') {
      looked += 1;
      for (const key of Object.keys(object))
        if (!SEAT.test(key))
          problems.push(`${pointerBelow(way, key)}: expected the id of a seat as the key, came another`);
    }
    const map = object['seatmap'];
    const scheme = object['scheme'];
    if (isJsonObject(map) && isJsonObject(scheme)) {
      for (const side of ['width', 'height'])
        if (scheme[side] !== undefined && map[side] !== scheme[side])
          wrong(`seatmap/${side}`, `that of the scheme, ${String(scheme[side])}`);
    }
    const stranger = seatOfAnotherZone(object);
    if (stranger !== null) wrong('zone_id', `the zone of its seats, ${stranger}`);
    const key = keyProblem(object, way);
    if (key !== null) wrong(key.member, key.expected);
    if (hasKeys(object, ['total', 'left', 'zones'])) {
      const seats = countSeats(object['zones'] ?? null);
      if (object['total'] !== seats) wrong('total', `the ${seats} seats that came`);
    }
  });
  return looked === 0 ? null : problems;
}

// The seatmap and the offers have the id as the key alone.
function seatIdOf(object: JsonObject, way: Way): string | null {
  const own = object['seat_id'] ?? (hasKeys(object, ['row', 'place']) ? object['id'] : undefined);
  if (typeof own === 'string') return own;
  const { key } = way;
  return own === undefined && typeof key === 'string' && SEAT.test(key) ? key : null;
}

function isOther(value: JsonValue | undefined, said: string | undefined): boolean {
  return said !== undefined && isScalar(value) && String(value) !== said;
}

// Partners number their zones; where it is a name, the seats have it too.
function seatOfAnotherZone({ zone_id: zone, seats }: JsonObject): string | null {
  if (typeof zone !== 'string' || !Array.isArray(seats)) return null;
  const zones = seats.flatMap((seat) => {
    const id = isJsonObject(seat) ? seat['seat_id'] : undefined;
    return SEAT.exec(typeof id === 'string' ? id : '')?.[1] ?? [];
  });
  return zones.find((name) => name !== zone) ?? null;
}

function keyProblem(object: JsonObject, { key }: Way): { member: string; expected: string } | null {
  if (typeof key !== 'string') return null;
  if (/^(?:.+-)?\d+;\d+$/.test(key)) {
    for (const member of ['id', 'seat_id']) {
      const id = object[member];
      if (typeof id === 'string' && id !== key && !id.endsWith(`-${key}`))
        return { member, expected: `the seat of its key, ${key}` };
    }
    return null;
  }
  const zone = object['zone_id'];
  if (isJsonObject(object['seats']) && typeof zone === 'string' && !/^\d+$/.test(key) && zone !== key)
    return { member: 'zone_id', expected: `its key, ${key}` };
  return null;
}

function countSeats(zones: JsonValue): number {
  const list = Array.isArray(zones) ? zones : [];
  return list.reduce<number>(
    (sum, zone) => sum + (isJsonObject(zone) && Array.isArray(zone['seats']) ? zone['seats'].length : 0),
    0,
  );
}

function isScalar(value: JsonValue | undefined): boolean {
  return typeof value === 'string' || typeof value === 'number';
}
