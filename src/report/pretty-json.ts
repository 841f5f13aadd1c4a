import { setMember } from '../common/set-member.ts';

/** JSON with two spaces of indent, keys sorted by their bytes, and a line feed at the end. */
export function prettyJson(value: unknown): string {
  // What is in order is given as it is, and not copied: most of what is written is.
  return `${JSON.stringify(isSorted(value) ? value : sorted(value), null, 2)}\n`;
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  const members = value as Record<string, unknown>;
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(members).sort(compareBytes)) setMember(copy, key, sorted(members[key]));
  return copy;
}

function isSorted(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isSorted);
  let before: string | undefined;
  for (const key of Object.keys(value)) {
    if (before !== undefined && compareBytes(before, key) > 0) return false;
    if (!isSorted((value as Record<string, unknown>)[key])) return false;
    before = key;
  }
  return true;
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
