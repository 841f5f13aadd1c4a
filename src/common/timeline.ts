import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Environment variable of the folder where each process leaves its timeline; unset in every run but `npm run profile`. */
export const TIMELINE_VARIABLE = 'AUDIT_TIMELINE';

/** Where the time of one process went. Times are milliseconds since 1970, with fractions. */
export interface Timeline {
  process: string;
  pid: number;
  startedAt: number;
  endedAt: number;
  /** CPU time of the process's life, in milliseconds. */
  cpuMs: number;
  /** Largest resident set, in bytes. */
  maxRss: number;
  phases: { name: string; startedAt: number; durationMs: number }[];
}

let write: (() => void) | undefined;

/** Times work as a phase of this process's timeline (User Timing of the Performance API); gives what the work gives. */
export async function phase<T>(name: string, work: () => T | Promise<T>): Promise<T> {
  const start = performance.now();
  try {
    return await work();
  } finally {
    performance.measure(name, { start });
    write?.();
  }
}

/**
 * Keeps this process's timeline in the folder that the environment names, after each phase, since a test worker is killed
 * when it is done; does nothing where none is named.
 */
export function keepTimeline(name: string, env: Record<string, string | undefined>): void {
  const folder = env[TIMELINE_VARIABLE];
  if (folder === undefined || folder === '') return;
  write = () => writeFileSync(join(folder, `${process.pid}.json`), JSON.stringify(timelineOf(name)));
  process.once('exit', write);
}

function timelineOf(name: string): Timeline {
  const { user, system } = process.cpuUsage();
  const absolute = (time: number) => performance.timeOrigin + time;
  return {
    process: name,
    pid: process.pid,
    startedAt: performance.timeOrigin,
    endedAt: absolute(performance.now()),
    cpuMs: (user + system) / 1000,
    maxRss: process.resourceUsage().maxRSS * 1024,
    phases: performance.getEntriesByType('measure').map(({ name: phaseName, startTime, duration }) => ({
      name: phaseName,
      startedAt: absolute(startTime),
      durationMs: duration,
    })),
  };
}
