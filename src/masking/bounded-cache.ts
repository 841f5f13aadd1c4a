/** A map that forgets its oldest entry when it is full, so that a long run cannot fill the memory. */
export class BoundedCache {
  readonly #entries = new Map<string, string>();
  readonly #limit: number;

  /** `limit`: the greatest number of entries. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The value kept under `key`, or the value that `compute` gives, which is then kept. */
  get(key: string, compute: () => string): string {
    const known = this.#entries.get(key);
    if (known !== undefined) return known;
    const value = compute();
    if (this.#entries.size >= this.#limit) {
      const oldest = this.#entries.keys().next();
      if (!oldest.done) this.#entries.delete(oldest.value);
    }
    this.#entries.set(key, value);
    return value;
  }
}
