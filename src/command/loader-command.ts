import { spawn } from 'node:child_process';
import type { Writable } from 'node:stream';
import { lastLinesOf } from '../common/last-words.ts';

/** How a command of the user's ended. */
export interface CommandEnd {
  /** Null when a signal ended it. */
  exitCode: number | null;
  signal: string | null;
  timedOut: boolean;
  /** What it printed, both streams as they came; `cut` when only the end of it was kept. */
  output: { text: string; cut: boolean };
  /** The last lines of its standard error, as `lastLinesOf` has them; of its standard output when there are none. */
  lastLines: string[];
  /** True when the shell found nothing to run: no such command, no such script. */
  notStarted: boolean;
  /** The signal that the audit itself was sent meanwhile; null when there was none. */
  interruptedBy: NodeJS.Signals | null;
}

/** So much of what is printed is kept, from its end. */
const KEPT_BYTES = 1_048_576;
const LAST_LINES = 10;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/**
 * Runs the command in the shell's own process, and beside it waits for the end of file 3: that comes when the audit is gone,
 * also one that could not end its loader itself. The one that waits belongs to nobody, so that the command does not wait for it.
 */
const GUARDED = '((read -r _ <&3 || kill -9 0) >/dev/null 2>&1 &); exec 3<&-; exec /bin/sh -c "$0"';
/** Exit codes of a shell that could not run the command. */
const SHELL_FAILURES: readonly (number | null)[] = [126, 127];
/** What interpreters say when the script itself is missing: nothing of it ran. */
const NO_SCRIPT = [
  /^\S+: can't open file .+: \[Errno \d+\]/m,
  /^Error: Cannot find module [\s\S]*requireStack: \[\]/m,
  /^\S*sh: (?:\d+: )?(?:cannot open |\S+: No such file or directory)/m,
];

/**
 * Runs a command in the shell, in the working folder of the audit, and waits for its end. What it prints is kept, and not
 * shown. When `limitMs` has passed, it and everything that it started are killed. Never throws.
 */
export function runLoaderCommand(
  command: string,
  env: NodeJS.ProcessEnv,
  limitMs: number,
): Promise<CommandEnd> {
  // A group of its own, so that what the shell started ends with it.
  const child = spawn('/bin/sh', ['-c', GUARDED, command], {
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    detached: true,
  });
  const guard = child.stdio[3] as Writable | null;
  // It goes before the line when all of the group was killed.
  guard?.on('error', () => undefined);
  child.once('exit', () => guard?.end('\n'));
  const all = new Tail();
  const [out, err] = [new Tail(), new Tail()];
  for (const [stream, tail] of [
    [child.stdout, out],
    [child.stderr, err],
  ] as const) {
    stream?.on('data', (chunk: Buffer) => {
      all.add(chunk);
      tail.add(chunk);
    });
  }
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
    const done = (exitCode: number | null, signal: string | null, failure = '') => {
      clearTimeout(limit);
      process.off('exit', end);
      for (const name of SIGNALS) process.off(name, interrupted);
      const errors = failure === '' ? err.text() : failure;
      const lines = lastLinesOf(errors, LAST_LINES);
      const notStarted =
        failure !== '' ||
        SHELL_FAILURES.includes(exitCode) ||
        (exitCode !== 0 && NO_SCRIPT.some((pattern) => pattern.test(errors)));
      resolve({
        exitCode,
        signal,
        timedOut,
        output: { text: all.text(), cut: all.cut },
        lastLines: lines.length > 0 ? lines : lastLinesOf(out.text(), LAST_LINES),
        notStarted,
        interruptedBy,
      });
    };
    child.once('error', (error) => done(127, null, error.message));
    child.once('close', (code, signal) => done(code, signal));
  });
}

/** The end of a stream. */
class Tail {
  cut = false;
  #chunks: Buffer[] = [];
  #bytes = 0;

  add(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#bytes += chunk.length;
    if (this.#bytes <= 2 * KEPT_BYTES) return;
    this.#keep();
  }

  text(): string {
    if (this.#bytes > KEPT_BYTES) this.#keep();
    return Buffer.concat(this.#chunks).toString('utf8');
  }

  #keep(): void {
    const kept = Buffer.concat(this.#chunks).subarray(-KEPT_BYTES);
    // From the start of a line, so that no sign and no secret is kept by half.
    const whole = kept.subarray(kept.indexOf(10) + 1);
    this.#chunks = [whole];
    this.#bytes = whole.length;
    this.cut = true;
  }
}
