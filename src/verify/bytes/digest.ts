import { createHash } from 'node:crypto';

const known = new WeakMap<Uint8Array, Map<string, unknown>>();

/** What was computed of these bytes before, or is computed now: bytes of a bundle never change. */
export function once<T>(bytes: Uint8Array, name: string, compute: () => T): T {
  const values = known.get(bytes) ?? new Map<string, unknown>();
  known.set(bytes, values);
  if (!values.has(name)) values.set(name, compute());
  return values.get(name) as T;
}

/** SHA-256 of a file's bytes, 64 hex digits. */
export function digestOf(bytes: Uint8Array): string {
  return once(bytes, 'sha256', () => sha256Hex(bytes));
}

/** SHA-256 of bytes, or of a text's UTF-8 bytes: 64 hex digits. */
export function sha256Hex(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
