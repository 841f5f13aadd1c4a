import { Command, Option } from 'commander';
import { freshBuild } from '../src/build/native-build.mjs';
import { startEarlyWorker } from '../src/command/early-worker.ts';
import { COULD_NOT_RUN } from '../src/command/exit-code.ts';
import { DEFAULT_OPTIONS, OPTION_VARIABLES, optionsFrom } from '../src/common/audit-options.ts';
import { keepTimeline, phase } from '../src/common/timeline.ts';
import { PROFILES } from '../src/model/case.ts';
import { ACCESSES, type AuditOptions, ROUTES, TARGETS } from '../src/model/plan.ts';
import { failCommand } from './fail-command.ts';

const command = new Command('npm run audit --')
  .description('Runs the contract of the QTickets API and writes the audit bundle.')
  .addOption(
    option('target', 'what answers the requests', `one of ${TARGETS.join(', ')}`, DEFAULT_OPTIONS.target),
  )
  .addOption(
    option('profile', 'which entries to run', `one of ${PROFILES.join(', ')}`, DEFAULT_OPTIONS.profile),
  )
  .addOption(
    option(
      'access',
      'Partners tokens to run the write calls with',
      `one of ${ACCESSES.join(', ')}`,
      DEFAULT_OPTIONS.access,
    ),
  )
  .addOption(
    option(
      'routes',
      "calls that the vendor does not document: the spec's, or the documented ones",
      `one of ${ROUTES.join(', ')}`,
      DEFAULT_OPTIONS.routes,
    ),
  )
  .addOption(option('spec', 'spec document to read', 'a Markdown file', DEFAULT_OPTIONS.spec))
  .addOption(option('out', "folder under which the run's folder is made", 'a folder', DEFAULT_OPTIONS.out))
  .addOption(
    option('loader', "run this command in place of the audit's own loaders", 'a shell command', 'none'),
  )
  .addOption(option('previous', 'earlier audit to compare with', 'its folder or archive', 'none'))
  .option('--dry-run', 'print what would be sent, and send nothing')
  .option('--strict', `CONDITIONAL exits with 1 (${OPTION_VARIABLES.strict}=1)`)
  .addHelpText(
    'after',
    '\nExit codes: 0 READY or CONDITIONAL, 1 NOT READY, 2 could not run, 130 interrupted.',
  )
  .exitOverride();

try {
  command.parse();
  const env = process.env;
  const { dryRun: isDry, ...given } = command.opts<Record<string, unknown>>();
  for (const [name, value] of Object.entries(given)) {
    env[OPTION_VARIABLES[name as keyof typeof OPTION_VARIABLES]] = String(value);
  }
  const options = optionsFrom(env);
  if (isDry === true) await printDryRun(options, env);
  else process.exitCode = await audit(options, env);
} catch (error) {
  process.exitCode = failCommand(error, COULD_NOT_RUN);
}

// Loaded only when they are needed, so that --help and a wrong option answer at once.
async function audit(options: AuditOptions, env: NodeJS.ProcessEnv): Promise<number> {
  keepTimeline('command', env);
  const worker = startEarlyWorker(await freshBuild('run'));
  const [{ runAudit }, { allCases }] = await phase('load the command', () =>
    Promise.all([import('../src/command/run-audit.ts'), import('../tests/cases/all-cases.ts')]),
  );
  return runAudit(options, allCases, env, worker);
}

async function printDryRun(options: AuditOptions, env: NodeJS.ProcessEnv): Promise<void> {
  const [{ dryRun }, { allCases }] = await Promise.all([
    import('../src/command/dry-run.ts'),
    import('../tests/cases/all-cases.ts'),
  ]);
  process.stdout.write(`${dryRun(options, allCases, env).join('\n')}\n`);
}

function option(
  name: keyof typeof OPTION_VARIABLES,
  what: string,
  values: string,
  byDefault: unknown,
): Option {
  return new Option(
    `--${name} <value>`,
    `${what}: ${values} (${OPTION_VARIABLES[name]}; default ${byDefault})`,
  );
}
