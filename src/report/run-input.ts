import type { AccountFacts } from '../model/account.ts';
import type { AuditRun } from '../model/audit-run.ts';
import type { FiledEvidence, RunTables, WarehouseFacts } from '../model/evidence.ts';
import type { PipelineRecord } from '../model/pipeline.ts';
import type { AuditPlan } from '../model/plan.ts';
import type { ShardFacts } from '../model/shard.ts';
import type { GitFacts } from './git-facts.ts';

/** What a run leaves behind, before anything of it was written. */
export interface UnsealedRun {
  plan: AuditPlan;
  /** In the order of execution; masked. */
  evidence: readonly FiledEvidence[];
  /** Null when no warehouse was opened. */
  warehouse: WarehouseFacts | null;
  /** The tables before and after the run; null when they were never counted. */
  tables: RunTables | null;
  /** `qtickets_<target>_run_<stamp>`; never with the suffix of the run's folder. */
  runId: string;
  startedAt: Date;
  finishedAt: Date;
  /** True when SOURCE_DATE_EPOCH fixed the clock: durations are then unknown. */
  clockFixed: boolean;
  /** Null outside a git checkout. */
  git: GitFacts | null;
  interrupted: boolean;
  /** What the writes of a live run left on the account; absent for any other run. */
  account?: AccountFacts;
  /** True for a run of which tests were chosen or steered by hand. */
  debug: boolean;
  /** The parts that the run was made of, when it was made in shards. */
  shards?: ShardFacts;
  /** The team's own loader, when it filled the tables. */
  pipeline?: PipelineRecord;
  /** Messages of errors outside any case. */
  unhandledErrors: readonly string[];
  host: AuditRun['run']['host'];
  toolVersion: string;
  /** Base URL of the API; credentials and the port of a loopback host are left out of everything written. */
  baseUrl: string;
  /** Why an entry of the profile was not run, by id. */
  notSelected: ReadonlyMap<string, string>;
  /** Schema and DDL files that the run used, with the SHA-256 of each. */
  schemas: readonly { file: string; sha256: string }[];
}

/** All that the audit run is computed from: the run, and what its written evidence was found to be. */
export interface RunInput extends UnsealedRun {
  maskingScan: AuditRun['maskingScan'];
  integrity: AuditRun['integrity'];
}
