import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { cutText, visibleText } from '../common/plain-text.ts';

/** The checkout that a run was made from. */
export interface GitFacts {
  /** Full object name of HEAD. */
  commit: string;
  /** True when tracked or untracked files differ from it. */
  dirty: boolean;
}

const run = promisify(execFile);

/**
 * Commit and state of the checkout that holds `cwd`; null outside a checkout, before the first commit, or where git is
 * not installed. None of these stops an audit: the document then says that the commit is unknown. Why there is none where a checkout
 * is, is told to `say`: nobody would look for the reason there.
 */
export async function gitFacts(
  cwd: string,
  say: (text: string) => void = (text) => process.stderr.write(text),
): Promise<GitFacts | null> {
  const [status, hidden] = await Promise.all([
    gitOutput(cwd, ['status', '--porcelain=v2', '--branch', '--no-ahead-behind'], say),
    hiddenChanges(cwd),
  ]);
  if (status === null) return null;
  const lines = status.split('\n').filter((line) => line !== '');
  const commit = /^# branch\.oid ([0-9a-f]{40,64})$/m.exec(status)?.[1];
  if (commit === undefined) {
    say(unknown('this checkout has no commit yet', 'Commit, then run again.'));
    return null;
  }
  return { commit, dirty: hidden || lines.some((line) => !line.startsWith('# ')) };
}

// What git refuses is told once, where the state is asked for.
const silent = () => undefined;

/** True when a file that git was told not to look at (assume-unchanged, skip-worktree) is other than in the commit. */
async function hiddenChanges(cwd: string): Promise<boolean> {
  const listed = (await gitOutput(cwd, ['ls-files', '-v', '-z', '--full-name', ':/'], silent)) ?? '';
  const flagged = listed
    .split('\0')
    .filter((line) => /^[a-zS] /.test(line))
    .map((line) => line.slice(2));
  if (flagged.length === 0) return false;
  const top = ((await gitOutput(cwd, ['rev-parse', '--show-toplevel'], silent)) ?? '').trimEnd();
  // What a sparse checkout leaves out is no change.
  const paths = flagged.filter((path) => existsSync(join(top, path)));
  if (paths.length === 0) return false;
  const [now, then] = await Promise.all([
    gitOutput(top, ['hash-object', '--', ...paths], silent),
    gitOutput(top, ['rev-parse', ...paths.map((path) => `HEAD:${path}`)], silent),
  ]);
  return now === null || now !== then;
}

async function gitOutput(cwd: string, args: string[], say: (text: string) => void): Promise<string | null> {
  try {
    // No optional locks: reading the state must not write to the checkout.
    const { stdout } = await run('git', ['--no-optional-locks', ...args], {
      cwd,
      // What git says is looked at, whatever language this machine speaks.
      env: { ...process.env, LC_ALL: 'C' },
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout;
  } catch (error) {
    const reason = isCheckout(cwd) ? reasonOf(error) : null;
    if (reason !== null) say(reason);
    return null;
  }
}

/** Longest that git's own words are told. */
const LONGEST_REASON = 300;

function reasonOf(error: unknown): string {
  const { code, stderr } = error as { code?: unknown; stderr?: unknown };
  if (code === 'ENOENT') return unknown('git is not installed', 'Install git, then run again.');
  const [words = ''] = String(stderr ?? '').split('\n');
  return /dubious ownership|unsafe repository/.test(words)
    ? unknown(
        'git refuses this checkout, since it belongs to another user',
        'Run as its owner, or tell git that you trust it: git config --global --add safe.directory <the folder>',
      )
    : unknown(
        `git cannot read this checkout (${cutText(visibleText(words), LONGEST_REASON)})`,
        'Mend it, then run again.',
      );
}

function unknown(reason: string, remedy: string): string {
  return `${reason}: the document will say that its commit is unknown. ${remedy}\n`;
}

/** True within a folder that git made, whatever became of it; an installed package is in none. */
function isCheckout(folder: string): boolean {
  const above = dirname(folder);
  return existsSync(join(folder, '.git')) || (above !== folder && isCheckout(above));
}
