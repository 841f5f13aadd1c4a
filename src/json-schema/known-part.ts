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
  const entries = Object.entries(value);
  const kept = entries.flatMap(([name, member]): [string, JsonValue][] => {
    const below = node.names.has(name) ? node.field(name) : node.values;
    return below === null ? [] : [[name, knownPart(below, member)]];
  });
  const isWhole = kept.length === entries.length && kept.every(([name, member]) => member === value[name]);
  return isWhole ? value : Object.fromEntries(kept);
}
