import { scaleLinear } from 'd3-scale';
import { shortTable, signed } from '../../words.ts';
import type { Page } from '../page.ts';
import { CHART_WIDTH, Chart } from './chart.tsx';

const NAMES = 190;
const NUMBERS = 150;
const ROW = 26;

/** Rows of every table before the run, and what it added: one bar a table, the number at its end. */
export function TablesChart({ page }: { page: Page }) {
  const { run, say, number } = page;
  const tables = run.tables;
  const most = Math.max(1, ...tables.map(({ before, after }) => Math.max(before, after ?? 0)));
  const x = scaleLinear([0, most], [NAMES, CHART_WIDTH - NUMBERS]);
  const added = tables.reduce((sum, { delta }) => sum + Math.max(0, delta ?? 0), 0);
  const changed = tables.filter(({ delta }) => (delta ?? 0) !== 0).length;
  const title = say('chart.tables', { added: number(added), changed, tables: number(tables.length) });
  return (
    <Chart
      title={title}
      height={tables.length * ROW + 6}
      legend={
        <>
          <span class="swatch before" aria-hidden="true" /> {say('chart.before')}{' '}
          <span class="swatch added" aria-hidden="true" /> {say('chart.added')}
        </>
      }
    >
      {tables.map(({ name, before, after, delta }, index) => {
        const y = index * ROW + 4;
        const end = after ?? before;
        const kept = Math.min(before, end);
        return (
          <g>
            <text x={NAMES - 8} y={y + 13} class="label end">
              {shortTable(name)}
            </text>
            <rect x={NAMES} y={y} width={Math.max(0, x(kept) - NAMES)} height={18} class="before" />
            <rect x={x(kept)} y={y} width={Math.max(0, x(end) - x(kept))} height={18} class="added" />
            <line x1={NAMES} x2={NAMES} y1={y - 3} y2={y + 21} class="axis" />
            <text x={x(Math.max(before, end)) + 6} y={y + 13} class="value">
              {after === null
                ? say('chart.notCounted', { before: number(before) })
                : `${number(after)} (${delta === null ? '?' : signed(delta)})`}
            </text>
          </g>
        );
      })}
    </Chart>
  );
}
