import { spawn } from 'node:child_process';
import { cleanEnvironment } from './clean-environment.ts';
import { outputOf } from './output-of.ts';
import type { CommandResult } from './run-command.ts';

/** Where a program runs, and variables beside those of this process that are of no run. */
export interface ProgramOptions {
  cwd: string;
  env?: Record<string, string>;
}

/** Runs a program to its end. Rejects when it cannot be started. */
export function runProgram(
  program: string,
  args: readonly string[],
  { cwd, env = {} }: ProgramOptions,
): Promise<CommandResult> {
  const child = spawn(program, args, {
    cwd,
    // A proxy must not stand between a client and a server on loopback.
    env: { ...cleanEnvironment(), NO_PROXY: '127.0.0.1', no_proxy: '127.0.0.1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return outputOf(child);
}

/** Whether a program starts and answers `--version` with success. */
export async function isInstalled(program: string): Promise<boolean> {
  try {
    return (await runProgram(program, ['--version'], { cwd: '.' })).code === 0;
  } catch {
    return false;
  }
}
