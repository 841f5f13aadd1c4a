import { join, resolve } from 'node:path';
import { shardFrom } from '../common/audit-options.ts';
import { phase } from '../common/timeline.ts';
import { saidBriefly } from '../documents/messages/brief.ts';
import { plainTranslatorOf } from '../documents/messages/translator.ts';
import type { ContractCase } from '../model/case.ts';
import { AuditError, RunNotOpened } from '../model/errors.ts';
import type { AuditOptions, Language } from '../model/plan.ts';
import type { CollectedRun } from '../report/collected-run.ts';
import { consoleSummary } from '../report/console/console-summary.ts';
import { terminalOf } from '../report/console/terminal.ts';
import { Waiting } from '../report/console/waiting.ts';
import type { Bundle } from '../report/write-bundle.ts';
import { auditMasker } from './audit-masker.ts';
import { type EarlyWorker, endWorker } from './early-worker.ts';
import { exitCodeFor, exitCodeOf } from './exit-code.ts';
import { openSigned } from './open-signed.ts';
import { PROJECT_DIR } from './project-paths.ts';
import { runVitest, type VitestRunOptions } from './run-vitest.ts';
import type { sealRun } from './seal-run.ts';
import type { Session } from './session.ts';
import { tellCi } from './tell-ci.ts';

/** What a run came to, before anybody was told. */
export interface MadePart {
  /** What is printed of it. */
  summary: string;
  exitCode: number;
  /** Absent where there is none yet: of a shard. */
  bundle?: Bundle;
}

/** What an audit came to. */
export interface MadeAudit extends MadePart {
  bundle: Bundle;
}

/**
 * Runs the contract's tests of a session and writes their report, of a whole run as JUnit; gives what they came to, and when
 * the process that ran them is gone.
 */
export type RunContract = (
  session: Session,
  reportFile: string,
) => Promise<{ collected: CollectedRun; closed: Promise<void> }>;

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
  worker?: EarlyWorker,
): Promise<number> {
  const terminal = terminalOf(process.stdout, env);
  const output = { write: (text: string) => process.stdout.write(text) };
  const waiting = new Waiting(output, terminal, () => performance.now(), options.lang);
  waiting.now(opening(options));
  const runner: TestRunner = {
    runContract: async (session, reportFile) => {
      const shard = shardFrom(options.shard);
      const report = shard === null ? { junitFile: reportFile } : { blobFile: reportFile };
      const parts = { session, projects: ['contract'], waiting, worker: worker?.process };
      const run = await runVitest({ ...parts, ...report });
      waiting.now(saidBriefly(options.lang, 'wait.bundle'));
      if (shard !== null) await (await import('./vitest-blobs.ts')).publishBlob(reportFile, auditMasker(env));
      return run;
    },
    joinReports: async (...parts) => (await import('./vitest-blobs.ts')).joinBlobs(...parts),
  };
  try {
    const { summary, exitCode, bundle } = await makeAsked(options, cases, env, runner, worker?.workDir);
    waiting.done();
    process.stdout.write(summary);
    // Whoever started this from code has no other way to know.
    if (bundle !== undefined) process.send?.({ auditFolder: resolve(bundle.folder.path) });
    return exitCode;
  } finally {
    waiting.done();
    // Of a run that did not come to its tests: it would make again what is removed from the scratch folder.
    if (worker !== undefined) await endWorker(worker.process);
  }
}

function opening({ merge, loader, target, lang }: AuditOptions): string {
  const isLive = target === 'live';
  return saidBriefly(
    lang,
    merge !== '' ? 'wait.shards' : loader !== '' ? 'wait.loader' : isLive ? 'wait.account' : 'wait.suite',
  );
}

/** What the options ask for: an audit, a shard of one, or one of shards. */
export async function makeAsked(
  options: AuditOptions,
  cases: readonly ContractCase[],
  env: NodeJS.ProcessEnv,
  { runContract, joinReports }: TestRunner,
  scratch?: string,
): Promise<MadePart> {
  // Each is loaded only where it is asked for.
  if (options.merge !== '') {
    const { makeMerged } = await import('./merge-shards.ts');
    const bundle = await makeMerged(options, cases, env, joinReports);
    return madeOf(bundle, options, env);
  }
  const shard = shardFrom(options.shard);
  return shard === null
    ? makeAudit(options, cases, env, runContract, scratch)
    : (await import('./run-shard.ts')).makeShard(options, cases, env, { shard, runContract, scratch });
}

/**
 * An audit, whatever runs its tests: the contract, then the bundle, signed where the environment names a key. Throws USAGE
 * for a key that cannot sign, before anything else is done, what opening a session throws, and RunNotOpened, of which no
 * folder stays. `scratch`: see `Opening`.
 */
export async function makeAudit(
  options: AuditOptions,
  cases: readonly ContractCase[],
  env: NodeJS.ProcessEnv,
  runContract: RunContract,
  scratch?: string,
): Promise<MadeAudit> {
  const { session, signer } = await openSigned(options, cases, env, { scratch });
  let closed: Promise<void> | undefined;
  try {
    const junitFile = join(session.workDir, 'junit.xml');
    const run = await runContract(session, junitFile);
    closed = run.closed;
    const collected = await settled(session, run);
    return await madeOf(await seal(session, collected, env, junitFile, signer), options, env);
  } catch (error) {
    if (error instanceof RunNotOpened) await session.abandon();
    throw error;
  } finally {
    await closed;
    await session.dispose();
  }
}

// What the scenarios left on the account is undone when nothing runs any more that could write.
async function settled(
  session: Session,
  { collected, closed }: Awaited<ReturnType<RunContract>>,
): Promise<CollectedRun> {
  if (session.plan.options.target !== 'live') return collected;
  await closed.catch(() => undefined);
  const account = await phase('settle the account', () => session.settle(collected.interrupted));
  return account === undefined ? collected : { ...collected, account };
}

async function madeOf(bundle: Bundle, options: AuditOptions, env: NodeJS.ProcessEnv): Promise<MadeAudit> {
  return {
    bundle,
    summary: `${summaryOf(bundle, options)}${await tellCi(bundle, options, env)}`,
    exitCode: exitCodeFor(bundle.run, options.strict),
  };
}

/**
 * All tests, with Vitest's own output; the evidence of the contract's tests becomes a bundle as in an audit, and Vitest's
 * JUnit file of all tests is `<out>/junit.xml`. With any argument of Vitest it is a debug run: its folder says so, `latest` is not
 * moved, and without a contract test there is no bundle.
 */
export async function runTests(
  options: AuditOptions,
  cases: readonly ContractCase[],
  env: NodeJS.ProcessEnv,
  vitest: Pick<VitestRunOptions, 'filters' | 'reporters' | 'cliOptions'>,
): Promise<number> {
  if (options.shard !== '' || options.merge !== '') {
    throw new AuditError(
      'USAGE',
      'AUDIT_SHARD and AUDIT_MERGE are of npm run audit',
      "Leave them out: npm test takes Vitest's own --shard.",
    );
  }
  const { session, signer } = await openSigned(options, cases, env, {
    debug: isSteered(vitest) || options.only !== '',
  });
  try {
    const junitFile = join(options.out, 'junit.xml');
    const run = await runVitest({ session, waiting: null, junitFile, ...vitest });
    const { counts } = run;
    await run.closed;
    const collected = await settled(session, run);
    // Closing may fail too, and Vitest then says so in the exit code.
    const passed = run.passed && !process.exitCode;
    if (collected.evidence.length === 0 && session.debug) {
      await session.abandon();
      process.stdout.write(
        `${auditMasker(env).maskText(nothingRan(collected, options.lang))}\n\n${counts}\n`,
      );
      if (collected.interrupted) return exitCodeOf('INCOMPLETE', options.strict);
      return passed && collected.unhandledErrors.length === 0 ? 0 : 1;
    }
    const bundle = await seal(session, collected, env, junitFile, signer);
    process.stdout.write(`${summaryOf(bundle, options)}${await tellCi(bundle, options, env)}\n${counts}\n`);
    const code = exitCodeFor(bundle.run, options.strict);
    return code === 0 && !passed ? 1 : code;
  } catch (error) {
    if (error instanceof RunNotOpened) await session.abandon();
    throw error;
  } finally {
    await session.dispose();
  }
}

// That nothing was selected is one reason of several, and must not hide the others.
function nothingRan({ unhandledErrors, interrupted }: CollectedRun, lang: Language): string {
  const { say } = plainTranslatorOf(lang);
  if (unhandledErrors.length > 0) return [say('tests.broke'), ...unhandledErrors].join('\n  ');
  return say(interrupted ? 'tests.interrupted' : 'tests.none');
}

// Vitest has dozens of ways to leave out tests or to run them otherwise. Whoever uses one has no audit to hand on.
function isSteered({
  filters = [],
  reporters = [],
  cliOptions = {},
}: Pick<VitestRunOptions, 'filters' | 'reporters' | 'cliOptions'>): boolean {
  const given = Object.keys(cliOptions).filter((name) => !['--', 'color', 'run', 'watch'].includes(name));
  return filters.length > 0 || reporters.length > 0 || given.length > 0;
}

function summaryOf(bundle: Bundle, options: AuditOptions): string {
  return consoleSummary(bundle, {
    options,
    project: PROJECT_DIR,
    terminal: terminalOf(process.stdout, process.env),
  });
}

// Loaded while the tests run (`SealingTools.prepare`), not before them.
function seal(...run: Parameters<typeof sealRun>): Promise<Bundle> {
  return phase('seal', async () => (await import('./seal-run.ts')).sealRun(...run));
}
