import { spawn } from 'node:child_process';

/** How a command of the user's ended. */
export interface CommandEnd {
  /** Null when a signal ended it. */
  exitCode: number | null;
  signal: string | null;
  timedOut: boolean;
  /** The last line of its standard error that is not blank; '' when there is none. */
  lastError: string;
  /** The signal that the audit itself was sent meanwhile; null when there was none. */
  interruptedBy: NodeJS.Signals | null;
}

/** So much of standard error is kept, from its end. */
const KEPT_BYTES = 16_384;
const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Runs a command in the shell, in the working folder of the audit, and waits for its end. What it prints is not shown. When
 * `limitMs` has passed, it and everything that it started are killed. Never throws: a command that cannot be started
 * exits with what the shell says, 127.
 */
export function runLoaderCommand(
  command: string,
  env: NodeJS.ProcessEnv,
  limitMs: number,
): Promise<CommandEnd> {
  // A group of its own, so that what the shell started ends with it.
  const child = spawn(command, { shell: true, env, stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  let kept = Buffer.alloc(0);
  child.stderr.on('data', (chunk: Buffer) => {
    kept = Buffer.concat([kept, chunk]).subarray(-KEPT_BYTES);
  });
  const end = () => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
      process.kill(-child.pid, 'SIGKILL');
  };
  let timedOut = false;
  let interruptedBy: NodeJS.Signals | null = null;
  const limit = setTimeout(() => {
    timedOut = true;
    end();
  }, limitMs);
  const interrupted = (signal: NodeJS.Signals) => {
    interruptedBy = signal;
    end();
  };
  for (const signal of SIGNALS) process.once(signal, interrupted);
  // However the audit ends, the command ends with it.
  process.once('exit', end);
  return new Promise((resolve) => {
    const done = (exitCode: number | null, signal: string | null, lastError: string) => {
      clearTimeout(limit);
      process.off('exit', end);
      for (const name of SIGNALS) process.off(name, interrupted);
      resolve({ exitCode, signal, timedOut, lastError, interruptedBy });
    };
    child.once('error', (error) => done(127, null, error.message));
    child.once('close', (code, signal) => done(code, signal, lastLine(kept.toString('utf8'))));
  });
}

function lastLine(text: string): string {
  return (
    text
      .split('\n')
      .map((line) => line.trim())
      .findLast((line) => line !== '') ?? ''
  );
}
