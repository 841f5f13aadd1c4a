import { pointerToken } from '../../common/items-path.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json.ts';

/** Keys on the way to a value. Only valid during the visit: it is one list that grows and shrinks. */
export type Way = readonly string[];

/** Visits every value of a body, the outer before the inner. A place is spelled with `pointerOf`, and only where it is needed. */
export function walk(value: JsonValue, visit: (value: JsonValue, way: Way) => void): void {
  walkFrom(value, [], visit);
}

function walkFrom(value: JsonValue, way: string[], visit: (value: JsonValue, way: Way) => void): void {
  visit(value, way);
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) step(item, String(index), way, visit);
    return;
  }
  for (const key of Object.keys(value)) {
    const child = value[key];
    if (child !== undefined) step(child, key, way, visit);
  }
}

function step(
  child: JsonValue,
  key: string,
  way: string[],
  visit: (value: JsonValue, way: Way) => void,
): void {
  way.push(key);
  walkFrom(child, way, visit);
  way.pop();
}

/** Visits every object of a body. */
export function walkObjects(value: JsonValue, visit: (object: JsonObject, way: Way) => void): void {
  walk(value, (found, way) => {
    if (isJsonObject(found)) visit(found, way);
  });
}

/** A way as a JSON Pointer. */
export function pointerOf(way: Way): string {
  return way.map((key) => `/${pointerToken(key)}`).join('');
}
