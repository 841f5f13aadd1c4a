import type { NativeBuild } from '../build/native-build.mjs';
import { OPTION_VARIABLES } from '../common/option-variables.ts';
import { STOP_SIGNALS } from './interruption.ts';
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

/**
 * Waits until this process is told what to run, and leaves that in the environment. What it has loaded is of the sources as they were
 * when it began: where others than the cases have changed since, it says so; then, and when nobody is there any more who could tell it
 * anything, it ends by `end`, and this never settles.
 */
export async function awaitOrder(
  env: NodeJS.ProcessEnv,
  build: NativeBuild,
  end: () => Promise<void>,
): Promise<void> {
  // Until it runs, when it ends is for the process that started it to say.
  const ignore = () => {};
  for (const signal of STOP_SIGNALS) process.on(signal, ignore);
  const order = await new Promise<RunOrder | null>((resolve) => {
    const end = () => resolve(null);
    process.once('disconnect', end);
    process.once('message', (message) => {
      // What is listened to keeps the process.
      process.off('disconnect', end);
      resolve(message as RunOrder);
    });
  });
  const isStale = order !== null && build.changed().some((file) => order.cases === null || !CASES.test(file));
  if (order === null || isStale) {
    if (isStale) process.send?.({ auditStale: true } satisfies StaleNotice);
    await end();
    process.exit();
  }
  if (order.cases !== null) env[SESSION_VARIABLES.cases] = order.cases;
  if (order.only !== null) env[OPTION_VARIABLES.only] = order.only.join(',');
  for (const signal of STOP_SIGNALS) process.off(signal, ignore);
}
