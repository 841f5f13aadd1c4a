import { existsSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { withDotEnv } from '../../src/command/dot-env.ts';
import { openSecrets } from '../../src/command/environment-secrets.ts';
import { processInterruption } from '../../src/command/interruption.ts';
import { openProject } from '../../src/command/open-project.ts';
import { signerFrom } from '../../src/command/signing-key.ts';
import { unreadSettings } from '../../src/command/unread-settings.ts';
import { DEFAULT_OPTIONS, OPTION_VARIABLES, optionsFrom } from '../../src/common/audit-options.ts';
import { commandLine } from '../../src/common/command-line.ts';
import { asksForFailed, FAILED } from '../../src/common/only.ts';
import { saidBriefly } from '../../src/documents/messages/brief.ts';
import { undoArguments } from '../../src/documents/rerun-command.ts';
import { journalFolder } from '../../src/live/write-journal.ts';
import { PROFILES } from '../../src/model/case.ts';
import { AuditError } from '../../src/model/errors.ts';
import { ACCESSES, type AuditOptions, DATASETS, LANGUAGES, ROUTES, TARGETS } from '../../src/model/plan.ts';
import { baseCommand } from './base-command.ts';
import { type CommandIo, outputOf } from './command-io.ts';
import { requireUsed } from './idle-options.ts';
import { insteadOf, requireForetold } from './in-place-of-a-run.ts';

/**
 * `npm run audit`: reads its arguments, and what they leave out from the environment, in which it sets them; then prints
 * what would be sent, or lets `audit` run, which gives the exit code.
 */
export async function auditMain(
  io: CommandIo,
  audit: (options: AuditOptions) => Promise<number>,
): Promise<number> {
  const { args, env, stdout } = io;
  const command = auditCommand().configureOutput(outputOf(io)).parse(args, { from: 'user' });
  const { dryRun: _dry, undoLeft: _undo, watch: _watch, ...given } = command.opts<Record<string, unknown>>();
  const instead = insteadOf(command.opts());
  for (const [name, value] of Object.entries(given)) {
    env[OPTION_VARIABLES[name as keyof typeof OPTION_VARIABLES]] = String(value);
  }
  await openProject(env);
  const asked = env[OPTION_VARIABLES.target] ?? '';
  if (asksForFailed(env[OPTION_VARIABLES.only] ?? ''))
    env[OPTION_VARIABLES.only] = await failedBefore(optionsFrom(env), stdout);
  const options = optionsFrom(env);
  requireUsed(given, options, instead === 'undoLeft');
  const settings = withDotEnv(env, options.target);
  for (const told of [...unreadSettings(settings, options), ...openSecrets(settings)]) io.stderr(`${told}\n`);
  if (instead === 'undoLeft') {
    const { undoLeft } = await import('../../src/command/undo-left.ts');
    return undoLeft(options, env, stdout);
  }
  if (instead === 'watch') return watched(options, env, stdout);
  if (instead === null) {
    // A key that cannot sign is told before anything else is said.
    signerFrom(env);
    await tellOfLeft(options, env, io.stderr);
    // Said at once: opening everything takes a moment.
    const { profile, target, lang, merge: folder } = options;
    const byLoader = options.loader !== '' && asked === '';
    const key = byLoader ? 'start.auditingLoader' : 'start.auditing';
    // What a merge is of, its shards say.
    const first =
      folder === ''
        ? saidBriefly(lang, key, { profile, target })
        : saidBriefly(lang, 'start.merging', { folder });
    stdout(`${first}\n`);
    return audit(options);
  }
  requireForetold(options);
  // Loaded only when they are needed, so that --help and a wrong option answer at once.
  const [{ dryRun }, { casesOf }, { allCases }] = await Promise.all([
    import('../../src/command/dry-run.ts'),
    import('../../src/command/project-inputs.ts'),
    import('../../tests/cases/all-cases.ts'),
  ]);
  stdout(`${dryRun(options, await casesOf(env, allCases), env).join('\n')}\n`);
  return 0;
}

async function watched(
  options: AuditOptions,
  env: Record<string, string | undefined>,
  say: (text: string) => void,
): Promise<number> {
  if (typeof SHIPPED_BUILD === 'string' || options.shard !== '' || options.merge !== '')
    throw new AuditError(
      'USAGE',
      '--watch is of a checkout, and of whole audits',
      'Leave out --watch, or --shard and --merge; in a project of your own, run the entries again with --only.',
    );
  const [{ watchAudit }, { startWaiting, WarmRuns }, { casesBuilder }] = await Promise.all([
    import('../../src/command/watch-audit.ts'),
    import('../../src/command/warm-runs.ts'),
    import('../../src/command/cases-builder.ts'),
  ]);
  return watchAudit(options, {
    env,
    runs: new WarmRuns(startWaiting(env)),
    builder: await casesBuilder(),
    interruption: processInterruption(),
    say,
  });
}

async function failedBefore({ out, lang }: AuditOptions, say: (text: string) => void): Promise<string> {
  const { failedOfLastRun } = await import('../../src/report/last-run.ts');
  const { name, failed } = failedOfLastRun(out);
  say(`${saidBriefly(lang, 'start.failed', { folder: `${out}/${name}`, ids: failed.join(', ') })}\n`);
  return failed.join(',');
}

// Runs that were killed could not tell it themselves.
async function tellOfLeft(
  { out, lang }: AuditOptions,
  env: Record<string, string | undefined>,
  say: (text: string) => void,
): Promise<void> {
  if (!existsSync(journalFolder(out))) return;
  const [{ leftByOthers, leftLines }, { auditMasker }] = await Promise.all([
    import('../../src/command/settle-account.ts'),
    import('../../src/command/audit-masker.ts'),
  ]);
  for (const { journal, left } of leftByOthers(out)) {
    const { run, partners: host } = journal.head;
    const command = commandLine('run', undoArguments(out));
    const words = [
      saidBriefly(lang, 'start.left', { run, host }),
      ...leftLines(left, lang),
      `  ${saidBriefly(lang, 'run.undoLeft', { command })}`,
    ];
    say(auditMasker(env).maskText(`${words.join('\n')}\n`));
  }
}

/** The options with a value: what each says, what it takes, and what it is by default. */
const OPTIONS: readonly (readonly [
  name: keyof typeof OPTION_VARIABLES,
  what: string,
  values: string,
  byDefault: string,
])[] = [
  ['target', 'what answers the requests', oneOf(TARGETS), DEFAULT_OPTIONS.target],
  ['profile', 'which entries to run', `${oneOf(PROFILES)}, or a config's own`, DEFAULT_OPTIONS.profile],
  ['access', 'Partners tokens to run the write calls with', oneOf(ACCESSES), DEFAULT_OPTIONS.access],
  [
    'routes',
    "calls that the vendor does not document: the spec's, or the documented ones",
    oneOf(ROUTES),
    DEFAULT_OPTIONS.routes,
  ],
  ['spec', 'spec document to read', 'a Markdown file', DEFAULT_OPTIONS.spec],
  [
    'config',
    'config of a project of your own',
    'a TypeScript or JavaScript file',
    'qtickets.config.ts, where there is one',
  ],
  ['fixtures', 'recordings to replay', 'a folder', 'the shipped ones'],
  ['out', "folder under which the run's folder is made", 'a folder', DEFAULT_OPTIONS.out],
  ['lang', 'language of the documents and of the console', oneOf(LANGUAGES), DEFAULT_OPTIONS.lang],
  ['loader', "run this command in place of the audit's own loaders", 'a shell command', 'none'],
  [
    'dataset',
    'account that the simulator is, with --target simulator',
    oneOf(DATASETS),
    DEFAULT_OPTIONS.dataset,
  ],
  ['previous', 'earlier audit to compare with', 'its folder or archive', 'none'],
  ['shard', 'run a part of the test files', 'a part and their number, 1/3', 'all'],
  ['blobs', "folder under which a shard's folder is made", 'a folder', DEFAULT_OPTIONS.blobs],
  ['merge', 'make one bundle of shards, and run nothing', 'their folder', 'none'],
  ['only', 'run some entries', `ids, ranges, sections, or ${FAILED} for those of the last run`, 'all'],
];

function oneOf(names: readonly string[]): string {
  return `one of ${names.join(', ')}`;
}

function auditCommand(): Command {
  const command = baseCommand('run').description(
    'Runs the contract of the QTickets API and writes the audit bundle.',
  );
  for (const [name, what, values, byDefault] of OPTIONS) {
    const told = `${what}: ${values} (${OPTION_VARIABLES[name]}; default ${byDefault})`;
    command.addOption(new Option(`--${name} <value>`, told));
  }
  return command
    .option(
      '--watch',
      'run again what a change of a case, a schema, the spec document or a recording touches',
    )
    .option('--dry-run', 'print what would be sent, and send nothing')
    .option('--undo-left', 'undo what earlier live runs left on the account, and run nothing')
    .option('--strict', `CONDITIONAL exits with 1 (${OPTION_VARIABLES.strict}=1)`)
    .addHelpText(
      'after',
      '\nExit codes: 0 READY or CONDITIONAL, 1 NOT READY, 2 could not run, 3 something is left on the account,\n130 interrupted (143 by SIGTERM, 129 by SIGHUP).',
    );
}
