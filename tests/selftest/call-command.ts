import { type CommandMain, runMain } from '../../scripts/commands/command-io.ts';
import { cleanEnvironment } from './clean-environment.ts';
import type { CommandResult } from './run-command.ts';

/** A command of this project as a function: its exit code, and all that it prints, without a process of its own. */
export async function callCommand(
  main: CommandMain,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<CommandResult> {
  const printed = { stdout: '', stderr: '' };
  const code = await runMain(main, {
    args,
    env: { ...cleanEnvironment(), ...env },
    stdout: (text) => {
      printed.stdout += text;
    },
    stderr: (text) => {
      printed.stderr += text;
    },
  });
  return { code, ...printed };
}
