import { pointerToken } from '../../common/items-path.ts';
import { isJsonObject, type JsonValue } from '../../model/json.ts';

type Value = JsonValue | undefined;

/**
 * Walks two JSON values side by side, and hands on the leaves of both with their JSON Pointer: undefined where one has none. Two lists, or
 * two objects, are walked into; anything else is a leaf, and so are two empty lists.
 */
export function walkBoth(
  a: Value,
  b: Value,
  leaf: (a: Value, b: Value, pointer: string) => void,
  at = '',
): void {
  if (isJsonObject(a) && isJsonObject(b)) {
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)]))
      walkBoth(a[key], b[key], leaf, `${at}/${pointerToken(key)}`);
  } else if (Array.isArray(a) && Array.isArray(b) && a.length + b.length > 0) {
    for (let index = 0; index < Math.max(a.length, b.length); index += 1)
      walkBoth(a[index], b[index], leaf, `${at}/${index}`);
  } else leaf(a, b, at);
}
