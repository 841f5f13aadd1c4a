import { isJsonObject, type JsonObject } from '../../model/json.ts';
import type { CheckContext } from '../check-context.ts';
import { differs } from '../rules/agree-rules.ts';
import { differences } from '../rules/differences.ts';
import { pointerBelow, type Way, walkObjects } from './walk.ts';

/** Keys under which one object comes as often as it is named. */
const NAMED = ['client', 'site', 'city', 'ticket', 'mail_template', 'event_type', 'scheme'];

/** What belongs to one other thing: a show to its event. */
const OWNED = [
  ['show_id', 'event_id'],
  ['promo_code_id', 'discount_id'],
] as const;
const SAME = 'the same answer';
/** Of a city a place is told: that of the hall. */
const MAY_DIFFER = ['coords'];

/**
 * An object that an answer holds several times is the same each time: the client of two orders, the city of two events. Null
 * when no object comes twice.
 */
export function sameObjectProblems({ body, masked }: CheckContext): string[] | null {
  const first = new Map<string, { way: Way; value: JsonObject }>();
  let again = 0;
  const problems: string[] = [];
  const owners = new Map<string, { way: Way; owner: string }>();
  walkObjects(body, (object, way) => {
    for (const [key, owner] of OWNED) {
      const [id, of] = [object[key], object[owner]];
      if (id == null || of == null) continue;
      const before = owners.get(`${key} ${String(id)}`);
      if (before === undefined) owners.set(`${key} ${String(id)}`, { way, owner: String(of) });
      else {
        again += 1;
        if (before.owner !== String(of))
          problems.push(
            differs(pointerBelow(way, owner), masked, pointerBelow(before.way, owner), masked, SAME),
          );
      }
    }
    for (const key of NAMED) {
      const value = object[key];
      if (!isJsonObject(value) || value['id'] === undefined) continue;
      const name = `${key} ${String(value['id'])}`;
      const before = first.get(name);
      if (before === undefined) {
        first.set(name, { way, value });
        continue;
      }
      again += 1;
      for (const { pointer } of differences(value, before.value, MAY_DIFFER)) {
        const [here, there] = [pointerBelow(way, key), pointerBelow(before.way, key)];
        problems.push(differs(`${here}${pointer}`, masked, `${there}${pointer}`, masked, SAME));
      }
    }
  });
  return again === 0 ? null : problems;
}
