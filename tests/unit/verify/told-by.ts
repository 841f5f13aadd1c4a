import { expect } from 'vitest';
import { EnoughDisagreements, Ledger } from '../../../src/verify/ledger.ts';
import { untold } from '../../tamper/untold.ts';

/** The first place of each thing that a check tells. */
export function toldBy(check: (ledger: Ledger) => void): string[] {
  const ledger = new Ledger();
  try {
    check(ledger);
  } catch (error) {
    expect(error).toBeInstanceOf(EnoughDisagreements);
  }
  expect(untold(ledger.disagreements)).toEqual([]);
  return ledger.disagreements.map(({ first }) => first.place);
}
