/** What became of one entry between two audits. */
export interface EntryChange {
  id: string;
  kind: 'newly failing' | 'fixed' | 'no longer run' | 'run again' | 'new' | 'gone';
  /** What it was and is: `passed`, `failed`, `skipped`, `not executed`. */
  before: string;
  after: string;
}

/** A field of the answers to one request that came or went, or is of another type. */
export interface FieldChange {
  /** Id, and scenario where the entry has several. */
  label: string;
  /** Place in the answer: `data[*].price`. */
  path: string;
  kind: 'added' | 'removed' | 'type' | 'nullability';
  /** Types seen, `null` among them: `integer or null`; '' where there was no such field. */
  before: string;
  after: string;
}

/** A number of both audits that is another: rows that a table gained, or a metric. */
export interface NumberChange {
  name: string;
  before: number;
  after: number;
}

/** How long the calls of one endpoint took. */
export interface LatencyChange {
  endpoint: string;
  before: { calls: number; medianMs: number };
  after: { calls: number; medianMs: number };
  /** Chance of ranks as far apart by luck alone; null where there were too few calls to say. */
  p: number | null;
  result: 'slower' | 'faster' | 'no difference shown' | 'too few calls';
}

/** One audit held against an earlier one. */
export interface Comparison {
  before: AuditName;
  after: AuditName;
  /** In what the two are not alike, so that a difference may come from there. */
  unlike: string[];
  entries: EntryChange[];
  fieldChanges: FieldChange[];
  /** Answers that both audits have, and so were compared. */
  answersCompared: number;
  numbers: NumberChange[];
  latency: LatencyChange[];
  /** Over all endpoints: how many became slower and faster by their medians, and the chance of that by luck. */
  latencyOverall: { slower: number; faster: number; p: number | null };
  /** What became worse, in words; [] when nothing did. */
  regressions: string[];
}

/** Which audit it was. */
export interface AuditName {
  runId: string;
  startedAt: string;
  verdict: string;
  /** Of what the verdict is said, in words; null for an audit that does not name it. */
  saidOf: string | null;
  evidenceSha256: string;
}
