/** What code that StrykerJS altered reads: which mutant is active, or which test is run without one. */
interface InForce {
  activeMutant?: string;
  currentTestId?: string;
}

/** A value that is made once for each mutant, and once for each test of the run without any. */
export function ofMutant<T>(make: () => T): () => T {
  let kept: { value: T; of: string } | undefined;
  return () => {
    const { activeMutant, currentTestId } = (globalThis as { __stryker__?: InForce }).__stryker__ ?? {};
    const of = `${activeMutant} ${currentTestId}`;
    if (kept?.of !== of) kept = { value: make(), of };
    return kept.value;
  };
}
