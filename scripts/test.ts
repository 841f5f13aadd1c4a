import { COULD_NOT_RUN } from '../src/command/exit-code.ts';
import { runTests } from '../src/command/run-audit.ts';
import { optionsFrom } from '../src/common/audit-options.ts';
import { parseCLI } from '../src/report/vitest-node.ts';
import { allCases } from '../tests/cases/all-cases.ts';
import { failCommand } from './fail-command.ts';

// Vitest's own arguments select and steer the tests; the options of an audit come from the environment.
try {
  const { filter, options } = parseCLI(['vitest', 'run', ...process.argv.slice(2)]);
  process.exitCode = await runTests(optionsFrom(process.env), allCases, process.env, {
    filters: filter,
    cliOptions: options,
  });
} catch (error) {
  process.exitCode = failCommand(error, COULD_NOT_RUN);
}
