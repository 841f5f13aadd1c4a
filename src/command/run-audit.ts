import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { shardFrom } from '../common/audit-options.ts';
import { phase } from '../common/timeline.ts';
import type { ContractCase } from '../model/case.ts';
import { AuditError } from '../model/errors.ts';
import type { AuditOptions } from '../model/plan.ts';
import type { Shard } from '../model/shard.ts';
import type { CollectedRun } from '../report/collected-run.ts';
import { consoleSummary } from '../report/console-summary.ts';
import type { Signer } from '../report/dsse.ts';
import type { Bundle } from '../report/write-bundle.ts';
import { auditMasker } from './audit-masker.ts';
import { loadDotEnv } from './dot-env.ts';
import { exitCodeOf } from './exit-code.ts';
import { findShards, mergeShards } from './merge-shards.ts';
import { PROJECT_DIR } from './project-paths.ts';
import { type MadeShard, writeShard } from './run-shard.ts';
import { runVitest, type VitestRunOptions } from './run-vitest.ts';
import { sealRun } from './seal-run.ts';
import { openSession, type Session } from './session.ts';
import { SHARD_FILES } from './shard-folder.ts';
import { SIGNING_KEY_VARIABLE, signerFrom } from './signing-key.ts';
import { joinBlobs, publishBlob } from './vitest-blobs.ts';

/** What an audit came to, before anybody was told. */
export interface MadeAudit {
  bundle: Bundle;
  /** What is printed of it. */
  summary: string;
  exitCode: number;
}

/** Runs the contract's tests of a session and writes their report, of a whole run as JUnit; gives what they came to. */
export type RunContract = (session: Session, reportFile: string) => Promise<CollectedRun>;

/** Makes one JUnit file of the test reports of shards. */
export type JoinReports = (session: Session, reports: readonly string[], junitFile: string) => Promise<void>;

/** How a test runner does its part of an audit. */
export interface TestRunner {
  runContract: RunContract;
  joinReports: JoinReports;
}

/** An audit by Vitest, or what `options` ask for of one. Prints progress and summary; gives the exit code. Throws what `makeAudit` throws. */
export async function runAudit(
  options: AuditOptions,
  cases: readonly ContractCase[],
  env: NodeJS.ProcessEnv,
  worker?: ChildProcess,
): Promise<number> {
  const { summary, exitCode } = await makeAsked(options, cases, env, {
    runContract: async (session, reportFile) => {
      const shard = shardFrom(options.shard);
      const report = shard === null ? { junitFile: reportFile } : { blobFile: reportFile };
      const run = await runVitest({ session, projects: ['contract'], verbose: false, ...report, worker });
      if (shard !== null) await publishBlob(reportFile, auditMasker(env));
      return run.collected;
    },
    joinReports: joinBlobs,
  });
  process.stdout.write(summary);
  return exitCode;
}

/** What the options ask for: an audit, a shard of one, or one of shards. */
export function makeAsked(
  options: AuditOptions,
  cases: readonly ContractCase[],
  env: NodeJS.ProcessEnv,
  { runContract, joinReports }: TestRunner,
): Promise<MadeShard> {
  if (options.merge !== '') return makeMerged(options, cases, env, joinReports);
  const shard = shardFrom(options.shard);
  return shard === null
    ? makeAudit(options, cases, env, runContract)
    : makeShard(options, cases, env, { shard, runContract });
}

async function makeShard(
  options: AuditOptions,
  cases: readonly ContractCase[],
  env: NodeJS.ProcessEnv,
  { shard, runContract }: { shard: Shard; runContract: RunContract },
): Promise<MadeShard> {
  const { session } = await openSigned(options, cases, env);
  try {
    const collected = await runContract(session, join(session.folder.path, SHARD_FILES.report));
    return await writeShard(session, shard, collected, env);
  } catch (error) {
    await session.abandon();
    throw error;
  } finally {
    await session.dispose();
  }
}

async function makeMerged(
  given: AuditOptions,
  cases: readonly ContractCase[],
  env: NodeJS.ProcessEnv,
  joinReports: JoinReports,
): Promise<MadeAudit> {
  const { shards, options, startedAt } = await findShards(given, cases, env);
  const { session, signer } = await openSigned(options, cases, env, startedAt);
  try {
    const junitFile = join(session.workDir, 'junit.xml');
    const { collected, sharded } = await mergeShards(session, shards, (reports) =>
      joinReports(session, reports, junitFile),
    );
    const bundle = await sealRun(session, collected, env, junitFile, signer, sharded);
    return madeOf(bundle, options);
  } finally {
    await session.dispose();
  }
}

/**
 * An audit, whatever runs its tests: the contract, then the bundle, signed where the environment names a key. Throws USAGE
 * for a key that cannot sign, before anything else is done, and what opening a session throws.
 */
export async function makeAudit(
  options: AuditOptions,
  cases: readonly ContractCase[],
  env: NodeJS.ProcessEnv,
  runContract: RunContract,
): Promise<MadeAudit> {
  const { session, signer } = await openSigned(options, cases, env);
  try {
    const junitFile = join(session.workDir, 'junit.xml');
    const collected = await runContract(session, junitFile);
    const bundle = await phase('seal', () => sealRun(session, collected, env, junitFile, signer));
    return madeOf(bundle, options);
  } finally {
    await session.dispose();
  }
}

function madeOf(bundle: Bundle, { out, strict }: AuditOptions): MadeAudit {
  return {
    bundle,
    summary: consoleSummary(bundle, out),
    exitCode: exitCodeOf(bundle.run.verdict.status, strict),
  };
}

/**
 * All tests, with Vitest's own output; the evidence of the contract's tests becomes a bundle as in an audit, and Vitest's
 * JUnit file of all tests is `<out>/junit.xml`. Filters that leave out every contract test leave out the bundle.
 */
export async function runTests(
  options: AuditOptions,
  cases: readonly ContractCase[],
  env: NodeJS.ProcessEnv,
  vitest: Pick<VitestRunOptions, 'filters' | 'cliOptions'>,
): Promise<number> {
  if (options.shard !== '' || options.merge !== '') {
    throw new AuditError(
      'USAGE',
      'AUDIT_SHARD and AUDIT_MERGE are of npm run audit',
      "Leave them out: npm test takes Vitest's own --shard.",
    );
  }
  const { session, signer } = await openSigned(options, cases, env);
  try {
    const junitFile = join(options.out, 'junit.xml');
    const { collected, passed, counts } = await runVitest({ session, verbose: true, junitFile, ...vitest });
    if (collected.evidence.length === 0 && isFiltered(vitest)) {
      await session.abandon();
      process.stdout.write(`No contract test was selected: no bundle was written.\n\n${counts}\n`);
      return passed ? 0 : 1;
    }
    const bundle = await phase('seal', () => sealRun(session, collected, env, junitFile, signer));
    process.stdout.write(`${consoleSummary(bundle, options.out)}\n${counts}\n`);
    const code = exitCodeOf(bundle.run.verdict.status, options.strict);
    return code === 0 && !passed ? 1 : code;
  } finally {
    await session.dispose();
  }
}

/** A session and the signer of its bundle. The key is taken out of the environment, which the test process inherits. */
async function openSigned(
  options: AuditOptions,
  cases: readonly ContractCase[],
  env: NodeJS.ProcessEnv,
  began?: Date,
): Promise<{ session: Session; signer: Signer | null }> {
  if (options.target === 'live') loadDotEnv(join(PROJECT_DIR, '.env'), env);
  const signer = signerFrom(env);
  // Opening a live session reads `.env` again, and sets what is absent: so the key is emptied first and removed then.
  env[SIGNING_KEY_VARIABLE] = '';
  try {
    const session = await phase('open the session', () => openSession(options, cases, env, began));
    return { session, signer };
  } finally {
    delete env[SIGNING_KEY_VARIABLE];
  }
}

function isFiltered({
  filters = [],
  cliOptions = {},
}: Pick<VitestRunOptions, 'filters' | 'cliOptions'>): boolean {
  return filters.length > 0 || cliOptions.testNamePattern !== undefined || cliOptions.project !== undefined;
}
