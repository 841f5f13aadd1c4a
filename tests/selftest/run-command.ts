import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_DIR } from '../../src/command/project-paths.ts';
import { cleanEnvironment } from './clean-environment.ts';
import { outputOf } from './output-of.ts';

export interface CommandResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface CommandOptions {
  env?: Record<string, string>;
  /** Signal to send once the output so far matches. */
  signalWhen?: { output: RegExp; signal: NodeJS.Signals };
}

/** Runs one of the project's scripts to its end, with an environment free of audit options. */
export function runCommand(
  script: string,
  args: string[],
  { env = {}, signalWhen }: CommandOptions = {},
): Promise<CommandResult> {
  const child = spawn(
    process.execPath,
    [join(PROJECT_DIR, 'scripts', 'run.mjs'), script.replace(/\.ts$/, ''), ...args],
    {
      cwd: PROJECT_DIR,
      env: { ...cleanEnvironment(), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let signalled = false;
  return outputOf(child, (stdout) => {
    if (signalWhen === undefined || signalled || !signalWhen.output.test(stdout)) return;
    signalled = true;
    child.kill(signalWhen.signal);
  });
}

/** A folder for one test file's bundles, and its removal. */
export function scratchFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'qtickets-selftest-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
