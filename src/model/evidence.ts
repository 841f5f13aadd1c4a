import type { AnswerSource } from './answered-by.ts';
import type { LoaderName, Outcome } from './case.ts';
import type { ToldError } from './errors.ts';
import type { FieldUse } from './field-use.ts';
import type { JsonValue } from './json.ts';
import type { SharedCounts } from './shard.ts';

/** One try of a request. A connection error has no status. */
export interface Attempt {
  startedAt: string;
  /** Null when times are fixed by SOURCE_DATE_EPOCH. */
  durationMs: number | null;
  status: number | null;
  error: string | null;
  /** Wait before this try, in milliseconds; 0 for the first. */
  waitMs: number;
  /** Why it was tried again; null for the first. */
  reason: string | null;
}

/** `call`: the entry's own request. The others are made for it and are not counted. */
export type ExchangeRole = 'setup' | 'call' | 'followUp' | 'undo' | 'prerequisite';

/** A request and what came back. Everything in it is masked. */
export interface Exchange {
  role: ExchangeRole;
  /** Name of the setup or follow-up call, id of the prerequisite case, '' for the entry's own call. */
  name: string;
  request: {
    method: string;
    path: string;
    headers: Record<string, string>;
    body: JsonValue | null;
  };
  /** Null when no answer came. */
  response: {
    status: number;
    headers: Record<string, string>;
    /** Parsed JSON, or the text as a string when `json` is false. */
    body: JsonValue;
    json: boolean;
    /** Size of the body as received, in bytes; null when times are fixed (a masked body has other bytes). */
    bytes: number | null;
  } | null;
  /** Where the answer came from; null when none came. */
  answeredBy: AnswerSource | null;
  attempts: Attempt[];
}

export type CheckOutcome = 'pass' | 'fail' | 'notRun';

/** One assertion. Names: status, contentType, json, envelope, schema, general:*, rule:*, rows:*, recording. */
export interface CheckResult {
  name: string;
  result: CheckOutcome;
  /** What failed, or why it was not run; null for a pass. Masked. */
  message: string | null;
}

/** Rows of one table that a scenario sent, had to add, and added. */
export interface RowDelta {
  /** Without the database. */
  table: string;
  /** Rows that the loader sent; null for a table filled by no loader of this scenario. */
  sent: number | null;
  expected: number;
  actual: number;
  /** Keys of the answer that another writer wrote at the same time, in neither number; absent when there are none. */
  contested?: number;
  /** Distinct sorting keys of the rows sent; absent when each row has its own. */
  distinct?: number;
  /** Columns that were compared with what the answer holds, in at least one row; absent when none was. */
  compared?: string[];
  /** Columns that were not compared, by intent, and why; absent when there are none. */
  leftOut?: ColumnLeftOut[];
}

/** A column that nothing is held against. */
export interface ColumnLeftOut {
  column: string;
  reason: string;
}

/** What a reader sees in one table at one moment. */
export interface TableCount {
  /** What count() FINAL shows for engines that merge rows, count() for others. */
  rows: number;
  /** Distinct sorting keys for replacing engines, count() for others; null where they were not counted. */
  keys: number | null;
  /** max(_ver) as a decimal string; null when the table has no such column or no rows. */
  maxVer: string | null;
  /** max(snapshot_ts), RFC 3339; null as above. */
  maxSnapshotTs: string | null;
  /** False for a table that merges rows and takes too long with FINAL: `rows` are the stored ones, merged or not. */
  final: boolean;
}

/** By table. */
export type TableCounts = Record<string, TableCount>;

/** Rows of one table that bear the version of one load of the run, as they are stored. */
export interface MarkedRows {
  table: string;
  /** Number of the load in its run, from 1; one that no scenario has is a version that the run never used. */
  load: number;
  rows: number;
  /** Distinct sorting keys of them, for replacing engines. */
  keys: number;
}

/** The tables once all that the run sends is sent. */
export interface ClosingLook {
  after: TableCounts;
  /**
   * Rows that bear a version of the run: those of tables that replace nothing, and of the others what no load accounts for.
   * Null when looking for them takes too long.
   */
  marked: MarkedRows[] | null;
}

/** The tables of a run as a whole. */
export interface RunTables {
  before: TableCounts;
  /** Null when the run ended before they could be looked at. */
  closing: ClosingLook | null;
}

/** Kind of the finding that a list of the answer held no item: what the case says of items is not shown by it. */
export const NOTHING_TO_CHECK = 'nothing-to-check';

/** A thing worth knowing that fails nothing. */
export interface Finding {
  /** Short kebab-case kind: `second-form`, `code-differs`, `per-page-ignored` ... */
  kind: string;
  message: string;
}

/** Everything that happened in one scenario of one case; plain JSON, masked. */
export interface ScenarioEvidence {
  id: string;
  /** '' for the only scenario of a case. */
  scenario: string;
  /** False for a scenario that ran only because another needed its answer. */
  counted: boolean;
  outcome: Outcome;
  /** What had to come, in words: `200`, `401 or 403`, ... */
  expected: string;
  /** What came, in words: `200`, `403 WRONG_AUTHORIZATION`, `no answer: ...`. */
  actual: string;
  httpStatus: number | null;
  startedAt: string;
  finishedAt: string;
  durationMs: number | null;
  exchanges: Exchange[];
  checks: CheckResult[];
  rows: RowDelta[];
  /** True when the answer's rows were sent to the warehouse. */
  loaded: boolean;
  /** Number of the load in its run, from 1; null when nothing was loaded. */
  load: number | null;
  /** How the answer to the entry's own call uses the fields of its schema; [] when there was none to look at. */
  fieldUses: FieldUse[];
  /** Remarks on a pass: the second form of an outcome. */
  notes: string[];
  findings: Finding[];
  /** Set when the scenario was not run at all. */
  skipReason: string | null;
}

/** An error envelope of an answer. */
export interface ErrorEnvelope {
  code: string | null;
  message: string;
}

/** What is kept of an exchange once its headers and bodies are in a file. */
export interface FiledExchange extends Pick<Exchange, 'role' | 'name' | 'answeredBy' | 'attempts'> {
  /** `bodySha256`: of the canonical JSON of the body. */
  request: { method: string; path: string; bodySha256: string };
  response: {
    status: number;
    json: boolean;
    bytes: number | null;
    bodySha256: string;
    errors: ErrorEnvelope[];
  } | null;
}

/** What the metrics count in one answer whose rows were loaded. */
export interface LoadedAnswer {
  /** Items of one place of the answer: what tells each from the others, and whether it is paid or active. */
  items: { loader: LoaderName; keys: string[]; on: boolean[] }[];
  /** One for each place of seats. */
  seats: { eventId: string; showId: string; total: number; left: number }[];
}

/** A file with its size in bytes and its SHA-256 in hex. */
export interface FileSum {
  /** Within the folder of the run. */
  path: string;
  bytes: number;
  sha256: string;
}

/** Evidence of a scenario whose requests and answers are in a file: what stays in memory, whatever the answers weigh. */
export interface FiledEvidence extends Omit<ScenarioEvidence, 'exchanges'> {
  exchanges: FiledExchange[];
  /** Of the answers to the entry's own call, when its rows were loaded. */
  loadedAnswers: LoadedAnswer[];
  /** Null when nothing was run, and where there is no folder to write into. */
  file: FileSum | null;
}

/** The warehouse as the run found it. */
export interface WarehouseFacts {
  engine: 'embedded' | 'server';
  version: string;
  database: string;
  compatibility: string;
  tables: {
    name: string;
    engine: string;
    sortingKey: string[];
    /** Those of the audit's own table, then those that only this one has. */
    columns: string[];
    /** Columns of the audit's own table that this one lacks: neither loaded nor compared. */
    missingColumns: string[];
  }[];
}

/** What a test leaves in its meta for the reporter: plain JSON. */
export interface AuditMeta {
  evidence: FiledEvidence[];
  /** The run as it was opened: with the first evidence of it, since it is the same for all. */
  opened?: { warehouse: WarehouseFacts; before: TableCounts };
}

/** What a test file leaves in its meta whose run could not be opened: told once a run. */
export interface OpeningMeta {
  failure: ToldError;
}

/** What the last test file of a run leaves in its meta: the tables at the end, and what is wrong with them. */
export interface ClosingMeta {
  /** Null when ClickHouse did not let them be looked at. */
  look: ClosingLook | null;
  /** What failed the file; [] when all is well. */
  problems: string[];
  /** Of a shard on a server. */
  counts?: SharedCounts;
}
