import { fork } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { OPTION_VARIABLES } from '../../src/common/option-variables.ts';
import type { AuditRun } from '../../src/model/audit-run.ts';
import { AuditError } from '../../src/model/errors.ts';
import type { AuditOptions } from '../../src/model/plan.ts';

/** Options of the command that make no bundle, or one of the work of others. */
const NOT_FROM_CODE = ['shard', 'blobs', 'merge'] as const;

/** What to audit; what is left out is as with `npx qtickets-audit run`. */
export interface AuditRequest extends Partial<Omit<AuditOptions, (typeof NOT_FROM_CODE)[number]>> {
  /** Folder to run in: the config, `.env`, and all paths are looked for from there; the working folder by default. */
  cwd?: string;
  /** Variables beside those of this process, such as `QTICKETS_TOKEN`. */
  env?: Readonly<Record<string, string>>;
  /** Takes what the command prints, as it prints it; by default nobody does. */
  onOutput?: (text: string) => void;
  /** Ends the audit as Ctrl-C does: what ran is reported as INCOMPLETE; before the run has a folder, `audit()` rejects with its reason. */
  signal?: AbortSignal;
}

/** What an audit came to. */
export interface AuditResult {
  /** `audit.json` of the bundle. */
  run: AuditRun;
  /** Folder of the bundle. */
  folder: string;
  /** The exit code of the command: see the README. */
  exitCode: number;
}

/**
 * Runs an audit, in a process of its own, to its bundle, whatever its verdict is. Rejects with an AuditError where none could be made: its
 * message is what the command says.
 */
export async function audit({
  cwd = '.',
  env = {},
  onOutput,
  signal,
  ...options
}: AuditRequest = {}): Promise<AuditResult> {
  const variables = variablesOf(options);
  if (statSync(cwd, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new AuditError('FILE_SYSTEM', 'there is no such folder to run in', 'Name another one with cwd.', {
      file: cwd,
    });
  const child = fork(command(dirname(fileURLToPath(import.meta.url))), ['run'], {
    cwd,
    env: { ...process.env, ...env, ...variables },
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let told = '';
  let folder: string | undefined;
  const tell = onOutput ?? (() => {});
  hear(child.stdout, tell);
  hear(child.stderr, (text) => {
    told += text;
    tell(text);
  });
  child.on('message', (message) => {
    folder = (message as { auditFolder?: string }).auditFolder ?? folder;
  });
  const stop = () => child.kill('SIGINT');
  if (signal?.aborted === true) stop();
  signal?.addEventListener('abort', stop);
  const exitCode = await new Promise<number>((done, failed) => {
    child.once('error', failed);
    child.once('close', (code, killer) => done(code ?? 128 + constants.signals[killer ?? 'SIGKILL']));
  }).finally(() => signal?.removeEventListener('abort', stop));
  if (folder === undefined) {
    signal?.throwIfAborted();
    throw refusal(told, exitCode);
  }
  const path = resolve(cwd, folder);
  return {
    run: JSON.parse(readFileSync(join(path, 'audit.json'), 'utf8')) as AuditRun,
    folder: path,
    exitCode,
  };
}

// The module for `require` lies deeper than the one for `import`.
function command(folder: string): string {
  const file = join(folder, 'bin', 'qtickets-audit.mjs');
  if (existsSync(file)) return file;
  if (folder !== dirname(folder)) return command(dirname(folder));
  throw new AuditError(
    'PACKAGE_MISSING',
    'the command of the package is not beside its module',
    'Import the package as it was installed.',
  );
}

/**
 * The variables by which the command takes options. Throws USAGE for a name that is no option of an audit from code, since an audit that passes
 * over `dryRun` or a slip of the pen sends what nobody asked for, and for a value that is no text, or an empty one.
 */
export function variablesOf(options: Readonly<Record<string, unknown>>): Record<string, string> {
  const known = new Map<string, string>(Object.entries(OPTION_VARIABLES));
  for (const name of NOT_FROM_CODE) known.delete(name);
  return Object.fromEntries(
    Object.entries(options).flatMap(([name, value]) => {
      const variable = known.get(name);
      if (variable === undefined)
        throw new AuditError(
          'USAGE',
          `audit() has no option "${name}"`,
          `Use some of ${[...known.keys(), 'cwd', 'env', 'onOutput', 'signal'].join(', ')}; for anything else run npx qtickets-audit run.`,
        );
      return value === undefined ? [] : [[variable, textOf(name, value)]];
    }),
  );
}

function textOf(name: string, value: unknown): string {
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw new AuditError(
    'USAGE',
    `option "${name}" of audit() is ${value === null ? 'null' : typeof value === 'string' ? 'empty' : `of type ${typeof value}`}`,
    'Give it a text, or leave it out.',
  );
}

/** Tells the text of a stream as it comes: never half of a character, wherever the pieces end. */
export function hear(stream: Readable | null, tell: (text: string) => void): void {
  stream?.setEncoding('utf8').on('data', tell);
}

// The command has said what is wrong and how to mend it.
function refusal(told: string, exitCode: number): AuditError {
  const [, code, what = '', remedy = ''] = /^([A-Z_]{4,}): (.*)\n? *([\s\S]*)$/m.exec(told.trim()) ?? [];
  return code === undefined
    ? new AuditError(
        'UNEXPECTED',
        `no audit was made (exit code ${exitCode})${told.trim() === '' ? '' : `: ${told.trim()}`}`,
        'Run npx qtickets-audit run in the same folder.',
      )
    : new AuditError(code as AuditError['code'], what, remedy.trim());
}
