import type { BoundedCache as Keeping } from '../../../../src/common/bounded-cache.ts';
import { ofMutant } from './of-mutant.ts';

/** As the product's, without what it keeps from one mutant to the next; it never is full. */
export class BoundedCache<Value> implements Pick<Keeping<Value>, 'get'> {
  readonly #kept = ofMutant(() => new Map<string, { value: Value }>());

  // biome-ignore lint/complexity/noUselessConstructor: it is made as the product's is
  constructor(_limits: { entries: number; longestKey: number }) {}

  get(key: string, compute: (key: string) => Value): Value {
    const known = this.#kept().get(key) ?? { value: compute(key) };
    this.#kept().set(key, known);
    return known.value;
  }
}
