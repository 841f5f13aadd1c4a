import { setMember } from '../common/set-member.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../model/json.ts';
import type { FieldNode } from './field-node.ts';

/**
 * A body without the fields that its schema does not know, at whatever depth; the body itself where it has none. What an API
 * adds may hold anything: `reply_to` is an address there, and `parent_id` may be 0. So may an object of which no field is known.
 */
export function knownPart(node: FieldNode, value: JsonValue): JsonValue {
  if (Array.isArray(value)) {
    const { items } = node;
    if (items === null) return value;
    let kept: JsonValue[] | undefined;
    for (let index = 0; index < value.length; index += 1) {
      const item = value[index] ?? null;
      const part = knownPart(items, item);
      if (part !== item) kept ??= value.slice(0, index);
      kept?.push(part);
    }
    return kept ?? value;
  }
  if (!isJsonObject(value)) return value;
  // Nearly all answers are known whole: what goes on is copied only where something does not.
  let kept: JsonObject | undefined;
  let index = -1;
  const names = Object.keys(value);
  for (const name of names) {
    index += 1;
    const member = value[name] ?? null;
    const below = node.names.has(name) ? node.field(name) : node.values;
    const part = below === null ? undefined : knownPart(below, member);
    if (kept === undefined && part !== member) {
      kept = {};
      for (const before of names.slice(0, index)) setMember(kept, before, value[before] ?? null);
    }
    if (kept !== undefined && part !== undefined) setMember(kept, name, part);
  }
  return kept ?? value;
}
