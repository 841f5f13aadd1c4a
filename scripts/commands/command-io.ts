import { inspect } from 'node:util';
import { CommanderError, type OutputConfiguration } from 'commander';
import { environmentSecrets } from '../../src/command/environment-secrets.ts';
import { COULD_NOT_RUN } from '../../src/command/exit-code.ts';
import { processInterruption } from '../../src/command/interruption.ts';
import { isOrdinary } from '../../src/command/ordinary-text.ts';
import { fileSystemError } from '../../src/common/file-system-error.ts';
import { visibleText } from '../../src/common/plain-text.ts';
import { secretVault } from '../../src/masking/secret-vault.ts';
import { withoutSecrets } from '../../src/masking/without-secrets.ts';
import { AuditError } from '../../src/model/errors.ts';
import { outliveReaders } from './outlive-readers.ts';

/** What a command is given, and where it writes: the process, or a test that looks at it. */
export interface CommandIo {
  /** The arguments behind the command's own name. */
  args: readonly string[];
  env: Record<string, string | undefined>;
  stdout(text: string): void;
  stderr(text: string): void;
}

/** A command: does its work and gives its exit code. Throws when it could not do it. */
export type CommandMain = (io: CommandIo) => number | Promise<number>;

/** Runs a command as this process, and leaves its exit code: of one that was interrupted that of the signal. */
export async function runProcess(main: CommandMain): Promise<void> {
  outliveReaders([process.stdout, process.stderr]);
  const code = await runMain(main, {
    args: process.argv.slice(2),
    env: process.env,
    stdout: (text) => process.stdout.write(text),
    stderr: (text) => process.stderr.write(text),
  });
  process.exitCode = processInterruption().exitCode(code);
  // What a library still waits for keeps nobody waiting who asked for the end.
  if (processInterruption().signal !== null) process.exit();
}

/**
 * Runs a command to its exit code: 0 after --help, 2 when it could not do its work, which it says on standard error, in a workflow of GitHub
 * as an annotation, too. An error that nobody foresaw is printed whole, since its stack is what helps.
 */
export async function runMain(main: CommandMain, given: CommandIo): Promise<number> {
  // What an answer, a file or a document holds may steer a terminal: nothing of it is printed raw.
  const io: CommandIo = {
    ...given,
    stdout: (text) => given.stdout(visibleText(text)),
    // Nor is what was given where no secret belongs, and is told back: a key in place of its file, an address with a password.
    stderr: (text) => given.stderr(visibleText(withoutGiven(text, given.env))),
  };
  try {
    return await main(io);
  } catch (error) {
    // Commander has printed its own message by then.
    const isUsage = error instanceof CommanderError;
    if (isUsage && error.exitCode === 0) return 0;
    const known = error instanceof AuditError ? error : fileSystemError(error);
    const told = isUsage ? usage(error.message) : (known?.message ?? inspect(error));
    if (!isUsage) io.stderr(`${told}\n`);
    // GitHub shows a step that could not do its work by its exit code alone.
    if (io.env['GITHUB_ACTIONS'] === 'true') {
      const { githubError } = await import('../../src/report/ci/github.ts');
      // Masked before it is escaped: a key of many lines is one line after that.
      io.stderr(`${githubError(withoutGiven(told, given.env))}\n`);
    }
    return COULD_NOT_RUN;
  }
}

function withoutGiven(text: string, env: CommandIo['env']): string {
  return withoutSecrets(secretVault(environmentSecrets(env), isOrdinary).conceal(text));
}

/** Where Commander writes its help, and what is wrong with an argument: as every other error is told. */
export function outputOf({ stdout, stderr }: CommandIo): OutputConfiguration {
  return {
    writeOut: stdout,
    writeErr: stderr,
    outputError: (told, write) => write(`${usage(told)}\n  --help lists what the command takes.\n`),
  };
}

function usage(told: string): string {
  return `USAGE: ${told.replace(/^error: /, '').trimEnd()}`;
}
