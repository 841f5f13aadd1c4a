import { existsSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { COULD_NOT_RUN, exitCodeOf } from '../src/command/exit-code.ts';
import { runVitest } from '../src/command/run-vitest.ts';
import { sealRun } from '../src/command/seal-run.ts';
import { openSession } from '../src/command/session.ts';
import { optionsFrom } from '../src/common/audit-options.ts';
import { consoleSummary } from '../src/report/console-summary.ts';
import { parseCLI } from '../src/report/vitest-node.ts';
import { allCases } from '../tests/cases/all-cases.ts';
import { failCommand } from './fail-command.ts';

// All tests by Vitest, with Vitest's own arguments; the contract's evidence becomes a bundle, as in an audit.
try {
  const { filter, options: cliOptions } = parseCLI(['vitest', 'run', ...process.argv.slice(2)]);
  const options = optionsFrom(process.env);
  const session = await openSession(options, allCases, process.env);
  try {
    const { collected, passed } = await runVitest({ session, verbose: true, filters: filter, cliOptions });
    if (existsSync(session.junitFile)) {
      await mkdir(options.out, { recursive: true });
      await copyFile(session.junitFile, join(options.out, 'junit.xml'));
    }
    if (collected.evidence.length === 0 && filter.length > 0) {
      await session.abandon();
      process.stdout.write('No contract test was selected: no bundle was written.\n');
      process.exitCode = passed ? 0 : 1;
    } else {
      const bundle = await sealRun(session, collected, process.env);
      process.stdout.write(consoleSummary(bundle, options.out));
      const code = exitCodeOf(bundle.run.verdict.status, options.strict);
      process.exitCode = code === 0 && !passed ? 1 : code;
    }
  } finally {
    await session.dispose();
  }
} catch (error) {
  process.exitCode = failCommand(error, COULD_NOT_RUN);
}
