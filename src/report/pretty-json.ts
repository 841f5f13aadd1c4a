import { setMember } from '../common/set-member.ts';

/** JSON with two spaces of indent, keys sorted by their bytes, and a line feed at the end. */
export function prettyJson(value: unknown): string {
  return `${JSON.stringify(sorted(value), null, 2)}\n`;
}

// What is in order is given as it is, and not copied: most of what is written is.
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map(sorted);
    return items.every((item, index) => item === value[index]) ? value : items;
  }
  const members = value as Record<string, unknown>;
  const keys = Object.keys(members);
  const order = inOrder(keys) ? keys : [...keys].sort(compareBytes);
  const values = order.map((key) => sorted(members[key]));
  if (order === keys && values.every((item, index) => item === members[keys[index] ?? ''])) return value;
  const copy: Record<string, unknown> = {};
  for (const [index, key] of order.entries()) setMember(copy, key, values[index]);
  return copy;
}

function inOrder(keys: readonly string[]): boolean {
  return keys.every((key, index) => index === 0 || compareBytes(keys[index - 1] ?? '', key) <= 0);
}

/** Where surrogates begin: below, the order of UTF-16 is that of the bytes of UTF-8. */
const SURROGATES = 0xd800;

function compareBytes(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let at = 0; at < shorter; at++) {
    const [one, other] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (one === other) continue;
    return one < SURROGATES && other < SURROGATES
      ? one - other
      : Buffer.compare(Buffer.from(a), Buffer.from(b));
  }
  return a.length - b.length;
}
