import { join } from 'node:path';
import { phase } from '../common/timeline.ts';
import type { ContractCase } from '../model/case.ts';
import type { AuditOptions } from '../model/plan.ts';
import type { CollectedRun } from '../report/collected-run.ts';
import { consoleSummary } from '../report/console-summary.ts';
import type { Signer } from '../report/dsse.ts';
import type { Bundle } from '../report/write-bundle.ts';
import { auditMasker } from './audit-masker.ts';
import { loadDotEnv } from './dot-env.ts';
import type { EarlyWorker } from './early-worker.ts';
import { exitCodeOf } from './exit-code.ts';
import { PROJECT_DIR } from './project-paths.ts';
import { runVitest, type VitestRunOptions } from './run-vitest.ts';
import type { sealRun } from './seal-run.ts';
import { openSession, type Session, type SessionOptions } from './session.ts';
import { SIGNING_KEY_VARIABLE, signerFrom } from './signing-key.ts';

/** What an audit came to, before anybody was told. */
export interface MadeAudit {
  bundle: Bundle;
  /** What is printed of it. */
  summary: string;
  exitCode: number;
}

/**
 * Runs the contract's tests of a session and writes their JUnit file; gives what they came to, and when the process that ran
 * them is gone.
 */
export type RunContract = (
  session: Session,
  junitFile: string,
) => Promise<{ collected: CollectedRun; closed: Promise<void> }>;

/** An audit by Vitest. Prints progress and summary; gives the exit code of the verdict. Throws what `makeAudit` throws. */
export async function runAudit(
  options: AuditOptions,
  cases: readonly ContractCase[],
  env: NodeJS.ProcessEnv,
  worker?: EarlyWorker,
): Promise<number> {
  const runContract: RunContract = (session, junitFile) =>
    runVitest({ session, projects: ['contract'], verbose: false, junitFile, worker: worker?.process });
  const { summary, exitCode } = await makeAudit(options, cases, env, runContract, worker?.workDir);
  process.stdout.write(summary);
  return exitCode;
}

/**
 * An audit, whatever runs its tests: the contract, then the bundle, signed where the environment names a key. Throws USAGE
 * for a key that cannot sign, before anything else is done, and what opening a session throws. `scratch`: see `openSession`.
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
    const bundle = await seal(session, run.collected, env, junitFile, signer);
    return {
      bundle,
      summary: consoleSummary(bundle, options.out),
      exitCode: exitCodeOf(bundle.run.verdict.status, options.strict),
    };
  } finally {
    await closed;
    await session.dispose();
  }
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
  vitest: Pick<VitestRunOptions, 'filters' | 'cliOptions'>,
): Promise<number> {
  const { session, signer } = await openSigned(options, cases, env, { debug: isSteered(vitest) });
  try {
    const junitFile = join(options.out, 'junit.xml');
    const run = await runVitest({ session, verbose: true, junitFile, ...vitest });
    const { collected, counts } = run;
    await run.closed;
    // Closing may fail too, and Vitest then says so in the exit code.
    const passed = run.passed && !process.exitCode;
    if (collected.evidence.length === 0 && session.debug) {
      await session.abandon();
      process.stdout.write(`${auditMasker(env).maskText(nothingRan(collected))}\n\n${counts}\n`);
      if (collected.interrupted) return exitCodeOf('INCOMPLETE', options.strict);
      return passed && collected.unhandledErrors.length === 0 ? 0 : 1;
    }
    const bundle = await seal(session, collected, env, junitFile, signer);
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
  sessionOptions: SessionOptions,
): Promise<{ session: Session; signer: Signer | null }> {
  if (options.target === 'live') loadDotEnv(join(PROJECT_DIR, '.env'), env);
  const signer = signerFrom(env);
  // Opening a live session reads `.env` again, and sets what is absent: so the key is emptied first and removed then.
  env[SIGNING_KEY_VARIABLE] = '';
  try {
    return {
      session: await phase('open the session', () => openSession(options, cases, env, sessionOptions)),
      signer,
    };
  } finally {
    delete env[SIGNING_KEY_VARIABLE];
  }
}

// That nothing was selected is one reason of several, and must not hide the others.
function nothingRan({ unhandledErrors, interrupted }: CollectedRun): string {
  if (unhandledErrors.length > 0)
    return ['No contract test ran, and no bundle was written:', ...unhandledErrors].join('\n  ');
  return interrupted
    ? 'The run was interrupted before a contract test had ended: no bundle was written.'
    : 'No contract test was selected: no bundle was written.';
}

// Vitest has dozens of ways to leave out tests or to run them otherwise. Whoever uses one has no audit to hand on.
function isSteered({
  filters = [],
  cliOptions = {},
}: Pick<VitestRunOptions, 'filters' | 'cliOptions'>): boolean {
  const given = Object.keys(cliOptions).filter((name) => !['--', 'color', 'run', 'watch'].includes(name));
  return filters.length > 0 || given.length > 0;
}

// Loaded while the tests run (`SealingTools.prepare`), not before them.
function seal(...run: Parameters<typeof sealRun>): Promise<Bundle> {
  return phase('seal', async () => (await import('./seal-run.ts')).sealRun(...run));
}
