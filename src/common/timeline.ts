import { ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import { join } from 'node:path';
import type { PerformanceMeasure } from 'node:perf_hooks';

/** Environment variable of the folder where each process leaves its timeline; unset in every run but `npm run profile`. */
export const TIMELINE_VARIABLE = 'AUDIT_TIMELINE';

/** What is counted of an audit: the same on every machine, however busy. */
export type CountName = 'modules' | 'statements' | 'scannedBytes' | 'processes';

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
  /** CPU time is that of the whole process meanwhile: of phases that overlap, each has that of the others too. */
  phases: { name: string; startedAt: number; durationMs: number; cpuMs: number }[];
  counts: Partial<Record<CountName, number>>;
}

let keep: (() => void) | undefined;
const counts: Partial<Record<CountName, number>> = {};

/** Times work as a phase of this process's timeline (User Timing of the Performance API); gives what the work gives. */
export async function phase<T>(name: string, work: () => T | Promise<T>): Promise<T> {
  const start = performance.now();
  const before = cpuMs();
  try {
    return await work();
  } finally {
    performance.measure(name, { start, detail: { cpuMs: cpuMs() - before } });
    keep?.();
  }
}

/** Counts something of this process. */
export function tally(name: CountName, by = 1): void {
  counts[name] = (counts[name] ?? 0) + by;
}

/**
 * Keeps this process's timeline in the folder that the environment names, after each phase and at the end; does nothing where
 * none is named, or when it is kept already.
 */
export function keepTimeline(name: string, env: Record<string, string | undefined>): void {
  const folder = env[TIMELINE_VARIABLE];
  if (folder === undefined || folder === '' || keep !== undefined) return;
  const write = (timeline: Timeline) =>
    writeFileSync(join(folder, `${process.pid}.json`), JSON.stringify(timeline));
  keep = () => write(timelineOf(name));
  const end = () => {
    counts.modules = loadedModules();
    write(timelineOf(name));
  };
  process.once('exit', end);
  countProcesses();
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function timelineOf(name: string): Timeline {
  const absolute = (time: number) => performance.timeOrigin + time;
  return {
    process: name,
    pid: process.pid,
    startedAt: performance.timeOrigin,
    endedAt: absolute(performance.now()),
    cpuMs: cpuMs(),
    maxRss: process.resourceUsage().maxRSS * 1024,
    phases: performance
      .getEntriesByType('measure')
      // Every measure of ours has its detail.
      .map((entry) => entry as PerformanceMeasure)
      .map(({ name: phaseName, startTime, duration, detail }) => ({
        name: phaseName,
        startedAt: absolute(startTime),
        durationMs: duration,
        cpuMs: (detail as { cpuMs: number }).cpuMs,
      })),
    counts: { ...counts },
  };
}

/**
 * Files of packages that this process has loaded, as V8 knows them. Those of the suite are left out: into how many the build
 * puts them depends on what else is built.
 */
function loadedModules(): number {
  const loaded = new Set<string>();
  const session = new Session();
  session.connect();
  session.on('Debugger.scriptParsed', ({ params: { url } }) => {
    if (/\/node_modules\/(?!\.cache\/)/.test(url)) loaded.add(url.replace('file://', ''));
  });
  // Tells of every script that was loaded before, at once.
  session.post('Debugger.enable');
  session.disconnect();
  return loaded.size;
}

// There is no event of Node's for it before version 24.
function countProcesses(): void {
  const prototype = ChildProcess.prototype as unknown as { spawn(options: unknown): unknown };
  const { spawn } = prototype;
  prototype.spawn = function (options) {
    tally('processes');
    return spawn.call(this, options);
  };
}
