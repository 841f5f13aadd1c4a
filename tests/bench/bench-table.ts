import type { BenchResult, BenchRow } from './bench-result.ts';
import { type RowFigures, rowFigures, YARDSTICK } from './row-figures.ts';

const NONE = '-';

/** The whole report: every figure, versions, and why a tool was not timed. */
export function benchReport(result: BenchResult): string {
  const { startedAt, rounds, cases } = result;
  const header = [
    'Tool',
    'Wall s, median',
    'Min-max',
    `Of ${YARDSTICK}`,
    'Processor s',
    'Peak MiB',
    'Version',
  ];
  const table = timed(result).map(({ row, figures }) => [
    row.title,
    seconds(figures.wallMs.median),
    `${seconds(figures.wallMs.min)}-${seconds(figures.wallMs.max)}`,
    ratio(figures.ratio),
    seconds(figures.cpuMs),
    whole(row.peakMiB),
    row.version,
  ]);
  return [
    '# Benchmark: the audit and what people would use instead',
    `${startedAt}, ${machineLine(result)}. \`${result.command}\`: ${cases} calls, ${rounds} interleaved ${rounds === 1 ? 'round' : 'rounds'}.`,
    markdownTable(header, table),
    ...marksLines(result),
    ...unfitLines(result),
  ]
    .join('\n\n')
    .concat('\n');
}

/** What docs/bench.md shows: the table without its details, and on what it was measured. */
export function docsTable(result: BenchResult): string {
  const header = ['Tool', 'Wall s', `Of ${YARDSTICK}`, 'Peak MiB'];
  const table = timed(result).map(({ row, figures }) => [
    row.title,
    seconds(figures.wallMs.median),
    ratio(figures.ratio),
    whole(row.peakMiB),
  ]);
  return [
    markdownTable(header, table),
    `${result.startedAt.slice(0, 10)}, ${machineLine(result)}. Medians of ${result.rounds} interleaved rounds of ${result.cases} calls: \`${result.command}\`.`,
    ...marksLines(result),
    ...unfitLines(result),
  ].join('\n\n');
}

function timed(result: BenchResult): { row: BenchRow; figures: RowFigures }[] {
  return result.rows.flatMap((row) => {
    const figures = rowFigures(row, result);
    return figures === null ? [] : [{ row, figures }];
  });
}

function marksLines(result: BenchResult): string[] {
  const lines = timed(result).flatMap(({ row, figures: { marks } }) => {
    const { firstLine, firstSection } = marks;
    return firstLine === undefined || firstSection === undefined
      ? []
      : [`- ${row.title}: ${seconds(firstLine)} and ${seconds(firstSection)}`];
  });
  return lines.length === 0
    ? []
    : [`Seconds until the first line, and until the line of the first section:\n\n${lines.join('\n')}`];
}

function unfitLines({ rows }: BenchResult): string[] {
  const lines = rows.flatMap(({ title, unfit }) => (unfit === null ? [] : [`- ${title}: ${unfit}`]));
  return lines.length === 0 ? [] : [`Not timed:\n\n${lines.join('\n')}`];
}

function machineLine({ machine }: BenchResult): string {
  const { cpu, cores, memoryGiB, os, node } = machine;
  return `${cpu}, ${cores} cores, ${memoryGiB} GiB, ${os}, Node.js ${node}`;
}

function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [
    line(header),
    line(header.map((_, index) => (index === 0 ? '---' : '---:'))),
    ...rows.map(line),
  ].join('\n');
}

function seconds(ms: number | null): string {
  return ms === null ? NONE : (ms / 1000).toFixed(2);
}

function ratio(value: number | null): string {
  return value === null ? NONE : value.toFixed(2);
}

function whole(value: number | null): string {
  return value === null ? 'not measured' : value.toFixed(0);
}
