import type { Check, Disagreement } from '../../src/verify/ledger.ts';

/** Checks whose values are words of our own: of the others a value may be an empty text that stands in a bundle. */
const IN_WORDS: readonly Check[] = ['sums', 'archive', 'signature', 'chain', 'masking', 'spec'];

/** Disagreements that leave the reader without what they must say: what disagrees, both places, and two values. */
export function untold(disagreements: readonly Disagreement[]): Disagreement[] {
  return disagreements.filter(({ check, what, first, second }) => {
    const values = IN_WORDS.includes(check) ? [first.value, second.value] : [];
    return [what, first.place, second.place, ...values].some((part) => part.trim() === '');
  });
}
