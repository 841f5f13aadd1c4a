import { expect, test } from 'vitest';
import type { Timeline } from '../../../src/common/timeline.ts';
import { auditProfile, overLimits, profileText } from '../../bench/audit-profile.ts';

const MIB = 1024 ** 2;

function timeline(part: Partial<Timeline>): Timeline {
  return {
    process: 'command',
    pid: 1,
    startedAt: 1000,
    endedAt: 3000,
    cpuMs: 500,
    maxRss: 100 * MIB,
    phases: [],
    counts: {},
    ...part,
  };
}

const worker = timeline({
  process: 'test worker',
  startedAt: 1200,
  endedAt: 3400,
  phases: [
    { name: 'scenario', startedAt: 1500, durationMs: 20, cpuMs: 15 },
    { name: 'scenario', startedAt: 1600, durationMs: 30, cpuMs: 10 },
  ],
  counts: { statements: 7, modules: 20 },
});

test('times count from the start of the first process, and phases of one name are one row', () => {
  const { wallMs, processes, phases } = auditProfile([worker, timeline({})]);
  expect(wallMs).toBe(2400);
  expect(processes.map(({ name, startMs, endMs }) => [name, startMs, endMs])).toEqual([
    ['command', 0, 2000],
    ['test worker', 200, 2400],
  ]);
  expect(phases).toEqual([
    { process: 'test worker', name: 'scenario', startMs: 500, totalMs: 50, cpuMs: 25, times: 2 },
  ]);
});

test('counts are those of all processes together', () => {
  const { counts } = auditProfile([worker, timeline({ counts: { modules: 5, processes: 2 } })]);
  expect(counts).toEqual({ modules: 25, statements: 7, scannedBytes: 0, processes: 2 });
});

test('a count above its limit is told with both numbers, one at its limit is not', () => {
  const counts = { modules: 25, statements: 7, scannedBytes: 0, processes: 2 };
  expect(overLimits(counts, counts)).toEqual([]);
  const [line, ...more] = overLimits(counts, { ...counts, statements: 6 });
  expect(line).toMatch(/7\D+6/);
  expect(more).toEqual([]);
});

test('the text has a row for each process, phase and count', () => {
  const text = profileText(auditProfile([worker, timeline({})]));
  expect(text).toMatch(/^\| scenario \| test worker \| 500 \| 50 \| 25 \| 2 \|$/m);
  expect(text).toMatch(/^\| command \| 0 \| 2000 \| 500 \| 100 \|$/m);
  expect(text).toMatch(/\| 7 \|$/m);
});

test('an audit of which nothing is known is none', () => {
  expect(() => auditProfile([])).toThrow(RangeError);
});
