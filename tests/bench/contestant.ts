import type { Command } from './measure-command.ts';
import type { Work } from './peer.ts';

/** Where one run finds what answers, and may write. */
export interface RunPlace {
  /** `http://127.0.0.1:<port>` of what answers. */
  url: string;
  /** Address that puts the simulator back to its data set. */
  resetUrl: string;
  /** An empty folder of this run alone. */
  scratch: string;
}

/** How a contestant is shown to do the work before it is timed. */
export type Proof =
  /** It must make the calls, each once and no other, and fail on a wrong answer. */
  | 'exact'
  /** It makes calls of its own besides. */
  | 'contains'
  /** It asks nobody: it must only pass. */
  | 'passes';

/** One line of the table: a peer, or one way to run the audit. */
export interface Contestant {
  name: string;
  title: string;
  /** Name and version of what is measured. */
  version: string;
  /** Why it cannot be run; null when it can. */
  unfit: string | null;
  proof: Proof;
  /** Writes its input. */
  prepare?(work: Work): void;
  command(place: RunPlace): Command;
  /** Where a run writes its JUnit file. */
  junit(place: RunPlace): string;
  /** Done before each run, outside the measured time. */
  before?(): void;
  /** Lines of standard output whose time is told. */
  marks?: Readonly<Record<string, RegExp>>;
}

/** The contestants that `--only` selects: a name stands for itself and for its variants, `bruno` for `bruno-developer` too. */
export function selectContestants<T extends { name: string }>(
  all: readonly T[],
  only: readonly string[],
): T[] {
  if (only.length === 0) return [...all];
  return all.filter(({ name }) => only.some((word) => name === word || name.startsWith(`${word}-`)));
}
