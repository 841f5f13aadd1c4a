import type { Forger } from './forger.ts';

/** Which audit is forged: its result is what the forger wants to be another. */
export type Forgeable = 'passed' | 'failed' | 'interrupted' | 'live';

/** A bundle that tells of something that did not happen, made by whoever has the source and no key. */
export interface Forgery {
  name: string;
  of: Forgeable;
  change: (forger: Forger) => void;
  /** Why nothing in a bundle or checkout can tell it, and what would make it known; absent: it must be told. */
  unknowable?: string;
}

/** Forgeries of one audit. */
export function forgeriesOf(
  of: Forgeable,
  list: readonly (readonly [name: string, change: Forgery['change'], unknowable?: string])[],
): Forgery[] {
  return list.map(([name, change, unknowable]) => ({
    name,
    of,
    change,
    ...(unknowable === undefined ? {} : { unknowable }),
  }));
}
