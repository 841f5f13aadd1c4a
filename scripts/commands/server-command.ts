import type { Command } from 'commander';
import { AuditError } from '../../src/model/errors.ts';
import { outliveReaders } from './outlive-readers.ts';
import { wholeNumber } from './value-readers.ts';

const PARENT_CHECK_MS = 500;

/** Reads the number of a port. */
export const portOf = wholeNumber(0, 65_535);

/** Resolves on SIGINT or SIGTERM, or when the process that started this one is gone. */
export function untilAsked(): Promise<void> {
  const parent = process.ppid;
  return new Promise((resolve) => {
    const watch = setInterval(() => {
      if (process.ppid !== parent) end();
    }, PARENT_CHECK_MS);
    // The open door keeps the process; when it could not be opened, nothing does.
    watch.unref();
    const end = () => {
      clearInterval(watch);
      resolve();
    };
    process.once('SIGINT', end);
    process.once('SIGTERM', end);
  });
}

/**
 * Runs the command of a server, and sets the exit code of the process: 2, with what went wrong in one line, for a wrong option and for an
 * AuditError, such as that of a port that cannot be had.
 */
export async function runServer(program: Command): Promise<void> {
  outliveReaders([process.stdout, process.stderr]);
  try {
    await program.parseAsync();
  } catch (error) {
    process.exitCode = exitCodeOf(error);
  }
}

// Whoever started the server reads one line; what it is made of are sentences.
function inOneLine(message: string): string {
  return message.replace(/([.:!?])?\s*\n\s*/g, (_, end: string | undefined) => `${end ?? '.'} `);
}

function exitCodeOf(error: unknown): number {
  if (error instanceof AuditError) {
    process.stderr.write(`${inOneLine(error.message)}\n`);
    return 2;
  }
  const usage = error as { exitCode?: number; message?: string };
  if (typeof usage.exitCode !== 'number') throw error;
  if (usage.exitCode === 0) return 0;
  const what = (usage.message ?? '').replace(/^error: /, '');
  return exitCodeOf(new AuditError('USAGE', what, '--help lists the options.'));
}
