import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NativeBuild } from '../build/native-build.mjs';
import { SMALL_YOUNG_GENERATION } from '../build/small-heap.mjs';
import { processInterruption } from './interruption.ts';
import { SESSION_VARIABLES } from './session-variables.ts';
import { SIGNING_KEY_VARIABLE } from './signing-key.ts';
import { vitestFolder } from './vitest-version.ts';
import { engineDir, makeWorkDir } from './work-dir.ts';

/** A message of ours to the worker, beside Vitest's: the environment that it would have been started with. */
export interface WorkerEnvironment {
  auditEnvironment: Record<string, string | undefined>;
}

/** A process for the contract's tests, and the scratch folder in which it has begun to make a run ready. */
export interface EarlyWorker {
  process: ChildProcess;
  workDir: string;
}

/** Vitest's own program of a worker: what its pool of child processes starts. */
export function vitestWorker(): string {
  return join(vitestFolder(), 'dist', 'workers', 'forks.js');
}

/**
 * Starts the process in which the contract's tests will run, so that it loads its modules while this one loads Vitest.
 * Until it is held it keeps nobody waiting: it ends with this process.
 */
export function startEarlyWorker(build: NativeBuild): EarlyWorker {
  const workDir = makeWorkDir();
  // The key that signs is for this process alone.
  const { [SIGNING_KEY_VARIABLE]: _, ...env } = process.env;
  const child = fork(fileURLToPath(build.entry('tests/contract/worker.program.ts')), [], {
    execArgv: [...process.execArgv, ...SMALL_YOUNG_GENERATION],
    // As Vitest's pool starts its workers.
    stdio: 'pipe',
    serialization: 'advanced',
    env: { ...env, [SESSION_VARIABLES.dataDir]: engineDir(workDir) },
  });
  for (const handle of handlesOf(child)) handle.unref();
  processInterruption().beforeExit(() => endWorker(child));
  return { process: child, workDir };
}

/** Lets this process wait for the worker, which has work from now on. */
export function holdWorker(child: ChildProcess): void {
  for (const handle of handlesOf(child)) handle.ref();
}

/** Ends the worker at once, where it has not ended by itself, and waits until it is gone. */
export async function endWorker(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const gone = once(child, 'exit');
  holdWorker(child);
  child.kill('SIGKILL');
  await gone;
}

/** True for a process that is gone, whether by itself or by a signal. */
export function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

function handlesOf(child: ChildProcess): { ref(): void; unref(): void }[] {
  const streams = [child.stdin, child.stdout, child.stderr] as (Socket | null)[];
  return [child, child.channel, ...streams].filter((handle) => handle !== null && handle !== undefined);
}
