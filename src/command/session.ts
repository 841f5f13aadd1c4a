import { mkdtemp, rm, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OPTION_VARIABLES } from '../common/audit-options.ts';
import { type Clock, clockFrom } from '../common/clock.ts';
import type { ContractCase } from '../model/case.ts';
import type { AuditOptions, AuditPlan } from '../model/plan.ts';
import { claimRunFolder, type RunFolder } from '../report/run-folder.ts';
import { planRun } from '../spec/plan-run.ts';
import { readDocuments } from '../spec/read-documents.ts';
import { openLive, planLive, prepareLive } from './live-run.ts';
import { SESSION_VARIABLES } from './session-variables.ts';

/** A run before it starts: what it will do, where it writes, and its scratch folder. */
export interface Session {
  plan: AuditPlan;
  clock: Clock;
  startedAt: Date;
  folder: RunFolder;
  /** Scratch folder: the embedded engine's data, and Vitest's own JUnit file in an audit. */
  workDir: string;
  /** Gives the claimed folder back, when there is nothing to write into it. */
  abandon(): Promise<void>;
  /** Removes the scratch folder. */
  dispose(): Promise<void>;
}

/**
 * Opens a session: plans the run, claims its folder and sets the environment that the test process inherits. Throws
 * what reading the spec and planning throw, before anything is made on disk.
 */
export async function openSession(
  given: AuditOptions,
  cases: readonly ContractCase[],
  env: NodeJS.ProcessEnv,
): Promise<Session> {
  const clock = clockFrom(env);
  const documents = readDocuments(given);
  const isLive = given.target === 'live';
  const options = isLive ? await prepareLive(given, env, clock, documents.spec.commonHeaders) : given;
  const planned = planRun(options, documents, cases);
  const plan = isLive ? planLive(planned, env, openLive(env, clock)).plan : planned;
  const startedAt = clock.now();
  const folder = await claimRunFolder(options.out, options.target, startedAt);
  const workDir = await mkdtemp(join(tmpdir(), 'qtickets-audit-'));
  for (const [option, variable] of Object.entries(OPTION_VARIABLES)) {
    env[variable] = String(options[option as keyof AuditOptions]);
  }
  env[SESSION_VARIABLES.runId] = folder.runId;
  env[SESSION_VARIABLES.startedAt] = startedAt.toISOString();
  env[SESSION_VARIABLES.dataDir] = join(workDir, 'clickhouse');
  return {
    plan,
    clock,
    startedAt,
    folder,
    workDir,
    abandon: () => rmdir(folder.path),
    dispose: () => rm(workDir, { recursive: true, force: true, maxRetries: 5 }),
  };
}
