import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

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
 * not installed. None of these stops an audit: the document then says that the commit is unknown.
 */
export async function gitFacts(cwd: string): Promise<GitFacts | null> {
  const [status, hidden] = await Promise.all([
    gitOutput(cwd, ['status', '--porcelain=v2', '--branch', '--no-ahead-behind']),
    hiddenChanges(cwd),
  ]);
  if (status === null) return null;
  const lines = status.split('\n').filter((line) => line !== '');
  const commit = /^# branch\.oid ([0-9a-f]{40,64})$/m.exec(status)?.[1];
  if (commit === undefined) return null;
  return { commit, dirty: hidden || lines.some((line) => !line.startsWith('# ')) };
}

/** True when a file that git was told not to look at (assume-unchanged, skip-worktree) is other than in the commit. */
async function hiddenChanges(cwd: string): Promise<boolean> {
  const listed = (await gitOutput(cwd, ['ls-files', '-v', '-z', '--full-name', ':/'])) ?? '';
  const flagged = listed
    .split('\0')
    .filter((line) => /^[a-zS] /.test(line))
    .map((line) => line.slice(2));
  if (flagged.length === 0) return false;
  const top = ((await gitOutput(cwd, ['rev-parse', '--show-toplevel'])) ?? '').trimEnd();
  // What a sparse checkout leaves out is no change.
  const paths = flagged.filter((path) => existsSync(join(top, path)));
  if (paths.length === 0) return false;
  const [now, then] = await Promise.all([
    gitOutput(top, ['hash-object', '--', ...paths]),
    gitOutput(top, ['rev-parse', ...paths.map((path) => `HEAD:${path}`)]),
  ]);
  return now === null || now !== then;
}

async function gitOutput(cwd: string, args: string[]): Promise<string | null> {
  try {
    // No optional locks: reading the state must not write to the checkout.
    const { stdout } = await run('git', ['--no-optional-locks', ...args], {
      cwd,
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout;
  } catch {
    return null;
  }
}
