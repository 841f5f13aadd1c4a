import { isJsonObject, type JsonValue } from '../../src/model/json.ts';
import type { Mutant } from './mutant.ts';
import { type Reply, withValue } from './reply.ts';

/** The replies of a scenario with a mutant's alteration in one of them. */
export function repliesWith(mutant: Mutant, replies: readonly Reply[]): Reply[] {
  const { place } = mutant;
  return replies.map((reply, index) => (index === place.call ? altered(mutant, reply) : reply));
}

function altered({ place: { path, value }, replacement }: Mutant, reply: Reply): Reply {
  if ('reply' in replacement) return replacement.reply(reply);
  const at = (other: JsonValue | undefined) => {
    const { bytes: _, ...rest } = reply;
    return { ...rest, json: withValue(reply.json, path, other) };
  };
  if ('remove' in replacement) return at(undefined);
  if ('value' in replacement) return at(replacement.value);
  const object = isJsonObject(value) ? value : {};
  const merged = Object.entries({ ...object, ...replacement.members }).filter(
    (entry): entry is [string, JsonValue] => entry[1] !== undefined,
  );
  return at(Object.fromEntries(merged));
}
