import type { AccountFacts } from '../../model/account.ts';
import type { Profile } from '../../model/case.ts';
import type {
  FiledExchange,
  MarkedRows,
  ScenarioEvidence,
  TableCounts,
  WarehouseFacts,
} from '../../model/evidence.ts';
import type { PipelineFacts } from '../../model/pipeline.ts';
import type { AuditOptions, TargetName } from '../../model/plan.ts';
import type { ShardFacts } from '../../model/shard.ts';

/** Every line of the log has a number of its own and the digest of the line before. */
interface Logged {
  /** Line of the log, counted from 1. */
  line: number;
}

/** What the first line says. */
export interface RunStarted extends Logged {
  at: string;
  runId: string;
  target: TargetName;
  dataset: AuditOptions['dataset'] | null;
  profile: Profile;
  access: AuditOptions['access'];
  debug: boolean;
  toolVersion: string;
  commit: string | null;
  dirty: boolean | null;
  shards: ShardFacts | null;
  spec: { file: string; sha256: string };
  selected: string[];
  warehouse: WarehouseFacts | null;
  before: TableCounts | null;
}

/** A request and its answer as the log names them: the bodies by their sums. */
export interface LoggedExchange extends Logged, Omit<FiledExchange, 'response'> {
  response: Omit<NonNullable<FiledExchange['response']>, 'errors'> | null;
}

/** All that the log says of one scenario that ran. */
export interface LoggedScenario extends Logged, Omit<ScenarioEvidence, 'exchanges' | 'skipReason'> {
  exchanges: LoggedExchange[];
  result: 'pass' | 'fail';
  artifact: { path: string; sha256: string } | null;
  /** Lines of the events that say so. */
  lines: { checks: number; rows: number; finished: number };
  skipReason: null;
}

/** A scenario that was not run, and why. */
export interface LoggedSkip extends Logged, Pick<ScenarioEvidence, 'id' | 'scenario' | 'counted'> {
  skipReason: string;
}

/** The evidence log, read. */
export interface RunLog {
  /** Path within the bundle. */
  file: string;
  lines: number;
  /** SHA-256 of the last line, without its line feed. */
  head: string;
  started: RunStarted;
  /** The team's own loader, where one filled the tables. */
  loader: (PipelineFacts & Logged) | null;
  scenarios: (LoggedScenario | LoggedSkip)[];
  notExecuted: { id: string; reason: string; line: number }[];
  /** What a live run left on the account; null for any other run. */
  account: AccountFacts | null;
  unhandled: { message: string; line: number }[];
  finished: {
    at: string;
    interrupted: boolean;
    after: TableCounts | null;
    marked: MarkedRows[] | null;
    line: number;
  };
}

/** The scenarios that ran. */
export function ranScenarios({ scenarios }: Pick<RunLog, 'scenarios'>): LoggedScenario[] {
  return scenarios.filter((item): item is LoggedScenario => item.skipReason === null);
}

/** An entry and scenario as the documents name them: `6.1`, `6.1 read`. */
export function labelOf({ id, scenario }: { id: string; scenario: string }): string {
  return scenario === '' ? id : `${id} ${scenario}`;
}
