import { join } from 'node:path';
import type { ContractCase } from '../model/case.ts';
import type { AuditOptions } from '../model/plan.ts';
import { consoleSummary } from '../report/console-summary.ts';
import { exitCodeOf } from './exit-code.ts';
import { runVitest, type VitestRunOptions } from './run-vitest.ts';
import { sealRun } from './seal-run.ts';
import { openSession } from './session.ts';

/** An audit: the contract's tests, then the bundle. Prints progress and summary; gives the exit code of the verdict. */
export async function runAudit(
  options: AuditOptions,
  cases: readonly ContractCase[],
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const session = await openSession(options, cases, env);
  try {
    const junitFile = join(session.workDir, 'junit.xml');
    const { collected } = await runVitest({ session, projects: ['contract'], verbose: false, junitFile });
    const bundle = await sealRun(session, collected, env, junitFile);
    process.stdout.write(consoleSummary(bundle, options.out));
    return exitCodeOf(bundle.run.verdict.status, options.strict);
  } finally {
    await session.dispose();
  }
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
  const session = await openSession(options, cases, env);
  try {
    const junitFile = join(options.out, 'junit.xml');
    const { collected, passed, counts } = await runVitest({ session, verbose: true, junitFile, ...vitest });
    if (collected.evidence.length === 0 && isFiltered(vitest)) {
      await session.abandon();
      process.stdout.write(`No contract test was selected: no bundle was written.\n\n${counts}\n`);
      return passed ? 0 : 1;
    }
    const bundle = await sealRun(session, collected, env, junitFile);
    process.stdout.write(`${consoleSummary(bundle, options.out)}\n${counts}\n`);
    const code = exitCodeOf(bundle.run.verdict.status, options.strict);
    return code === 0 && !passed ? 1 : code;
  } finally {
    await session.dispose();
  }
}

function isFiltered({
  filters = [],
  cliOptions = {},
}: Pick<VitestRunOptions, 'filters' | 'cliOptions'>): boolean {
  return filters.length > 0 || cliOptions.testNamePattern !== undefined || cliOptions.project !== undefined;
}
