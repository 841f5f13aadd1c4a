import type { LoadMark } from './attribution.ts';
import type { StoredRow } from './key-looks.ts';
import type { LongTexts } from './long-texts.ts';
import type { LoadedRows, Row } from './row.ts';

/** What an answer must leave in one table: keys of its sorting key, and the columns to compare. */
export interface AnswerKeys {
  keys: readonly (readonly string[])[];
  columns: readonly string[];
  /** Columns whose texts are so long that they are held against each other by their sums. */
  long?: LongTexts;
}

/** One answer to load, and what to look at. */
export interface LoadRequest {
  mark: LoadMark;
  /** What the loaders made of the answer, in the order of sending. */
  rows: readonly LoadedRows[];
  /** By table. */
  answer: ReadonlyMap<string, AnswerKeys>;
  /** The job row, once `sent` rows were sent. */
  job: (sent: number) => Row;
}

/** What a load did to one table that its answer names. */
export interface LoadedTable {
  sent: number;
  /** Distinct keys of the rows sent. */
  distinct: number;
  /** Rows that were sent with another version than the load's. */
  otherVersions: number;
  /** `keyOf` of keys that were sent and that the answer does not hold. */
  extra: Set<string>;
  /** `keyOf` of the keys, the answer's and the extra ones, that nobody saw before. */
  newKeys: Set<string>;
  /** By `keyOf`: what a reader sees, if it has the version of the load or a newer one. Of a replacing table one row each. */
  seen: Map<string, StoredRow[]>;
}

/** What came of a load. */
export interface LoadOutcome {
  tables: Map<string, LoadedTable>;
  /** Rows sent, by every table that rows were sent to, the job table included. */
  sent: Map<string, number>;
  /** Job rows of the load that are there: columns as text, null for NULL; those that the table lacks are absent. */
  jobs: Record<string, string | null>[];
}
