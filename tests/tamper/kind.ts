import type { Files } from './seal-again.ts';
import type { Seeded } from './seeded.ts';

/** One way to alter a bundle. */
export interface Kind {
  name: string;
  /** How many of it there are in a run of the whole set, and in a sample. */
  times: number;
  /** True when nothing in the bundle can tell it from an honest one: only a signature can. */
  onlyByKey?: true;
  /** The altered bundle and what was done, or null where the bundle gives no occasion. */
  alter(files: Files, random: Seeded): { files: Files; what: string } | null;
}
