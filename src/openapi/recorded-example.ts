import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isJsonObject, type JsonObject, type JsonValue } from '../model/json.ts';
import type { HttpMethod } from '../model/spec.ts';

/** Items of a list, or of a map of items, that an example shows. */
const ITEMS_SHOWN = 2;

/** A call that was made before another, which needs it. */
export interface EarlierCall {
  method: string;
  /** With its ids, from the base of the API on. */
  path: string;
  body: JsonValue;
}

/** What was recorded of a documented call: its answer, masked as it is, with the first items of each list, and the writes before it. */
export interface RecordedCall {
  example: JsonValue;
  before: EarlierCall[];
}

/** The recording of a documented call; undefined where it has none of its own with a 200. */
export function recordedCall(
  recordingsDir: string,
  { id, scenario, method, path }: { id: string; scenario: string; method: HttpMethod; path: string },
): RecordedCall | undefined {
  const file = join(recordingsDir, `${id}${scenario === '' ? '' : `.${scenario}`}.json`);
  if (!existsSync(file)) return undefined;
  const literal = path.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&');
  const address = new RegExp(`^${literal.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`);
  const recordings = JSON.parse(readFileSync(file, 'utf8')) as JsonObject[];
  // The entry's own call comes after what sets it up, and before what looks at it again.
  const at = recordings.findIndex(
    (recording) =>
      recording['method'] === method &&
      [200, 201].includes(Number(recording['status'])) &&
      address.test(String(recording['path']).split('?')[0] ?? ''),
  );
  const response = recordings[at]?.['response'];
  if (response === undefined) return undefined;
  const before = recordings
    .slice(0, at)
    .filter((earlier) => earlier['method'] !== 'GET')
    .map((earlier) => ({
      method: String(earlier['method']),
      path: String(earlier['path']),
      body: earlier['body'] ?? null,
    }));
  return { example: firstItems(response), before };
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
