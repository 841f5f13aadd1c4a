import type { Disagreement } from '../../src/verify/ledger.ts';

/** Disagreements that leave the reader without what they must say: what disagrees, and both values with their places. */
export function untold(disagreements: readonly Disagreement[]): Disagreement[] {
  return disagreements.filter(({ what, first, second }) =>
    [what, first.place, first.value, second.place, second.value].some((part) => part.trim() === ''),
  );
}
