import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** Canonical JSON by RFC 8785: keys sorted, no white space. Throws for what JSON cannot hold. */
export function canonicalJson(value: unknown): string {
  // What is in order already is written by V8 itself, which is many times as fast.
  if (isInOrder(value)) return JSON.stringify(value);
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('undefined has no JSON form');
  return text;
}

/** SHA-256 of bytes, or of a text's UTF-8 bytes: 64 hex digits. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * True for what `JSON.stringify` writes in canonical form: plain values whose members come in the order of their keys, and
 * nothing that JSON cannot hold. ECMAScript's numbers and texts are those of RFC 8785.
 */
function isInOrder(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
      return value.isWellFormed();
    case 'number':
      return Number.isFinite(value);
    case 'boolean':
      return true;
    case 'object':
      break;
    default:
      return false;
  }
  if (value === null) return true;
  if (Array.isArray(value)) return value.every(isInOrder);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  let before: string | null = null;
  const members = value as Record<string, unknown>;
  for (const key of Object.keys(members)) {
    if (before !== null && key < before) return false;
    if (key === 'toJSON' || !key.isWellFormed() || !isInOrder(members[key])) return false;
    before = key;
  }
  return true;
}
