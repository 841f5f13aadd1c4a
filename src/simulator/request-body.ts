import { isJsonObject, type JsonObject, type JsonValue } from '../model/json.ts';

/** Bodies of GET requests: a Fetch Request cannot hold one, so the door keeps it beside the Request. */
const bodiesBeside = new WeakMap<Request, string>();

/** Keeps the raw body that came with a GET request. */
export function keepBody(request: Request, text: string): void {
  bodiesBeside.set(request, text);
}

/** What a request carried: nothing, JSON, or text that is not JSON or holds a number that is too large for any. */
export type RequestBody = { kind: 'none' } | { kind: 'json'; value: JsonValue } | { kind: 'malformed' };

/** The body of a request, read from beside it or from it. */
export async function bodyOf(request: Request): Promise<RequestBody> {
  const text = bodiesBeside.get(request) ?? (request.body === null ? '' : await request.text());
  if (text.trim() === '') return { kind: 'none' };
  try {
    return { kind: 'json', value: JSON.parse(text, finite) as JsonValue };
  } catch {
    return { kind: 'malformed' };
  }
}

/** `1e400` would be Infinity, which no answer can tell of: JSON has no such number. */
function finite(_key: string, value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new RangeError('a number beyond all others');
  return value;
}

/** The object a body holds; an empty one when there is no body or it is PHP's empty array. Null for other JSON. */
export function objectIn(body: RequestBody): JsonObject | null {
  if (body.kind === 'none') return {};
  if (body.kind === 'malformed') return null;
  if (isJsonObject(body.value)) return body.value;
  return Array.isArray(body.value) && body.value.length === 0 ? {} : null;
}
