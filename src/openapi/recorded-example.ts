import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isJsonObject, type JsonObject, type JsonValue } from '../model/json.ts';
import type { HttpMethod } from '../model/spec.ts';

/** Items of a list, or of a map of items, that an example shows. */
const ITEMS_SHOWN = 2;

/**
 * The answer that was recorded for a documented call, masked as it is, with the first items of each list; undefined where the call
 * has no recording of its own with a 200.
 */
export function recordedExample(
  recordingsDir: string,
  { id, scenario, method, path }: { id: string; scenario: string; method: HttpMethod; path: string },
): JsonValue | undefined {
  const file = join(recordingsDir, `${id}${scenario === '' ? '' : `.${scenario}`}.json`);
  if (!existsSync(file)) return undefined;
  const literal = path.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&');
  const address = new RegExp(`^${literal.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`);
  const recordings = JSON.parse(readFileSync(file, 'utf8')) as JsonObject[];
  // The entry's own call comes after what sets it up, and before what looks at it again.
  const own = recordings.find(
    (recording) =>
      recording['method'] === method &&
      [200, 201].includes(Number(recording['status'])) &&
      address.test(String(recording['path']).split('?')[0] ?? ''),
  );
  return own?.['response'] === undefined ? undefined : firstItems(own['response']);
}

function firstItems(value: JsonValue): JsonValue {
  if (Array.isArray(value)) {
    const shown = value.every(isJsonObject) ? value.slice(0, ITEMS_SHOWN) : value;
    return shown.map(firstItems);
  }
  if (!isJsonObject(value)) return value;
  const members = Object.entries(value);
  // Seats by their id: an object of many objects is a list by other means.
  const isMap = members.length > ITEMS_SHOWN && members.every(([, member]) => isJsonObject(member));
  return Object.fromEntries(
    (isMap ? members.slice(0, ITEMS_SHOWN) : members).map(([key, member]) => [key, firstItems(member)]),
  );
}
