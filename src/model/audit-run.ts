import type { Access, Outcome, Profile } from './case.ts';
import type { CheckResult, Finding, RowDelta } from './evidence.ts';
import type { TargetName } from './plan.ts';

export type VerdictStatus = 'READY' | 'CONDITIONAL' | 'NOT READY' | 'INCOMPLETE';

/** Classes of entries; every executed or skipped entry is in exactly one: the first that fits, in this order. */
export type EntryClass = 'failed' | 'skipped' | 'succeeded' | 'denied' | 'expectedError';

export interface AuditScenario {
  name: string;
  outcome: Outcome;
  expected: string;
  actual: string;
  httpStatus: number | null;
  durationMs: number | null;
  attempts: number;
  checks: CheckResult[];
  rows: RowDelta[];
  loaded: boolean;
  notes: string[];
  /** Path of the masked request and response within the bundle; null when the scenario was skipped. */
  artifact: string | null;
  skipReason: string | null;
}

export interface AuditEntry {
  id: string;
  title: string;
  section: number;
  method: string;
  /** With concrete ids. */
  path: string;
  /** `file:first-last`. */
  specRef: string;
  profile: Profile[];
  class: EntryClass;
  scenarios: AuditScenario[];
}

export interface AuditTable {
  name: string;
  before: number;
  after: number;
  delta: number;
  /** Rows that the run's scenarios added. */
  attributed: number;
  maxVer: string | null;
  maxSnapshotTs: string | null;
  /** Scenarios that sent rows to this table, in the spec's order. */
  sources: { id: string; scenario: string; sent: number; added: number }[];
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

export interface AuditCoverage {
  profile: Profile;
  specified: number;
  executed: number;
  passed: number;
  failed: number;
  skipped: number;
  notExecuted: { id: string; reason: string }[];
}

/** The model of one run: what `audit.json` holds and every document is rendered from. */
export interface AuditRun {
  schemaVersion: '1.0';
  run: {
    id: string;
    /** `YYYYMMDD_HHMMSS`, UTC. */
    stamp: string;
    target: TargetName;
    profile: Profile;
    access: Access | 'both';
    startedAt: string;
    finishedAt: string;
    durationMs: number | null;
    commit: string | null;
    dirty: boolean | null;
    interrupted: boolean;
    /** True when SOURCE_DATE_EPOCH fixed the clock. */
    reproducible: boolean;
    toolVersion: string;
    host: { os: string; node: string; clickhouse: string };
  };
  baseUrl: string;
  spec: { file: string; sha256: string; artifact: string };
  schemas: { file: string; sha256: string }[];
  warehouse: {
    engine: 'embedded' | 'server';
    version: string;
    database: string;
    compatibility: string;
    tables: { name: string; engine: string; sortingKey: string[] }[];
  } | null;
  entries: AuditEntry[];
  classes: Record<EntryClass, number>;
  tables: AuditTable[];
  coverage: AuditCoverage;
  coverageOfSpec: { entries: number; withCase: number; executed: number; withoutCase: string[] };
  metrics: AuditMetrics;
  errors: AuditErrorAnswer[];
  retries: AuditRetry[];
  findings: ({ id: string; scenario: string } & Finding)[];
  verdict: { status: VerdictStatus; reasons: string[]; missing: string[] };
  maskingScan: { files: number; strings: number; hits: { file: string; at: string; kind: string }[] };
  integrity: { evidenceFile: string; evidenceSha256: string; evidenceEntries: number; responses: number };
  /** Errors outside any case: a broken test file, an exception in a reporter. */
  unhandledErrors: string[];
}
