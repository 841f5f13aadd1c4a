import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { hasEnded } from './early-worker.ts';
import { PROJECT_DIR } from './project-paths.ts';
import { LAST_RUN_VARIABLE, type RunOrder, STANDBY_VARIABLE, type StaleNotice } from './standby.ts';

/** What a run tells the process that started it: the folder of its bundle. */
interface FolderNotice {
  auditFolder: string;
}

/** Starts the process of a run, which waits for its order. `last`: folder of the run before it, empty when there is none. */
export type StartRun = (last: string) => ChildProcess;

/** Starts `npm run audit` so. */
export function startWaiting(env: NodeJS.ProcessEnv): StartRun {
  return (last) =>
    spawn(process.execPath, [join(PROJECT_DIR, 'scripts', 'run.mjs'), 'audit'], {
      env: { ...env, [STANDBY_VARIABLE]: String(process.pid), [LAST_RUN_VARIABLE]: last },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
}

/**
 * Runs audits one after another, each in a process of its own. Once one has ended, the process of the next is started: it loads
 * everything, opens the engine and waits. What it has loaded of the sources is held against them before it runs.
 */
export class WarmRuns {
  readonly #start: StartRun;
  #next: ChildProcess | null = null;
  #last = '';

  constructor(start: StartRun) {
    this.#start = start;
  }

  /** Runs an audit; gives the folder of its bundle, null when there is none. */
  async run(order: RunOrder): Promise<string | null> {
    const waiting = this.#next;
    this.#next = null;
    const found = waiting === null ? 'stale' : await ended(waiting, order);
    // Made of the sources as they are now. What is saved meanwhile touches the entries again.
    const folder = found === 'stale' ? await ended(this.#start(this.#last), order) : found;
    if (folder === null || folder === 'stale') return null;
    this.#last = folder;
    return folder;
  }

  /** Starts the process of the next run, where none waits. */
  prepare(): void {
    this.#next ??= this.#start(this.#last);
  }

  /** Ends the process that waits. */
  async close(): Promise<void> {
    const waiting = this.#next;
    this.#next = null;
    if (waiting === null || hasEnded(waiting)) return;
    const gone = once(waiting, 'close');
    waiting.disconnect();
    await gone;
  }
}

/** Tells a process what to run, and waits until it is gone. */
async function ended(child: ChildProcess, order: RunOrder): Promise<string | null | 'stale'> {
  let found: string | null = null;
  child.on('message', (told: Partial<FolderNotice & StaleNotice>) => {
    found = told.auditStale === true ? 'stale' : (told.auditFolder ?? found);
  });
  // One that has ended while it waited can be told nothing.
  if (hasEnded(child)) return 'stale';
  const gone = once(child, 'close');
  child.send(order, () => {});
  await gone;
  return found;
}
