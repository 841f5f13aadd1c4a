import { expect, test } from 'vitest';
import { tableFigures, tablesReport } from '../../bench/table-figures.ts';
import type { TableRound } from '../../bench/table-rounds.ts';

function round(empty: number, large: number, together: number): TableRound {
  return {
    each: new Map([
      ['1.1', { empty, large }],
      ['7.1', { empty: 10, large: 10 }],
    ]),
    together: { empty: 100, large: together },
  };
}

// Ratios of 1.1: 1, 3 and 1.5; the machine was slow in the second round.
const figures = tableFigures('embedded engine', [
  round(20, 20, 90),
  round(100, 300, 130),
  round(20, 30, 125),
]);

test('a ratio is the median of those of the pairs, and the sum is taken round by round', () => {
  expect(figures.map(({ what, ratio }) => [what, ratio])).toEqual([
    ['1.1', 1.5],
    ['7.1', 1],
    ['all, one after another', 4 / 3],
    ['all, as an audit runs them', 1.25],
  ]);
  expect(figures[0]).toMatchObject({
    empty: { median: 20, least: 20 },
    large: { median: 30, least: 20 },
    whole: false,
  });
});

test('the report marks what costs more than is wanted', () => {
  const report = tablesReport({
    startedAt: '2026-11-25T20:00:00.000Z',
    command: 'npm run bench:tables',
    machine: { cpu: 'A processor', cores: 2, memoryGiB: 8, os: 'An OS', node: 'v20.20.2' },
    rows: { orders: 5, barcodes: 6 },
    rounds: 3,
    figures,
  });
  const lines = report.split('\n').filter((line) => line.startsWith('| embedded'));
  expect(lines.map((line) => line.includes('(more)'))).toEqual([true, false, true, true]);
});
