/** What a benchmark found, as `reports/bench/peers.json` holds it. Times are in ms. */
export interface BenchResult {
  /** When it was begun, ISO 8601. */
  startedAt: string;
  /** The command as a user types it. */
  command: string;
  machine: Machine;
  /** Calls that each tool makes in a run. */
  cases: number;
  rounds: number;
  rows: BenchRow[];
}

export interface Machine {
  cpu: string;
  cores: number;
  memoryGiB: number;
  os: string;
  node: string;
}

export interface BenchRow {
  name: string;
  title: string;
  version: string;
  /** Why it was not timed; null when it was. */
  unfit: string | null;
  /** Largest memory of all its processes together in MiB, in a run of its own; null when not measured. */
  peakMiB: number | null;
  /** One for each round, in order. */
  runs: { wallMs: number; cpuMs: number | null; marks: Record<string, number> }[];
}
