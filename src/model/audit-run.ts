import type { AccountFacts } from './account.ts';
import type { Answerer } from './answered-by.ts';
import type { Access, Outcome, Profile } from './case.ts';
import type { Comparison } from './comparison.ts';
import type { Finding, ScenarioEvidence, WarehouseFacts } from './evidence.ts';
import type { PipelineFacts } from './pipeline.ts';
import type { AuditOptions, ROUTES, TargetName } from './plan.ts';
import type { ShardFacts } from './shard.ts';

export type VerdictStatus = 'READY' | 'CONDITIONAL' | 'NOT READY' | 'INCOMPLETE';

/** Classes of entries; every executed or skipped entry is in exactly one: the first that fits, in this order. */
export type EntryClass = 'failed' | 'skipped' | 'succeeded' | 'denied' | 'expectedError';

/** `pass`: every check and every row count held. `fail`: one did not, or nothing was checked. */
export type ScenarioResult = 'pass' | 'fail' | 'skipped';

/** What the documents tell of a scenario. */
export interface AuditScenario
  extends Pick<ScenarioEvidence, 'outcome' | 'expected' | 'actual' | 'httpStatus' | 'durationMs'>,
    Pick<ScenarioEvidence, 'checks' | 'rows' | 'loaded' | 'notes' | 'skipReason'> {
  name: string;
  result: ScenarioResult;
  /** How often its own call was tried. */
  attempts: number;
  /** Path of the masked request and response within the bundle; null when the scenario was skipped. */
  artifact: string | null;
}

export interface AuditEntry {
  id: string;
  title: string;
  section: string;
  method: string;
  /** With concrete ids. */
  path: string;
  /** `file:first-last`. */
  specRef: string;
  profile: Profile[];
  /** False for a spec entry that no case covers; such an entry is never executed. */
  hasCase: boolean;
  class: EntryClass | 'notExecuted';
  scenarios: AuditScenario[];
  /** Scenarios that were to run and did not, with the outcome each asks for. */
  scenariosNotExecuted: { name: string; outcome: Outcome }[];
}

export interface AuditTable {
  name: string;
  before: number;
  /** Null when the run ended before the tables could be counted again. */
  after: number | null;
  /** Null when one of the two counts is missing, or when only one of them was made with FINAL. */
  delta: number | null;
  /** Rows that the run's scenarios added. */
  attributed: number;
  /**
   * Rows that came or went beside those: of other writers on a server; anything but 0 is a defect elsewhere. Null when
   * it is not known: see `delta`, `final`.
   */
  others: number | null;
  /** Keys that a scenario and another writer both wrote; in `others`, since the other's row is the one that shows. */
  contested: number;
  /** False when counting with FINAL took too long: `before` and `after` are then stored rows, merged or not. */
  final: boolean;
  /**
   * Rows that bear the version of a load and that its scenario does not account for; `id` is null for a version that no
   * scenario used. Null when nobody could look for them.
   */
  strays: { id: string | null; scenario: string; rows: number }[] | null;
  maxVer: string | null;
  maxSnapshotTs: string | null;
  /** Every column of the table: those compared with what an answer holds, and the others with the reason. */
  columns: { compared: string[]; leftOut: { column: string; reason: string }[] };
  /**
   * Scenarios that sent rows to this table or changed it, in the spec's order. `sent` is null for a table that no
   * loader of the scenario writes; `counted` is false for a scenario that ran only because another needed its answer.
   */
  sources: { id: string; scenario: string; sent: number | null; added: number; counted: boolean }[];
}

/** An answer with a 4xx or 5xx status, or with an error inside a 200. */
export interface AuditErrorAnswer {
  id: string;
  scenario: string;
  role: string;
  status: number | null;
  code: string | null;
  message: string;
  expected: boolean;
}

export interface AuditRetry {
  id: string;
  scenario: string;
  attempt: number;
  waitMs: number;
  reason: string;
}

export interface AuditMetrics {
  orders: { loaded: number; distinct: number; paid: number; unpaid: number; from: string[] };
  clients: { loaded: number; distinct: number; from: string[] };
  events: { loaded: number; distinct: number; active: number; from: string[] };
  priceShades: { distinct: number; from: string[] };
  discounts: { distinct: number; from: string[] };
  promoCodes: { distinct: number; from: string[] };
  barcodes: { loaded: number; distinct: number; from: string[] };
  seats: { eventId: string; showId: string; total: number; left: number; from: string }[];
  partners: {
    readOperations: number;
    writeOperations: number;
    denied: number;
    rowsAdded: number;
    from: string[];
  };
}

/** How much of a document has a case and was executed, whatever the profile. */
export interface DocumentCoverage {
  file: string;
  entries: number;
  withCase: number;
  executed: number;
  withoutCase: string[];
}

export interface AuditCoverage {
  profile: Profile;
  specified: number;
  executed: number;
  passed: number;
  failed: number;
  skipped: number;
  notExecuted: { id: string; reason: string }[];
}

/** Fields of one place of a schema that none of its objects had. `at` is '' for the whole of what the file describes. */
export interface UnseenFields {
  schema: string;
  at: string;
  objects: number;
  absent: string[];
}

/** The model of one run: what `audit.json` holds and every document is rendered from. */
export interface AuditRun {
  schemaVersion: '1.0';
  run: {
    id: string;
    /** `YYYYMMDD_HHMMSS`, UTC. */
    stamp: string;
    target: TargetName;
    /** Which account the simulator was; null where another target answered. */
    dataset: AuditOptions['dataset'] | null;
    /** Who answered the calls of the run; [] when nothing was answered. */
    answeredBy: Answerer[];
    profile: Profile;
    access: Access | 'both';
    routes: (typeof ROUTES)[number];
    startedAt: string;
    finishedAt: string;
    durationMs: number | null;
    commit: string | null;
    dirty: boolean | null;
    interrupted: boolean;
    /** True for a run of which tests were chosen or steered by hand: it is never `latest`. */
    debug: boolean;
    /** The parts that the run was made of; null when it was made at once. */
    shards: ShardFacts | null;
    /** True when SOURCE_DATE_EPOCH fixed the clock. */
    reproducible: boolean;
    toolVersion: string;
    host: { os: string; node: string; clickhouse: string };
  };
  baseUrl: string;
  /** `sections`: titles by number or letter. */
  spec: { file: string; sha256: string; artifact: string; sections: Record<string, string> };
  schemas: { file: string; sha256: string }[];
  warehouse: WarehouseFacts | null;
  /** The team's own loader that filled the tables; null when the audit's loaders did. */
  loader: PipelineFacts | null;
  entries: AuditEntry[];
  classes: Record<EntryClass, number>;
  tables: AuditTable[];
  coverage: AuditCoverage;
  coverageOfSpec: DocumentCoverage;
  /** Of the document of the vendor's calls. */
  coverageOfDocumented: DocumentCoverage;
  metrics: AuditMetrics;
  /** This audit held against an earlier one; null when none was named. */
  comparison: Comparison | null;
  errors: AuditErrorAnswer[];
  retries: AuditRetry[];
  findings: ({ id: string; scenario: string } & Finding)[];
  drift: {
    /** Objects of the answers whose schemas name fields. */
    objects: number;
    /** Fields that the schemas name and that no answer had. */
    neverSeen: UnseenFields[];
  };
  /** `saidOf`: `run.answeredBy` in words. The status is of that, and of nothing else. */
  verdict: { status: VerdictStatus; saidOf: string; reasons: string[]; missing: string[] };
  /** What the scan for personal data and secrets found in the files of the bundle; it found nothing when `hits` is []. */
  maskingScan: { files: number; hits: { file: string; at: string; kind: string }[] };
  integrity: {
    evidenceFile: string;
    evidenceSha256: string;
    /** Lines of the evidence log. */
    evidenceEntries: number;
    /** SHA-256 of the last line of the evidence log, without its line feed: each line holds that of the line before. */
    evidenceChainHead: string;
    /** Response files. */
    responses: number;
    /** What is wrong with the evidence itself; [] when it is intact. */
    problems: string[];
  };
  /** What the writes of a live run left on the account when its tests had ended; absent for any other run. */
  account?: AccountFacts;
  /** Errors outside any case: a broken test file, an exception in a reporter. */
  unhandledErrors: string[];
}
