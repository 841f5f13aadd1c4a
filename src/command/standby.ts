import type { EventEmitter } from 'node:events';
import type { NativeBuild } from '../build/native-build.mjs';
import { OPTION_VARIABLES } from '../common/option-variables.ts';
import { SESSION_VARIABLES } from './session-variables.ts';

/** Set in a process that makes itself ready and waits for what it is to run: to the process that started it. */
export const STANDBY_VARIABLE = 'QTICKETS_STANDBY';

/** In such a process: the folder of the run before it, if there is one. */
export const LAST_RUN_VARIABLE = 'QTICKETS_STANDBY_LAST';

/** What a process that waits is told to run. */
export interface RunOrder {
  /** Entries of the profile; all of them when null. */
  only: readonly string[] | null;
  /** Module of the cases as they are now (`CasesBuilder`); null for one that could not be made, of which the run must tell. */
  cases: string | null;
}

/** What a process that waits tells: that it is not made of the sources as they are, and ends without a run. */
export interface StaleNotice {
  auditStale: true;
}

const CASES = /^tests\/cases\//;

/** True where the process that started this one wants it to wait. A variable that was left over names another. */
export function isStandby(env: NodeJS.ProcessEnv): boolean {
  return env[STANDBY_VARIABLE] === String(process.ppid) && process.send !== undefined;
}

/** The channel to the process that started this one. */
export interface Channel extends Pick<EventEmitter, 'once' | 'off'> {
  send?(message: StaleNotice): unknown;
}

/**
 * Waits until this process is told what to run, and leaves that in the environment. False when it is to end without a run: nobody is
 * there any more who could tell it anything, or it is not made of the sources as they are, which it says. Of the cases it is given those
 * of now.
 */
export async function awaitOrder(
  channel: Channel,
  env: Record<string, string | undefined>,
  build: Pick<NativeBuild, 'changed'>,
): Promise<boolean> {
  const order = await nextOrder(channel);
  if (order === null) return false;
  const { only, cases } = order;
  if (build.changed().some((file) => cases === null || !CASES.test(file))) {
    channel.send?.({ auditStale: true } satisfies StaleNotice);
    return false;
  }
  if (cases !== null) env[SESSION_VARIABLES.cases] = cases;
  if (only !== null) env[OPTION_VARIABLES.only] = only.join(',');
  return true;
}

function nextOrder(channel: Channel): Promise<RunOrder | null> {
  return new Promise((resolve) => {
    const end = () => resolve(null);
    channel.once('disconnect', end);
    channel.once('message', (message) => {
      // What is listened to keeps the process.
      channel.off('disconnect', end);
      resolve(message as RunOrder);
    });
  });
}
