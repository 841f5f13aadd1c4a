import type { JsonValue } from '../../model/json.ts';

/**
 * Canonical JSON (RFC 8785): keys sorted by UTF-16 units, no white space, numbers and strings as ECMAScript writes them.
 * Written apart from the one that writes the log.
 */
export function canonicalText(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalText(value[key] ?? null)}`);
  return `{${members.join(',')}}`;
}

/**
 * JSON as the files of a bundle hold it: two spaces of indent, keys sorted by their UTF-8 bytes (keys that are whole
 * numbers first, as ECMAScript keeps them), a line feed at the end.
 */
export function indentedText(value: JsonValue): string {
  return `${JSON.stringify(withSortedKeys(value), null, 2)}\n`;
}

function withSortedKeys(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(withSortedKeys);
  if (typeof value !== 'object' || value === null) return value;
  const keys = Object.keys(value).sort(byBytes);
  return Object.fromEntries(keys.map((key) => [key, withSortedKeys(value[key] ?? null)]));
}

/** The first unit from which on UTF-16 and UTF-8 order texts otherwise. */
const SURROGATES = 0xd800;

function byBytes(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  if (at === a.length || at === b.length) return a.length - b.length;
  const [own, other] = [a.charCodeAt(at), b.charCodeAt(at)];
  return own < SURROGATES && other < SURROGATES
    ? own - other
    : Buffer.compare(Buffer.from(a), Buffer.from(b));
}
