/** A reading that many rules ask for: it is made once for each thing, and kept as long as that thing is. */
export function once<Key extends object, Value>(read: (of: Key) => Value): (of: Key) => Value {
  const known = new WeakMap<Key, { value: Value }>();
  return (of) => {
    const kept = known.get(of) ?? { value: read(of) };
    known.set(of, kept);
    return kept.value;
  };
}
