import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { NativeBuild } from '../build/native-build.mjs';
import { ForksPoolWorker, type PoolOptions, type PoolRunnerInitializer } from '../report/vitest-node.ts';
import { hasEnded, holdWorker, type WorkerEnvironment } from './early-worker.ts';
import type { StopLevel } from './interruption.ts';
import type { StopMessage } from './stop-request.ts';

/** By its name Vitest knows a worker of the pool again: under another one every file would get a process of its own. */
const NAME = 'steady-forks';

/** Vitest's pool of child processes, with workers that end when they are asked to, and by no signal to the group. */
export interface SteadyPool {
  pool: PoolRunnerInitializer;
  /** Asks the tests of every worker to end, also of those that are started from now on. */
  stop(level: StopLevel): void;
  /** Ends every worker at once. */
  kill(): void;
}

/** Makes the pool. `first`: a process that runs already, and becomes the first worker. */
export function steadyPool(build: NativeBuild, first?: ChildProcess): SteadyPool {
  const program = fileURLToPath(build.entry('tests/contract/plain-worker.program.ts'));
  const children = new Set<ChildProcess>();
  let level: StopLevel | null = null;
  let free = first;
  const take = (child: ChildProcess) => {
    children.add(child);
    child.once('exit', () => children.delete(child));
    if (level !== null) tell(child, level);
  };
  if (first !== undefined) take(first);
  return {
    pool: {
      name: NAME,
      createPoolWorker: (options) => {
        const early = free;
        free = undefined;
        return new SteadyWorker(
          options,
          early === undefined || hasEnded(early) ? undefined : early,
          (started) => {
            const child = fork(program, [], started);
            take(child);
            return child;
          },
        );
      },
    },
    stop: (wanted) => {
      level = wanted;
      for (const child of children) tell(child, wanted);
    },
    kill: () => {
      for (const child of children) child.kill('SIGKILL');
    },
  };
}

type ForkOptions = NonNullable<Parameters<typeof fork>[2]>;

class SteadyWorker extends ForksPoolWorker {
  override readonly name = NAME;
  readonly #fork: (options: ForkOptions) => ChildProcess;
  readonly #env: NodeJS.ProcessEnv;
  #child: ChildProcess | undefined;

  constructor(
    options: PoolOptions,
    early: ChildProcess | undefined,
    forked: (options: ForkOptions) => ChildProcess,
  ) {
    super(options);
    this.#fork = forked;
    this.#env = { ...options.env };
    this.#child = early;
    if (early === undefined) return;
    const message: WorkerEnvironment = { auditEnvironment: this.#env };
    holdWorker(early);
    early.send(message);
  }

  override async start(): Promise<void> {
    // As Vitest's pool starts its workers.
    this.#child ??= this.#fork({
      env: this.#env,
      execArgv: this.execArgv,
      stdio: 'pipe',
      serialization: 'advanced',
    });
    // Private in its types: the process that `start` would fork, and takes when it is there.
    Object.assign(this, { _fork: this.#child });
    await super.start();
  }

  override async stop(): Promise<void> {
    // Vitest would wait for the end of a process that a signal has ended already.
    if (this.#child !== undefined && hasEnded(this.#child)) return;
    // The signal by which Vitest ends a worker is one that it does not hear.
    if (this.#child?.connected === true) this.#child.disconnect();
    await super.stop();
  }
}

function tell(child: ChildProcess, level: StopLevel): void {
  const message: StopMessage = { auditStop: level };
  // One that is ending hears nothing more, and need not.
  if (child.connected) child.send(message, () => {});
}
