import { median } from 'simple-statistics';
import type { BenchRow } from '../bench-result.ts';
import { rowFigures } from '../row-figures.ts';

/** What the tools took at one number of cases. */
export interface GrowthStep {
  cases: number;
  rows: BenchRow[];
}

/** How a tool grows from one number of cases to a larger one. */
export interface Growth {
  title: string;
  from: number;
  to: number;
  /** Wall time at the larger number, in ms, and how much of it is newman's; null where newman was not timed. */
  wallMs: number;
  ofNewman: number | null;
  /** Wall and processor time of a further case, in ms. */
  msPerCase: number;
  cpuMsPerCase: number | null;
  /** Memory of all processes together: the peak at the larger number in MiB, and of a further case in KiB. */
  peakMiB: number | null;
  kibPerCase: number | null;
}

/** Growth of every tool that was timed at each step, by tool and step. */
export function growthOf(steps: readonly GrowthStep[]): Growth[] {
  return (steps[0]?.rows ?? []).flatMap(({ name, title }) =>
    steps.slice(1).flatMap((step, place) => {
      const before = at(steps[place], name);
      const after = at(step, name);
      if (before === null || after === null) return [];
      const further = step.cases - (steps[place]?.cases ?? 0);
      const per = (from: number | null, to: number | null) =>
        from === null || to === null ? null : (to - from) / further;
      const memory = per(before.peakMiB, after.peakMiB);
      return [
        {
          title,
          from: steps[place]?.cases ?? 0,
          to: step.cases,
          wallMs: after.wallMs,
          ofNewman: after.ratio,
          msPerCase: (after.wallMs - before.wallMs) / further,
          cpuMsPerCase: per(before.cpuMs, after.cpuMs),
          peakMiB: after.peakMiB,
          kibPerCase: memory === null ? null : memory * 1024,
        },
      ];
    }),
  );
}

/** The growth as a Markdown table. */
export function growthTable(growth: readonly Growth[]): string {
  const shown = (value: number | null, digits: number) => (value === null ? '-' : value.toFixed(digits));
  return [
    '| Tool | Cases | Wall s | Of newman | ms a further case | Processor ms a further case | Peak MiB | KiB a further case |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...growth.map(
      (one) =>
        `| ${one.title} | ${one.from} to ${one.to} | ${shown(one.wallMs / 1000, 2)} | ${shown(one.ofNewman, 2)} | ${shown(one.msPerCase, 2)} | ${shown(one.cpuMsPerCase, 2)} | ${shown(one.peakMiB, 0)} | ${shown(one.kibPerCase, 1)} |`,
    ),
    '',
  ].join('\n');
}

function at(
  step: GrowthStep | undefined,
  name: string,
): { wallMs: number; cpuMs: number | null; ratio: number | null; peakMiB: number | null } | null {
  const row = step?.rows.find((one) => one.name === name);
  const figures = row === undefined || step === undefined ? null : rowFigures(row, step);
  if (row === undefined || figures === null) return null;
  return {
    wallMs: median(row.runs.map(({ wallMs }) => wallMs)),
    cpuMs: figures.cpuMs,
    ratio: figures.ratio,
    peakMiB: row.peakMiB,
  };
}
