import type { LoaderName } from './case.ts';
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
  /** The last lines that it printed, without frames of a stack, those of standard error where there are any; masked. */
  lastLines: string[];
  /** All that it printed, masked; `cut` when only the end of it was kept. */
  output: { text: string; cut: boolean };
  /** Names of the variables that it was handed. */
  environment: PipelineEnvironment;
  /** The date of the data, RFC 3339: `QTICKETS_NOW`. */
  now: string;
  calls: PipelineCall[];
  /** The tables before it ran. */
  before: TableCounts;
  /** Columns of the definitions that they did not have then, by table. */
  missing: Record<string, string[]>;
}

/** Variables of a loader that the audit has to do with, by name. */
export interface PipelineEnvironment {
  /** Set by the audit. */
  set: string[];
  /** Those of them that had another value. */
  replaced: string[];
  /** Of the audit alone, or secrets: not handed on. */
  withheld: string[];
}

/** One call of a loader as it is written down: without what was sent and answered. */
export interface PipelineCallFacts {
  method: string;
  /** With the query. Masked. */
  path: string;
  status: number;
  /** The entry at which the rows of its answer are judged; null when it makes none. */
  entry: { id: string; scenario: string } | null;
  /** Items of the answer that make rows; null where `entry` is. */
  items: number | null;
  /** The page as the answer names it; null for an answer without pages. */
  page: { current: number; perPage: number; total: number } | null;
  /** What tells the request from others of its path, but for the page: a sum of its masked body; '' for none. */
  filter: string;
  /** Its conditions that name a time: `created_at >= 2025-11-01`. */
  window: string[];
  /** Names in its query. */
  query: string[];
}

/** What a loader received of one kind. */
export interface PipelineReceived {
  kind: LoaderName;
  tables: string[];
  calls: number;
  items: number;
  distinct: number;
  /** Entries at which it is judged. */
  from: string[];
}

/** A run of the loader before its output is a file. */
export type PipelineRecord = Omit<PipelineFacts, 'output'> & { output: PipelineRun['output'] };

/** A run of the loader as it is written down. Masked. */
export interface PipelineFacts {
  command: string;
  exitCode: number | null;
  signal: string | null;
  timedOut: boolean;
  durationMs: number | null;
  now: string;
  environment: PipelineEnvironment;
  lastLines: string[];
  /** Its output in the bundle. */
  output: { path: string; bytes: number; sha256: string; cut: boolean };
  calls: PipelineCallFacts[];
  received: PipelineReceived[];
  /** Tables that are held against the answers; no answer says what must be in the others. */
  judged: string[];
}
