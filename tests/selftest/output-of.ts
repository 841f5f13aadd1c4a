import type { ChildProcessByStdio } from 'node:child_process';
import type { Readable } from 'node:stream';
import type { CommandResult } from './run-command.ts';

/** What an audit says of what it waits for: how often depends on the machine. */
const WAITING = /^ {3}waiting for .*\n/gm;

/** What a process printed, and how it ended. `onOutput` is told of all of standard output so far. Rejects when it cannot be started. */
export function outputOf(
  child: ChildProcessByStdio<null, Readable, Readable>,
  onOutput: (stdout: string) => void = () => {},
): Promise<CommandResult> {
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    onOutput(stdout);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout: stdout.replace(WAITING, ''), stderr }));
  });
}
