import { expect, test } from 'vitest';
import { AuditError } from '../../../src/model/errors.ts';
import type { BenchResult, BenchRow } from '../../bench/bench-result.ts';
import { benchReport, docsTable } from '../../bench/bench-table.ts';
import { replaceMarked } from '../../bench/replace-marked.ts';
import { rowFigures } from '../../bench/row-figures.ts';

function row(name: string, walls: number[], more: Partial<BenchRow> = {}): BenchRow {
  const runs = walls.map((wallMs) => ({ wallMs, cpuMs: wallMs / 2, marks: {} }));
  return { name, title: `the ${name}`, version: '1.0.0', unfit: null, peakMiB: 100, runs, ...more };
}

const marks = { firstLine: 250, firstSection: 1750 };
const result: BenchResult = {
  startedAt: '2026-11-25T20:00:00.000Z',
  command: 'npm run bench',
  machine: { cpu: 'A processor', cores: 2, memoryGiB: 8, os: 'An OS', node: 'v20.20.2' },
  cases: 33,
  rounds: 3,
  rows: [
    row('newman', [1000, 2000, 4000]),
    row('ours', [500, 1000, 1000], {
      runs: [500, 1000, 1000].map((wallMs) => ({ wallMs, cpuMs: null, marks })),
    }),
    row('stepci', [], { unfit: 'cannot send a body with GET', peakMiB: null }),
  ],
};
const figuresOf = (name: string, of = result) => {
  const found = of.rows.find((candidate) => candidate.name === name);
  return found === undefined ? null : rowFigures(found, of);
};

test('a ratio is the median of those of the rounds, not the ratio of the medians', () => {
  // Rounds 0.9, 0.3 and 0.9; the medians are 900 and 2000.
  const others = { ...result, rows: [row('newman', [1000, 2000, 4000]), row('ours', [900, 600, 3600])] };
  expect(figuresOf('ours', others)).toMatchObject({
    wallMs: { median: 900, min: 600, max: 3600 },
    ratio: 0.9,
  });
  expect(figuresOf('newman')).toMatchObject({ ratio: 1, cpuMs: 1000 });
});

test('what was not measured in every round is not told', () => {
  expect(figuresOf('ours')).toMatchObject({ cpuMs: null, marks });
  const alone = { ...result, rows: result.rows.filter(({ name }) => name !== 'newman') };
  expect(figuresOf('ours', alone)).toMatchObject({ ratio: null });
  expect(figuresOf('stepci')).toBeNull();
});

test('a tool that was not fit is no line of the table, whatever it was timed at, and is no yardstick', () => {
  const [newman, ours] = result.rows as [BenchRow, BenchRow];
  const broken = { ...result, rows: [{ ...newman, unfit: 'exited with 1' }, ours] };
  expect(figuresOf('ours', broken)).toMatchObject({ ratio: null });
  const report = benchReport(broken);
  expect(report).toContain('- the newman: exited with 1');
  expect(report).not.toContain('| the newman |');
});

test('both tables name the date, the machine, the command and what was not timed', () => {
  for (const text of [benchReport(result), docsTable(result)]) {
    for (const part of [
      '2026-11-25',
      'A processor',
      '2 cores',
      'v20.20.2',
      'npm run bench',
      'body with GET',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toMatch(/\| the ours \| 1\.00 \|/);
    expect(text).toContain('the ours: 0.25 and 1.75');
  }
});

test('the table replaces what stood between its marks, as often as it is written', () => {
  const text = 'before\n<!-- bench:start -->\nold\n<!-- bench:end -->\nafter\n';
  const once = replaceMarked(text, 'bench', 'new', 'README.md');
  expect(once).toBe('before\n<!-- bench:start -->\n\nnew\n\n<!-- bench:end -->\nafter\n');
  expect(replaceMarked(once, 'bench', 'new', 'README.md')).toBe(once);
  expect(() => replaceMarked('no marks', 'bench', 'new', 'README.md')).toThrow(AuditError);
});
