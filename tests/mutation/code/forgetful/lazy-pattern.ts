import type { lazyPattern as keeping } from '../../../../src/common/lazy-pattern.ts';
import { ofMutant } from './of-mutant.ts';

/** As the product's, without what it keeps from one mutant to the next, and without its looser twins. */
export const lazyPattern: typeof keeping = (make) => {
  const made = ofMutant(make);
  return Object.assign(() => made(), {
    [Symbol.replace]: (text: string, by: unknown) => text.replace(made(), by as string),
  });
};
