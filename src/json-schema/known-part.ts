import { isJsonObject, type JsonValue } from '../model/json.ts';
import type { FieldNode } from './field-node.ts';

/**
 * A body without the fields that its schema does not know, at whatever depth; the body itself where it has none. What an API
 * adds may hold anything: `reply_to` is an address there, and `parent_id` may be 0. So may an object of which no field is known.
 */
export function knownPart(node: FieldNode, value: JsonValue): JsonValue {
  if (Array.isArray(value)) {
    const { items } = node;
    if (items === null) return value;
    const kept = value.map((item) => knownPart(items, item));
    return kept.every((item, index) => item === value[index]) ? value : kept;
  }
  if (!isJsonObject(value)) return value;
  // Nearly all answers are known whole: what goes on is copied only where something does not.
  const kept: [string, JsonValue][] = [];
  let isWhole = true;
  for (const [name, member] of Object.entries(value)) {
    const below = node.names.has(name) ? node.field(name) : node.values;
    const part = below === null ? undefined : knownPart(below, member);
    isWhole &&= part === member;
    if (part !== undefined) kept.push([name, part]);
  }
  return isWhole ? value : Object.fromEntries(kept);
}
