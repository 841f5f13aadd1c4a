import type { Disagreement } from '../../src/verify/ledger.ts';

/** Disagreements that leave the reader without what they must say: what disagrees, and both places. */
export function untold(disagreements: readonly Disagreement[]): Disagreement[] {
  return disagreements.filter(
    ({ what, first, second }) =>
      what.trim() === '' || first.place.trim() === '' || second.place.trim() === '',
  );
}
