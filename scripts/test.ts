import { watchSignals } from '../src/command/interruption.ts';
import { openProject } from '../src/command/open-project.ts';
import { casesOf } from '../src/command/project-inputs.ts';
import { runTests } from '../src/command/run-audit.ts';
import { askedOfVitest, vitestArguments } from '../src/command/vitest-arguments.ts';
import { optionsFrom } from '../src/common/audit-options.ts';
import { allCases } from '../tests/cases/all-cases.ts';
import { runProcess } from './commands/command-io.ts';

watchSignals();
// Vitest's own arguments select and steer the tests; the options of an audit come from the environment.
await runProcess(async ({ args, env, stdout }) => {
  const asked = askedOfVitest(args);
  if (asked !== null) {
    stdout(asked);
    return 0;
  }
  await openProject(env);
  return runTests(optionsFrom(env), await casesOf(env, allCases), env, vitestArguments(args));
});
