import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** Canonical JSON by RFC 8785: keys sorted, no white space. Throws a TypeError for what JSON cannot hold. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('undefined has no JSON form');
  return text;
}

/** SHA-256 of bytes, or of a text's UTF-8 bytes: 64 hex digits. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
