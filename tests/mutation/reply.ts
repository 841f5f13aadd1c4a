import { isJsonObject, type JsonValue } from '../../src/model/json.ts';
import type { Recording } from '../../src/targets/recording.ts';

/** A recorded answer that a mutant may alter, in any of its layers. Replaced, never changed in place. */
export interface Reply {
  recording: Recording;
  status: number;
  /** Lower-case names. */
  headers: Readonly<Record<string, string>>;
  json: JsonValue;
  /** The body's bytes where they are not those of `json`. */
  bytes?: Buffer;
}

/** Text of a number as it stands in a body: JavaScript's own numbers cannot hold what some mutants write. */
export function rawNumber(digits: string): string {
  return `\u{1}raw:${digits}\u{1}`;
}

/** The replies of a scenario's calls, as they were recorded. */
export function repliesOf(recordings: readonly Recording[]): Reply[] {
  return recordings.map((recording) => ({
    recording,
    status: recording.status,
    headers: Object.fromEntries(
      Object.entries(recording.rawHeaders).map(([name, value]) => [name.toLowerCase(), value]),
    ),
    json: recording.response,
    ...(typeof recording.response === 'string' ? { bytes: Buffer.from(recording.response) } : {}),
  }));
}

/** The body of a reply as it is sent. */
export function bytesOf({ json, bytes }: Reply): Buffer {
  if (bytes !== undefined) return bytes;
  return Buffer.from(JSON.stringify(json).replace(/"\\u0001raw:([^"\\]*)\\u0001"/g, '$1'));
}

/** A copy of a JSON value with another at the place; what is beside the way there is shared. `undefined` takes it away. */
export function withValue(root: JsonValue, path: readonly string[], value: JsonValue | undefined): JsonValue {
  const [key, ...rest] = path;
  if (key === undefined) return value ?? null;
  if (Array.isArray(root)) {
    const copy = [...root];
    const index = Number(key);
    if (rest.length === 0 && value === undefined) copy.splice(index, 1);
    else copy[index] = withValue(copy[index] ?? null, rest, value);
    return copy;
  }
  if (!isJsonObject(root)) throw new RangeError(`nothing stands at ${path.join('/')}`);
  // Defined rather than set, so that a key such as __proto__ stays a key; the order of keys is kept.
  return Object.fromEntries(
    Object.entries(root).flatMap(([name, child]) => {
      if (name !== key) return [[name, child]];
      return rest.length === 0 && value === undefined ? [] : [[name, withValue(child, rest, value)]];
    }),
  );
}
