const known = new WeakMap<Uint8Array, Map<string, unknown>>();

/** What was computed of these bytes before, or is computed now: bytes of a bundle never change. */
export function once<T>(bytes: Uint8Array, name: string, compute: () => T): T {
  const values = known.get(bytes) ?? new Map<string, unknown>();
  known.set(bytes, values);
  if (!values.has(name)) values.set(name, compute());
  return values.get(name) as T;
}
