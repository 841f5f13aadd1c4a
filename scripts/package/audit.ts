import { fork } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OPTION_VARIABLES } from '../../src/common/option-variables.ts';
import type { AuditRun } from '../../src/model/audit-run.ts';
import { AuditError } from '../../src/model/errors.ts';
import type { AuditOptions } from '../../src/model/plan.ts';

/** What to audit; what is left out is as with `npx qtickets-audit run`. */
export interface AuditRequest extends Partial<Omit<AuditOptions, 'shard' | 'blobs' | 'merge'>> {
  /** Folder to run in: the config, `.env`, and all paths are looked for from there; the working folder by default. */
  cwd?: string;
  /** Variables beside those of this process, such as `QTICKETS_TOKEN`. */
  env?: Readonly<Record<string, string>>;
  /** Takes what the command prints, as it prints it; by default nobody does. */
  onOutput?: (text: string) => void;
  /** Ends the audit as Ctrl-C does: what ran is reported as INCOMPLETE. */
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
  const variables = Object.entries(options).flatMap(([name, value]) =>
    value === undefined ? [] : [[OPTION_VARIABLES[name as keyof typeof OPTION_VARIABLES], textOf(value)]],
  );
  const child = fork(command(dirname(fileURLToPath(import.meta.url))), ['run'], {
    cwd,
    env: { ...process.env, ...env, ...Object.fromEntries(variables) },
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let told = '';
  let folder: string | undefined;
  child.stdout?.on('data', (bytes: Buffer) => onOutput?.(String(bytes)));
  child.stderr?.on('data', (bytes: Buffer) => {
    told += String(bytes);
    onOutput?.(String(bytes));
  });
  child.on('message', (message) => {
    folder = (message as { auditFolder?: string }).auditFolder ?? folder;
  });
  const stop = () => child.kill('SIGINT');
  if (signal?.aborted === true) stop();
  signal?.addEventListener('abort', stop);
  const exitCode = await new Promise<number>((done, failed) => {
    child.once('error', failed);
    child.once('close', (code) => done(code ?? 1));
  }).finally(() => signal?.removeEventListener('abort', stop));
  if (folder === undefined) throw refusal(told, exitCode);
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

function textOf(value: unknown): string {
  return typeof value === 'boolean' ? (value ? '1' : '0') : String(value);
}

// The command has said what is wrong and how to mend it.
function refusal(told: string, exitCode: number): AuditError {
  const [, code, what = '', remedy = ''] = /^([A-Z_]{4,}): (.*)\n? *([\s\S]*)$/m.exec(told.trim()) ?? [];
  return code === undefined
    ? new AuditError(
        'UNEXPECTED',
        `no audit was made (exit code ${exitCode}): ${told.trim()}`,
        'Run npx qtickets-audit run in the same folder.',
      )
    : new AuditError(code as AuditError['code'], what, remedy.trim());
}
