import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CountName, Timeline } from '../../src/common/timeline.ts';

/** A phase of one process: all its times together. */
export interface PhaseRow {
  process: string;
  name: string;
  /** From the start of the audit to the first of them, in ms. */
  startMs: number;
  /** Sum, in ms; of phases that overlap it may be more than the process took. */
  totalMs: number;
  cpuMs: number;
  times: number;
}

/** Where an audit's time went. */
export interface AuditProfile {
  /** From the first process's start to the end of the last, in ms. */
  wallMs: number;
  processes: { name: string; startMs: number; endMs: number; cpuMs: number; maxRssMiB: number }[];
  phases: PhaseRow[];
  counts: Record<CountName, number>;
}

/** What the counts are of, in the order in which they are shown. */
export const COUNTS: Readonly<Record<CountName, string>> = {
  modules: 'files of packages loaded',
  statements: 'ClickHouse statements',
  scannedBytes: 'bytes scanned for personal data',
  processes: 'processes started',
};

/** The timelines that the processes of an audit left in a folder. */
export function readTimelines(folder: string): Timeline[] {
  return readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Timeline);
}

/** Puts the timelines of one audit together. Throws RangeError when there is none. */
export function auditProfile(timelines: readonly Timeline[]): AuditProfile {
  if (timelines.length === 0) throw new RangeError('no process left a timeline');
  const sorted = [...timelines].sort((a, b) => a.startedAt - b.startedAt);
  const start = Math.min(...sorted.map(({ startedAt }) => startedAt));
  const counts = Object.keys(COUNTS).map((name) => [
    name,
    sorted.reduce((sum, timeline) => sum + (timeline.counts[name as CountName] ?? 0), 0),
  ]);
  return {
    wallMs: Math.max(...sorted.map(({ endedAt }) => endedAt)) - start,
    processes: sorted.map((timeline) => ({
      name: timeline.process,
      startMs: timeline.startedAt - start,
      endMs: timeline.endedAt - start,
      cpuMs: timeline.cpuMs,
      maxRssMiB: timeline.maxRss / 1024 ** 2,
    })),
    phases: sorted.flatMap((timeline) => phaseRows(timeline, start)),
    counts: Object.fromEntries(counts) as Record<CountName, number>,
  };
}

/**
 * The counts that are larger than their limits, in words; [] when none is. Scenarios that wait at the same time share statements, so there are 70 of
 * these on an idle machine and 76 on a busy one: the limit lets that pass, and not one more for every scenario.
 */
export function overLimits(
  counts: Readonly<Record<CountName, number>>,
  limits: Readonly<Record<CountName, number>>,
): string[] {
  return Object.entries(COUNTS).flatMap(([name, what]) => {
    const [count, limit] = [counts[name as CountName], limits[name as CountName]];
    return count > limit ? [`${what}: ${count}, and the limit is ${limit}`] : [];
  });
}

/** The profile as Markdown. */
export function profileText({ wallMs, processes, phases, counts }: AuditProfile): string {
  const ms = (value: number) => value.toFixed(0);
  return [
    `An audit of ${ms(wallMs)} ms.`,
    '',
    '| Process | Starts at ms | Ends at ms | CPU ms | Peak MiB |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...processes.map(
      (one) =>
        `| ${one.name} | ${ms(one.startMs)} | ${ms(one.endMs)} | ${ms(one.cpuMs)} | ${ms(one.maxRssMiB)} |`,
    ),
    '',
    '| Phase | Process | First at ms | Together ms | CPU ms | Times |',
    '| --- | --- | ---: | ---: | ---: | ---: |',
    ...phases.map(
      (one) =>
        `| ${one.name} | ${one.process} | ${ms(one.startMs)} | ${ms(one.totalMs)} | ${ms(one.cpuMs)} | ${one.times} |`,
    ),
    '',
    '| Count | Number |',
    '| --- | ---: |',
    ...Object.entries(COUNTS).map(([name, what]) => `| ${what} | ${counts[name as CountName]} |`),
    '',
  ].join('\n');
}

function phaseRows({ process, phases }: Timeline, start: number): PhaseRow[] {
  const rows = new Map<string, PhaseRow>();
  for (const { name, startedAt, durationMs, cpuMs } of phases) {
    const row = rows.get(name) ?? {
      process,
      name,
      startMs: startedAt - start,
      totalMs: 0,
      cpuMs: 0,
      times: 0,
    };
    row.startMs = Math.min(row.startMs, startedAt - start);
    row.totalMs += durationMs;
    row.cpuMs += cpuMs;
    row.times += 1;
    rows.set(name, row);
  }
  return [...rows.values()].sort((a, b) => a.startMs - b.startMs);
}
