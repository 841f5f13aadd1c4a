import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { auditMain } from '../../../scripts/commands/audit-main.ts';
import { caseMain } from '../../../scripts/commands/case-main.ts';
import type { CommandMain } from '../../../scripts/commands/command-io.ts';
import { diffMain } from '../../../scripts/commands/diff-main.ts';
import { driftMain } from '../../../scripts/commands/drift-main.ts';
import { historyMain } from '../../../scripts/commands/history-main.ts';
import { lintAuditMain } from '../../../scripts/commands/lint-audit-main.ts';
import { maskingRecallMain } from '../../../scripts/commands/masking-recall-main.ts';
import { openapiMain } from '../../../scripts/commands/openapi-main.ts';
import { postmanMain } from '../../../scripts/commands/postman-main.ts';
import { recordMain } from '../../../scripts/commands/record-main.ts';
import { reportMain } from '../../../scripts/commands/report-main.ts';
import { verifyMain } from '../../../scripts/commands/verify-main.ts';
import { VERBS, type Verb } from '../../../src/common/command-line.ts';
import { audit } from '../audit-in-process.ts';
import { callCommand } from '../call-command.ts';
import { type CommandResult, runCommand } from '../run-command.ts';
import { runProgram } from '../run-program.ts';
import { argumentsOf, type ShownCommand } from './shown-commands.ts';
import { CONFIG } from './shown-project.ts';

/** Where commands are run, and what stands in place of an example's words. */
export interface Place {
  /** The project that the documents suppose the reader to be in: the working folder of this process. */
  folder: string;
  /** The same, for what would write over what other commands read. */
  scratch: string;
  /** Configs of projects with the entries that are named, and one of their own: it has its case, and it has none yet. */
  withCase: string;
  withoutCase: string;
  /** Settings of an account that answers. */
  account: Record<string, string>;
  /** A text of an example with its names filled in. */
  filled: (text: string) => string;
}

type Runner = (args: string[], env: Record<string, string>) => Promise<CommandResult>;

const inProcess =
  (main: CommandMain): Runner =>
  (args, env) =>
    callCommand(main, args, env);

/** A server says where it listens, and ends in order when it is asked to. */
const asServer =
  (script: string): Runner =>
  (args, env) =>
    runCommand(`${script}.ts`, args, { env, signalWhen: { output: /http:.*\n/, signal: 'SIGTERM' } });

/** An audit that is to run nothing gets nothing that runs; one that watches is a process, which is told to end. */
const runAudit: Runner = (args, env) => {
  if (args.includes('--undo-left'))
    return callCommand(
      (io) => auditMain(io, () => Promise.reject(new Error('this runs nothing'))),
      args,
      env,
    );
  if (!args.includes('--watch')) return audit(args, { env });
  return runCommand('audit.ts', args, { env, signalWhen: { output: /^Verdict:.*\n/m, signal: 'SIGINT' } });
};

/** What runs an npm script of the project, and the verb of the package that is the same. */
const RUNNERS: Record<string, Runner> = {
  audit: runAudit,
  verify: inProcess(verifyMain),
  report: inProcess(reportMain),
  'report:history': inProcess(historyMain),
  diff: inProcess(diffMain),
  'lint:audit': inProcess(lintAuditMain),
  record: inProcess(recordMain),
  drift: inProcess(driftMain),
  case: (args, env) => callCommand(caseMain, args, env).finally(() => removeMade(env)),
  openapi: inProcess(openapiMain),
  'export:postman': inProcess(postmanMain),
  'masking:recall': inProcess(maskingRecallMain),
  simulator: asServer('simulator'),
  clickhouse: asServer('clickhouse'),
};

/** What listens, listens on a free port, whichever the document names: two lines that differ in it alone are one run. */
function onFreePort(script: string, args: string[]): string[] {
  if (script !== 'simulator' && script !== 'clickhouse') return args;
  const at = args.indexOf('--port');
  return ['--port', '0', ...(at === -1 ? args : args.toSpliced(at, 2))];
}

/** A case is made once in a project: what was made goes, for the next that makes it. */
function removeMade({ AUDIT_CONFIG: config = '' }: Record<string, string>): void {
  for (const name of ['cases', 'schemas', 'fixtures'])
    rmSync(join(dirname(config), name), { recursive: true, force: true });
}

/** Programs of others that the documents use, with the folder in which. */
const SHELL: Record<string, 'bundle' | 'scratch'> = {
  tail: 'bundle',
  sha256sum: 'bundle',
  openssl: 'scratch',
  node: 'scratch',
  cp: 'scratch',
  curl: 'scratch',
  python3: 'scratch',
};

/** A run of a command of the documents: what tells it from others, and how it is made. */
export interface ShownRun {
  key: string;
  run: () => Promise<CommandResult>;
}

/** How a command of the documents is run, with the words of its example filled in; null where nothing here can run it. */
export function shownRun(shown: ShownCommand, place: Place): ShownRun | null {
  const script = scriptOf(shown.words);
  const where = SHELL[shown.words[0] ?? ''];
  if (script === '' && where !== undefined) {
    const cwd = where === 'bundle' ? join(place.folder, 'reports', 'latest') : place.scratch;
    return { key: shown.line, run: () => runProgram('sh', ['-euc', place.filled(shown.line)], { cwd }) };
  }
  const runner = RUNNERS[script];
  if (runner === undefined) return null;
  // An optional part stands in brackets.
  const words = argumentsOf(shown.words)
    .map((word) => word.replace(/^\[|\]$/g, ''))
    .map((word) => (script === 'case' ? ofNewCase(word, place) : place.filled(word)))
    .filter((word) => word !== '' && word !== '--');
  const args = onFreePort(script, words);
  const own = Object.entries(shown.env)
    .filter(([, value]) => value !== '...')
    .map(([name, value]) => [name, place.filled(value)]);
  const env = { ...settingsFor(script, args, place), ...Object.fromEntries(own) };
  return { key: JSON.stringify([script, args, env]), run: () => runner(args, env) };
}

/** The one entry that has no case yet, in the document of its project. */
function ofNewCase(word: string, { withoutCase }: Place): string {
  if (word === '<id>') return '6.16';
  return word === 'requests.md' ? join(dirname(withoutCase), word) : word;
}

// Nothing that a command writes is what another one reads, and nothing of it is in the checkout.
function settingsFor(script: string, args: readonly string[], place: Place): Record<string, string> {
  const asksAccount = script === 'drift' || args.includes('live') || args.includes('--undo-left');
  const isNamed = args.some((word) => word === '--only' || /^\d+\.\d+$/.test(word));
  const own = script === 'case' ? place.withoutCase : isNamed ? place.withCase : '';
  return {
    AUDIT_OUT: join(place.scratch, 'reports'),
    ...(asksAccount ? place.account : {}),
    ...(own !== '' || args.includes('--watch') ? { AUDIT_CONFIG: own || join(place.folder, CONFIG) } : {}),
    ...(args.includes('--update') && !asksAccount ? { AUDIT_FIXTURES: join(place.scratch, 'fixtures') } : {}),
  };
}

/** The npm script of a command, also of one that is called as a verb of the package; '' of any other. */
function scriptOf(words: readonly string[]): string {
  const [program, second, third = ''] = words;
  if (second === 'scripts/run.mjs') return third;
  if (program === 'npm') return second === 'run' ? third.replace(/\]$/, '') : '';
  const verb = words[words.indexOf('qtickets-audit') + 1] ?? '';
  return words.includes('qtickets-audit') && Object.hasOwn(VERBS, verb) ? VERBS[verb as Verb] : '';
}
