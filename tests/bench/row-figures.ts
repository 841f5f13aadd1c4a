import { max, median, min } from 'simple-statistics';
import type { BenchResult, BenchRow } from './bench-result.ts';

/** The tool that the others are compared with. */
export const YARDSTICK = 'newman';

/** Figures of a row over its rounds. Times are in ms; null: not measured. */
export interface RowFigures {
  wallMs: { median: number; min: number; max: number };
  cpuMs: number | null;
  /** Median of the ratios to the yardstick, each of two runs of the same round. */
  ratio: number | null;
  /** Median time of each marked line that every run printed. */
  marks: Record<string, number>;
}

/** The figures of a row; null for one that was not timed. */
export function rowFigures(row: BenchRow, result: Pick<BenchResult, 'rows'>): RowFigures | null {
  const { runs } = row;
  if (row.unfit !== null || runs.length === 0) return null;
  const walls = runs.map(({ wallMs }) => wallMs);
  const cpus = runs.flatMap(({ cpuMs }) => (cpuMs === null ? [] : [cpuMs]));
  const yardstick = result.rows.find(({ name, unfit }) => name === YARDSTICK && unfit === null)?.runs ?? [];
  const ratios = walls.flatMap((wallMs, round) => {
    const other = yardstick[round];
    return other === undefined ? [] : [wallMs / other.wallMs];
  });
  return {
    wallMs: { median: median(walls), min: min(walls), max: max(walls) },
    cpuMs: cpus.length === runs.length ? median(cpus) : null,
    ratio: ratios.length === runs.length ? median(ratios) : null,
    marks: marksOf(runs),
  };
}

function marksOf(runs: BenchRow['runs']): Record<string, number> {
  const names = Object.keys(runs[0]?.marks ?? {});
  return Object.fromEntries(
    names.flatMap((name) => {
      const times = runs.flatMap(({ marks }) => (marks[name] === undefined ? [] : [marks[name]]));
      return times.length === runs.length ? [[name, median(times)]] : [];
    }),
  );
}
