import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { OPTION_VARIABLES, shardFrom } from '../common/audit-options.ts';
import { type Clock, clockFrom } from '../common/clock.ts';
import { projectRecord } from '../common/project-config.ts';
import type { AuditFacts } from '../diff/audit-facts.ts';
import type { AccountFacts } from '../model/account.ts';
import type { ContractCase } from '../model/case.ts';
import type { PipelineRun } from '../model/pipeline.ts';
import type { AuditOptions, AuditPlan } from '../model/plan.ts';
import { AnswerIntake } from '../report/answer-intake.ts';
import { claimRunFolder, type RunFolder } from '../report/run-folder.ts';
import { planRun } from '../spec/plan-run.ts';
import { readDocuments } from '../spec/read-documents.ts';
import { auditMasker } from './audit-masker.ts';
import { processInterruption } from './interruption.ts';
import type { PreparedPipeline } from './pipeline-run.ts';
import { scanFile } from './scan-file.ts';
import { SealingTools } from './sealing-tools.ts';
import { SESSION_VARIABLES } from './session-variables.ts';
import { refuseSpecName } from './spec-name.ts';
import { warehouseSettings } from './warehouse-settings.ts';
import { engineDir, makeWorkDir } from './work-dir.ts';

/** A run before it starts: what it will do, where it writes, and its scratch folder. */
export interface Session {
  plan: AuditPlan;
  clock: Clock;
  startedAt: Date;
  folder: RunFolder;
  /** Scratch folder: the embedded engine's data, and Vitest's own JUnit file in an audit. */
  workDir: string;
  /** True when tests were chosen or steered by hand. */
  debug: boolean;
  /** What came of the team's own loader; null when the audit loads by itself. */
  pipeline: PipelineRun | null;
  /** Takes in the answers that the test process writes into the folder. */
  answers: AnswerIntake;
  /** What is made ready for sealing while the tests run. */
  sealing: SealingTools;
  /** The earlier audit to compare with; null when none was named. */
  previous: AuditFacts | null;
  /**
   * Undoes what the scenarios of a live run left on the account, once nothing runs any more; undefined for any other run.
   * `hurried`: the run was asked to end.
   */
  settle(hurried: boolean): Promise<AccountFacts | undefined>;
  /** Gives the claimed folder back, when there is nothing to write into it. */
  abandon(): Promise<void>;
  /** Removes the scratch folder, and ends the ClickHouse of a loader. */
  dispose(): Promise<void>;
}

/** What is there before a session. */
export interface Opening {
  /** A scratch folder, which the session removes; it makes one by default. */
  scratch?: string | undefined;
  /** When the run was begun; now by default. */
  began?: Date | undefined;
  /** True when tests were chosen or steered by hand; by default where the options choose some. */
  debug?: boolean;
}

/**
 * Opens a session: plans the run, claims its folder and sets the environment that the test process inherits. Throws
 * what reading the spec and planning throw, before anything is made on disk.
 */
export async function openSession(
  given: AuditOptions,
  cases: readonly ContractCase[],
  env: NodeJS.ProcessEnv,
  { scratch, began, debug = given.only !== '' }: Opening = {},
): Promise<Session> {
  const clock = clockFrom(env);
  // Told before anything is read or asked.
  warehouseSettings(env, given.target);
  const shard = shardFrom(given.shard);
  const previous = given.previous === '' ? null : await readPrevious(given.previous);
  const documents = readDocuments(given);
  refuseSpecName(documents.spec.file);
  if (shard !== null) (await import('./contract-files.ts')).contractFiles(planRun(given, documents, cases));
  // The process of the tests does so too, and there it comes after the first calls of these two.
  if (given.target === 'live' || given.loader !== '')
    await requireOwnFiles(planRun(given, documents, cases), env);
  // Loaded where it is asked for, as a loader's run and an earlier audit are: a run of recordings needs none of them.
  const live = given.target === 'live' ? await import('./live-run.ts') : null;
  const options = live
    ? await live.prepareLive(given, env, clock, documents.spec.commonHeaders)
    : await asRecorded(given, env);
  const planned = planRun(options, documents, cases);
  const plan = live
    ? live.planLive(planned, env, live.openLive(env, clock)).plan
    : await recordedPlan(planned, env);
  const workDir = scratch ?? makeWorkDir();
  const removeWorkDir = () => rm(workDir, { recursive: true, force: true, maxRetries: 5 });
  let pipeline: PreparedPipeline | null = null;
  let folder: RunFolder;
  const startedAt = began ?? clock.now();
  try {
    if (options.loader !== '') {
      const { runPipeline } = await import('./pipeline-run.ts');
      pipeline = await runPipeline(plan, env, clock, workDir);
    }
    // What is claimed from here on is written to, or given back.
    await processInterruption().hold();
    folder =
      shard === null
        ? await claimRunFolder(options.out, options.target, startedAt, debug)
        : await (await import('./shard-folder.ts')).claimShardFolder(options, shard, startedAt);
  } catch (error) {
    await pipeline?.close();
    await removeWorkDir();
    throw error;
  }
  for (const [option, variable] of Object.entries(OPTION_VARIABLES)) {
    env[variable] = String(options[option as keyof AuditOptions]);
  }
  // By ids alone a process knows its test files before it has read the spec document.
  if (plan.only !== null) env[OPTION_VARIABLES.only] = plan.only.join(',');
  env[SESSION_VARIABLES.runId] = folder.runId;
  env[SESSION_VARIABLES.startedAt] = startedAt.toISOString();
  env[SESSION_VARIABLES.dataDir] = engineDir(workDir);
  env[SESSION_VARIABLES.folder] = resolve(folder.path);
  env[SESSION_VARIABLES.workDir] = workDir;
  const journal = live === null ? null : live.beginWrites(options.out, folder.name, env);
  const masker = auditMasker(env);
  return {
    plan,
    clock,
    startedAt,
    folder,
    workDir,
    debug,
    pipeline: pipeline?.run ?? null,
    // Of a shard nothing is sealed: its files are scanned where they become part of a bundle.
    answers: new AnswerIntake(
      folder.path,
      shard === null ? (...file) => scanFile(masker, ...file) : () => [],
    ),
    sealing: new SealingTools(env),
    previous,
    settle: async (hurried) => {
      if (journal === null || live === null) return undefined;
      return live.settleWrites(journal, { env, clock, commonHeaders: plan.spec.commonHeaders, hurried });
    },
    abandon: () => rm(folder.path, { recursive: true }),
    dispose: async () => {
      await pipeline?.close();
      await removeWorkDir();
    },
  };
}

// Recordings of an account are replayed with the tokens that there were.
async function asRecorded(options: AuditOptions, env: NodeJS.ProcessEnv): Promise<AuditOptions> {
  if (!isReplayOfOwn(options, env)) return options;
  const { fixturesOf } = await import('./project-inputs.ts');
  const access = fixturesOf(env).account()?.access ?? 'both';
  return access === 'both' ? options : { ...options, access };
}

async function recordedPlan(plan: AuditPlan, env: NodeJS.ProcessEnv): Promise<AuditPlan> {
  if (!isReplayOfOwn(plan.options, env)) return plan;
  const [{ fixturesOf }, { replayPlan }] = await Promise.all([
    import('./project-inputs.ts'),
    import('./open-run.ts'),
  ]);
  return (await replayPlan(plan, fixturesOf(env))).plan;
}

// The shipped recordings are of no account: nothing has to be loaded to know it.
function isReplayOfOwn({ target, fixtures }: AuditOptions, env: NodeJS.ProcessEnv): boolean {
  return target === 'replay' && (fixtures !== '' || (projectRecord(env)?.fixtures ?? null) !== null);
}

async function requireOwnFiles(plan: AuditPlan, env: NodeJS.ProcessEnv): Promise<void> {
  const [{ apiSchemas, fixturesOf }, { requireSchemas, requireRecordings }] = await Promise.all([
    import('./project-inputs.ts'),
    import('./require-inputs.ts'),
  ]);
  requireSchemas(plan, apiSchemas(env));
  if (plan.options.target !== 'replay') return;
  requireRecordings(plan, fixturesOf(env));
}

async function readPrevious(path: string): Promise<AuditFacts> {
  const { readAudit } = await import('../diff/read-audit.ts');
  return readAudit(path);
}
