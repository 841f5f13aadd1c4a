import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/model/json.ts';
import type { Operator } from '../mutant.ts';
import type { Place } from '../place.ts';
import { swap } from './make.ts';

const family = 'writes';

/** The value that a request sent under a key, wherever it stands there. */
function sentAs(body: JsonValue, key: string): JsonValue | undefined {
  if (Array.isArray(body)) {
    for (const item of body) {
      const found = sentAs(item, key);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (!isJsonObject(body)) return undefined;
  if (Object.hasOwn(body, key)) return body[key];
  return Object.values(body)
    .map((value) => sentAs(value, key))
    .find((value) => value !== undefined);
}

const isWrite = ({ recording: { method, body, path } }: Place) =>
  isJsonObject(body) &&
  !(method === 'GET' && path.includes('/rest/')) &&
  !('filter' in body) &&
  !('where' in body);
/** Alters a value that was sent under the same key. */
export const came = (
  name: string,
  to: (value: JsonValue, sent: JsonValue) => JsonValue | undefined,
): Operator =>
  swap(family, `writes.${name}`, (value, place) => {
    const last = place.path.at(-1);
    if (!isWrite(place) || last !== place.key || typeof value === 'object') return undefined;
    const sent = sentAs(place.recording.body, place.key);
    // Another object's field of the same name was not sent.
    return sent === undefined || String(sent) !== String(value) ? undefined : to(value, sent);
  });
const other = (value: JsonValue): JsonObject[string] | undefined => {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value === 0 || value === 1 ? 1 - value : value + 1;
  return typeof value === 'string' ? undefined : undefined;
};

/** What was sent does not come back. */
export const WRITES: readonly Operator[] = [
  came('sentComesBackNull', () => null),
  came('sentComesBackEmpty', (value) => (typeof value === 'string' ? '' : undefined)),
  came('sentComesBackOther', (value) => other(value)),
  came('sentComesBackAsBefore', (value) => (typeof value === 'string' ? 'as it was before' : undefined)),
  came('sentComesBackCut', (value) =>
    typeof value === 'string' && value.length > 2 ? value.slice(0, -1) : undefined,
  ),
  came('sentComesBackTwice', (value) => (typeof value === 'string' ? `${value}${value}` : undefined)),
  came('sentComesBackInCapitals', (value) => (typeof value === 'string' ? value.toUpperCase() : undefined)),
  came('sentComesBackPadded', (value) => (typeof value === 'string' ? ` ${value} ` : undefined)),
];
