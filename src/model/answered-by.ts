/** Where the answer to one call came from. */
export type AnswerSource =
  /** A host on the network, asked during the run. */
  | { by: 'live'; host: string }
  /** A recording, as the manifest of the recordings vouches for it. `host` is null where the manifest does not name it. */
  | { by: 'recording'; file: string; of: 'live' | 'simulator'; host: string | null; recordedAt: string }
  /** The simulator of this project. */
  | { by: 'simulator' };

/** One of those who answered the calls of a run: an account or the simulator, asked itself or through recordings. */
export interface Answerer {
  who: 'account' | 'simulator';
  /** Host of the account; null for the simulator, and for recordings of a host that the manifest does not name. */
  host: string | null;
  /** Calls that it answered. */
  answers: number;
  /** The recordings of it that answered; null when it was asked itself. `from`, `to`: the days (UTC) of the first and the last. */
  recordings: { files: number; from: string; to: string } | null;
}
