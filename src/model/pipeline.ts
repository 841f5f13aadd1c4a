import type { TableCounts } from './evidence.ts';
import type { JsonValue } from './json.ts';

/** One call that a team's own loader made, and what it got. Raw: it stays in the scratch folder of the run. */
export interface PipelineCall {
  method: string;
  /** Without the query. */
  path: string;
  /** `?...`, or ''. */
  query: string;
  /** Null when none was sent, or none that is JSON. */
  body: JsonValue | null;
  status: number;
  /** Null when the answer is not JSON. */
  answer: JsonValue | null;
}

/** What came of the command that loads the warehouse in place of the audit's own loaders. */
export interface PipelineRun {
  /** The command as it was given, masked. */
  command: string;
  /** Null when a signal ended it. */
  exitCode: number | null;
  signal: string | null;
  /** True when it was ended because its time was up. */
  timedOut: boolean;
  /** Null when the clock was fixed. */
  durationMs: number | null;
  /** The last line that it wrote to standard error, masked; '' when there is none. */
  lastError: string;
  calls: PipelineCall[];
  /** The tables before it ran. */
  before: TableCounts;
}

/** A run of the loader as it is written down: without what was sent and answered. Masked. */
export interface PipelineFacts {
  command: string;
  exitCode: number | null;
  signal: string | null;
  timedOut: boolean;
  durationMs: number | null;
  calls: { method: string; path: string; status: number }[];
}
