import { execFile } from 'node:child_process';
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
  const commit = await gitOutput(cwd, ['rev-parse', '--verify', 'HEAD']);
  if (commit === null) return null;
  const status = await gitOutput(cwd, ['status', '--porcelain']);
  if (status === null) return null;
  return { commit: commit.trim(), dirty: status.trim() !== '' };
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
