import type { VerdictStatus } from '../../model/audit-run.ts';
import type { IdList } from '../document/entry-ids.ts';
import type { BoxState, Spot } from '../document/lint-document.ts';

interface Base<Kind extends string, Value> extends Spot {
  kind: Kind;
  value: Value;
  /** The statement as it stands, without Markdown marks. */
  text: string;
}

/** What a number of tests says. `succeeded` counts answers with 2xx, `passed` whatever met its expectation. */
export type TestConcept =
  | 'executed'
  | 'passed'
  | 'succeeded'
  | 'failed'
  | 'expectedErrors'
  | 'denied'
  | 'skipped'
  /** A class of the document's own, such as blocked tests or API errors. */
  | 'otherClass'
  | 'notExecuted'
  | 'specified'
  | 'total';

/** A number of tests of the whole run. */
export interface CountFact extends Base<'count', number> {
  concept: TestConcept;
  /** Ids beside it; [] when it names none. */
  ids: string[];
  /** True when it is a part of the count that it stands below. */
  nested: boolean;
  /** True when it counts some of the tests only, such as those of one API. */
  part: boolean;
  /** True for `all 24 tests were executed`: what it counts against is given elsewhere. */
  claimed?: boolean;
}

/** A number of tests with the ids counted, whatever part of the run it speaks of. */
export interface IdCountFact extends Base<'idCount', number> {
  list: IdList;
}

export type Subject =
  | 'orders'
  | 'clients'
  | 'events'
  | 'priceShades'
  | 'discounts'
  | 'promoCodes'
  | 'barcodes'
  | 'seatRecords'
  | 'inventory'
  | 'partnerTickets'
  | 'partnersRead'
  | 'partnersWrite'
  | 'partners'
  | 'responseFiles'
  | 'jobRuns'
  | 'loadedCalls'
  | 'hits';

/** A number of things. `qualifier` is '' for a plain total, else a word such as `distinct`, `loaded`, `tests`. */
export interface QuantityFact extends Base<'quantity', number> {
  subject: Subject;
  qualifier: string;
  list: IdList;
}

/** Seats of an event, or of one of its shows; `value` is the total. */
export interface SeatFact extends Base<'seats', number> {
  event: string;
  show: string;
  left: number | null;
}

export interface VerdictFact extends Base<'verdict', VerdictStatus> {}

/** A percentage; part and whole are null when it stands alone. */
export interface PercentFact extends Base<'percent', number> {
  decimals: number;
  part: number | null;
  whole: number | null;
  /** True where more than a word or two stands between the two: they may be of two things. */
  apart: boolean;
  /** True when the percentage speaks of what the part is not: `11 of 15 missing (27% coverage)`. */
  complement: boolean;
  label: string | null;
}

/** Ids that a statement calls executed, not executed, skipped, not in the spec document, or those to be run at all. */
export interface IdsFact extends Base<'ids', string[]> {
  role: 'run' | 'missing' | 'skipped' | 'nonexistent' | 'scope';
}

/** The HTTP status that a statement gives for the tests it names. */
export interface AnswerFact extends Base<'answer', number> {
  ids: string[];
}

export interface HashFact extends Base<'hash', string> {
  algorithm: 'sha256' | 'commit';
  file: string | null;
}

/** An instant in milliseconds since 1970. */
export interface TimeFact extends Base<'time', number> {
  role: 'started' | 'finished' | 'generated' | 'other';
  shown: string;
  /** False when no time zone is given. */
  zoned: boolean;
  /** Milliseconds by which the written time may be off: a day for a date. */
  precision: number;
  possible: boolean;
}

/** A length of time in milliseconds. */
export interface DurationFact extends Base<'duration', number> {
  shown: string;
  precision: number;
}

/** `YYYYMMDD_HHMMSS` in the title, the run id or the name of a file of the run. */
export interface StampFact extends Base<'stamp', string> {
  of: 'title' | 'name';
}

/** A box of a checklist. */
export interface BoxFact extends Base<'box', BoxState> {}

/** Rows that a test or a source added to a table. */
export interface DeltaTerm {
  table: string;
  amount: number;
}

/** A row of the test matrix; `value` is its id. */
export interface MatrixFact extends Base<'row', string> {
  ref: string;
  expected: string;
  result: string;
  delta: string;
  state: 'ran' | 'skipped' | 'notExecuted';
  codes: number[];
  /** What the result shows: answered with 2xx, with an error that was expected, failed, or nothing readable. */
  outcome: 'success' | 'error' | 'failed' | 'unknown';
  change: 'none' | 'some' | 'unknown';
  terms: DeltaTerm[];
  artifacts: number | null;
}

/** A row of the table of counts; `value` is the table's name. */
export interface TableFact extends Base<'table', string> {
  before: number | null;
  after: number | null;
  delta: number | null;
  source: string;
}

/** A file of the run in a list of files; `value` is its path. */
export interface FileFact extends Base<'file', string> {}

/** A sum written out: `22 = 19 + 3`. */
export interface SumFact extends Base<'sum', number> {
  parts: number[];
}

export type Fact =
  | CountFact
  | IdCountFact
  | QuantityFact
  | SeatFact
  | VerdictFact
  | PercentFact
  | IdsFact
  | AnswerFact
  | HashFact
  | TimeFact
  | DurationFact
  | StampFact
  | BoxFact
  | MatrixFact
  | TableFact
  | FileFact
  | SumFact;

/** The facts of one kind, in the document's order. */
export function factsOf<K extends Fact['kind']>(
  facts: readonly Fact[],
  kind: K,
): Extract<Fact, { kind: K }>[] {
  return facts.filter((fact): fact is Extract<Fact, { kind: K }> => fact.kind === kind);
}
