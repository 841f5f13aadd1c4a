// @ts-check
// The process of the tests has ClickHouse's engine beside V8's heap: 267 of 350 MiB. V8 would let garbage lie rather than collect it as long as
// memory is free. Collecting it earlier costs an audit of the 33 about what the pages would cost that it then does not ask for, and
// one of ten times as many a third of its processor time. Flags of V8 in Node.js 20 to 24, read by V8 at each collection, so they may be
// set when the process runs.
import { setFlagsFromString } from 'node:v8';

/** Arguments for Node.js: no larger young generation than what one answer's values need. Read when the process starts. */
export const SMALL_YOUNG_GENERATION = ['--max-semi-space-size=4'];

/** From so many scenarios on, processor time counts for more than memory. */
const MANY_SCENARIOS = 100;

/** Lets V8 collect garbage early and often, for a run of as few scenarios as a profile of the project's own has. */
export function keepHeapSmall() {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=20');
}

/**
 * Lets V8's heap grow where a run is long enough to pay for it; else it stays as it is.
 * @param {number} scenarios of the run
 */
export function growHeapFor(scenarios) {
  if (scenarios <= MANY_SCENARIOS) return;
  setFlagsFromString('--semi-space-growth-factor=2');
  setFlagsFromString('--heap-growing-percent=70');
}
