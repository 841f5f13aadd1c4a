/** A map that forgets its oldest entry when it is full, and keeps nothing under a long key: it cannot fill the memory. */
export class BoundedCache<Value> {
  readonly #kept = new Map<string, Value>();
  /** Stands before the oldest: a new iterator would pass every key that was deleted before it. */
  readonly #oldest = this.#kept.keys();
  readonly #entries: number;
  readonly #longestKey: number;

  /** `entries`: the greatest number of them. `longestKey`: in UTF-16 code units. */
  constructor({ entries, longestKey }: { entries: number; longestKey: number }) {
    this.#entries = entries;
    this.#longestKey = longestKey;
  }

  /** The value kept under `key`; undefined where there is none. */
  find(key: string): Value | undefined {
    return key.length > this.#longestKey ? undefined : this.#kept.get(key);
  }

  /** The value kept under `key`, or the value that `compute` gives, which is then kept. */
  get(key: string, compute: (key: string) => Value): Value {
    if (key.length > this.#longestKey) return compute(key);
    const known = this.#kept.get(key);
    if (known !== undefined) return known;
    const value = compute(key);
    if (this.#kept.size >= this.#entries) {
      const oldest = this.#oldest.next();
      if (!oldest.done) this.#kept.delete(oldest.value);
    }
    this.#kept.set(key, value);
    return value;
  }
}
