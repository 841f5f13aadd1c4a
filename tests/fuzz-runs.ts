import type { Parameters as Runs } from 'fast-check';

/** Seed of the runs that everybody makes. */
const SEED = 20261128;

/**
 * How often a property is tried: `few` times with one seed where all tests run, and AUDIT_FUZZ_RUNS times as often with the seed
 * AUDIT_FUZZ_SEED where a job has the time. What fails prints its seed and path.
 */
export function runs<T>(few: number): Runs<T> {
  const { AUDIT_FUZZ_RUNS = '1', AUDIT_FUZZ_SEED = String(SEED) } = process.env;
  return { seed: Number(AUDIT_FUZZ_SEED), numRuns: few * Number(AUDIT_FUZZ_RUNS) };
}
