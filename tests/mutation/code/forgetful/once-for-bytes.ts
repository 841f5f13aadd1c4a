import type { once as keeping } from '../../../../src/common/once-for-bytes.ts';
import { ofMutant } from './of-mutant.ts';

const known = ofMutant(() => new WeakMap<Uint8Array, Map<string, unknown>>());

/** As the product's, without what it keeps from one mutant to the next. */
export const once: typeof keeping = (bytes, name, compute) => {
  const values = known().get(bytes) ?? new Map<string, unknown>();
  known().set(bytes, values);
  if (!values.has(name)) values.set(name, compute());
  return values.get(name) as ReturnType<typeof compute>;
};
