import type { ChildProcess } from 'node:child_process';
import { ForksPoolWorker, type PoolOptions, type PoolRunnerInitializer } from '../report/vitest-node.ts';
import { holdWorker, type WorkerEnvironment } from './early-worker.ts';

/** Vitest's pool of child processes, whose first worker is a process that runs already. */
export function earlyWorkerPool(first: ChildProcess): PoolRunnerInitializer {
  let free: ChildProcess | null = first;
  return {
    name: 'early-forks',
    createPoolWorker: (options) => {
      const child = free;
      free = null;
      return child === null || child.exitCode !== null
        ? new ForksPoolWorker(options)
        : new EarlyWorker(options, child);
    },
  };
}

class EarlyWorker extends ForksPoolWorker {
  constructor(options: PoolOptions, child: ChildProcess) {
    super(options);
    const message: WorkerEnvironment = { auditEnvironment: { ...options.env } };
    holdWorker(child);
    child.send(message);
    // Private in its types: the process that `start` would fork, and takes when it is there.
    Object.assign(this, { _fork: child });
  }
}
