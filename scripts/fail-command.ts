import { CommanderError } from 'commander';
import { AuditError } from '../src/model/errors.ts';

/**
 * Says on standard error why a command could not do its work, and gives the exit code: 0 for --help, else the code
 * given. An error that nobody foresaw is printed whole, since its stack is what helps.
 */
export function failCommand(error: unknown, exitCode: number): number {
  // Commander has printed its own message by then.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCode;
  if (error instanceof AuditError) console.error(error.message);
  else console.error(error);
  return exitCode;
}
