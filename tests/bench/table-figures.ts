import { median, min } from 'simple-statistics';
import type { Machine } from './bench-result.ts';
import type { BigTables } from './big-tables.ts';
import type { TableRound, TimePair } from './table-rounds.ts';

/** A scenario may cost so many times what it costs on empty tables. */
export const WANTED_RATIO = 1.2;

/** What was measured of one scenario, or of all, in one ClickHouse. Times in ms. */
export interface TableFigure {
  place: string;
  what: string;
  /** True for all scenarios together, in sum or side by side. */
  whole: boolean;
  /** Medians, and the least: other work on the machine only ever adds. */
  empty: { median: number; least: number };
  large: { median: number; least: number };
  /** Median of the ratios of the pairs. */
  ratio: number;
}

/** As `reports/bench/tables.json` holds it. */
export interface TablesResult {
  startedAt: string;
  command: string;
  machine: Machine;
  rows: BigTables;
  rounds: number;
  figures: TableFigure[];
}

/** The figures of one ClickHouse: each scenario, all in sum, all as an audit runs them. */
export function tableFigures(place: string, rounds: readonly TableRound[]): TableFigure[] {
  const figure = (what: string, whole: boolean, pairOf: (round: TableRound) => TimePair): TableFigure => {
    const pairs = rounds.map(pairOf);
    const of = (values: number[]) => ({ median: median(values), least: min(values) });
    return {
      place,
      what,
      whole,
      empty: of(pairs.map(({ empty }) => empty)),
      large: of(pairs.map(({ large }) => large)),
      ratio: median(pairs.map(({ empty, large }) => large / empty)),
    };
  };
  const labels = [...(rounds[0]?.each.keys() ?? [])];
  const sum = ({ each }: TableRound): TimePair =>
    [...each.values()].reduce(
      (all, one) => ({ empty: all.empty + one.empty, large: all.large + one.large }),
      { empty: 0, large: 0 },
    );
  return [
    ...labels.map((label) => figure(label, false, ({ each }) => each.get(label) ?? { empty: 0, large: 0 })),
    figure('all, one after another', true, sum),
    figure('all, as an audit runs them', true, ({ together }) => together),
  ];
}

/** The figures as a Markdown table, with what it was measured on. */
export function tablesReport({ startedAt, command, machine, rows, rounds, figures }: TablesResult): string {
  const { cpu, cores, memoryGiB, os, node } = machine;
  const cell = ({ median: middle, least }: TableFigure['empty']) =>
    `${middle.toFixed(1)} (${least.toFixed(1)})`;
  return [
    '# What a scenario costs beside large tables',
    '',
    `${startedAt.slice(0, 10)}, ${cpu}, ${cores} cores, ${memoryGiB} GiB, ${os}, Node.js ${node}: \`${command}\`.`,
    '',
    `Large: ${rows.orders} rows in stg_qtickets_api_orders_raw, ${rows.barcodes} in stg_qtickets_api_barcodes_raw, of another`,
    `job. Milliseconds: medians of ${rounds} pairs, the least in brackets; the ratio is the median of the pairs. Wanted: at most ${WANTED_RATIO}.`,
    '',
    '| ClickHouse | Scenario | Empty tables | Large tables | Ratio |',
    '| --- | --- | ---: | ---: | ---: |',
    ...figures.map(
      (one) =>
        `| ${one.place} | ${one.what} | ${cell(one.empty)} | ${cell(one.large)} | ${one.ratio.toFixed(2)}${one.ratio > WANTED_RATIO ? ' (more)' : ''} |`,
    ),
    '',
  ].join('\n');
}
