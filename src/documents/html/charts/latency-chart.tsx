import { scaleLog } from 'd3-scale';
import { median } from 'simple-statistics';
import type { CallView } from '../answer-view.ts';
import { Section, Table } from '../elements.tsx';
import { type Page, shortDuration } from '../page.ts';
import { CHART_WIDTH, Chart } from './chart.tsx';

const NAMES = 400;
const NUMBERS = 110;
const ROW = 24;
const TOP = 22;

interface Timed {
  endpoint: string;
  times: number[];
  middle: number;
}

/** How long the calls of each endpoint took: a dot a call, a tick at the median. */
export function Latency({ page }: { page: Page }) {
  const { say } = page;
  const calls = [...page.answers.values()].flatMap((answer) => answer.calls);
  const timed = timedEndpoints(calls);
  return (
    <Section id="latency" title={say('nav.latency')}>
      {timed.length === 0 ? (
        <p class="none">{say(page.run.run.reproducible ? 'latency.fixed' : 'latency.none')}</p>
      ) : (
        <>
          <Strips page={page} timed={timed} />
          <Table
            caption={say('latency.table')}
            columns={[
              { title: say('latency.endpoint') },
              { title: say('latency.calls'), number: true },
              { title: say('latency.least'), number: true },
              { title: say('latency.median'), number: true },
              { title: say('latency.most'), number: true },
            ]}
            rows={timed.map(({ endpoint, times, middle }) => [
              <code>{endpoint}</code>,
              String(times.length),
              String(times[0]),
              String(middle),
              String(times.at(-1)),
            ])}
            none=""
          />
        </>
      )}
    </Section>
  );
}

function timedEndpoints(calls: readonly CallView[]): Timed[] {
  const byEndpoint = new Map<string, number[]>();
  for (const { endpoint, attempts } of calls) {
    for (const { durationMs } of attempts) {
      if (durationMs === null || typeof durationMs !== 'number') continue;
      const times = byEndpoint.get(endpoint) ?? [];
      times.push(durationMs);
      byEndpoint.set(endpoint, times);
    }
  }
  return [...byEndpoint]
    .map(([endpoint, times]) => ({ endpoint, times: times.sort((a, b) => a - b), middle: median(times) }))
    .sort((a, b) => b.middle - a.middle || (a.endpoint < b.endpoint ? -1 : 1));
}

function Strips({ page, timed }: { page: Page; timed: readonly Timed[] }) {
  const { say } = page;
  const all = timed.flatMap(({ times }) => times);
  const most = Math.max(10, ...all);
  const x = scaleLog([1, most], [NAMES, CHART_WIDTH - NUMBERS]).clamp(true);
  const slowest = timed[0];
  const title = say('chart.latency', {
    calls: all.length,
    endpoints: timed.length,
    slowest: slowest?.endpoint ?? '',
    median: shortDuration(page, slowest?.middle ?? 0),
  });
  const height = TOP + timed.length * ROW + 4;
  const decades = [1, 10, 100, 1000, 10_000, 100_000].filter((ms) => ms <= most);
  return (
    <Chart title={title} height={height} legend={say('chart.latencyKey')}>
      {decades.map((ms) => (
        <g>
          <line x1={x(ms)} x2={x(ms)} y1={TOP - 4} y2={height} class="gridline" />
          <text x={x(ms)} y={12} class="tick middle">
            {shortDuration(page, ms)}
          </text>
        </g>
      ))}
      {timed.map(({ endpoint, times, middle }, index) => {
        const y = TOP + index * ROW + 12;
        return (
          <g>
            <text x={NAMES - 12} y={y + 4} class="label end mono">
              {endpoint}
            </text>
            {times.map((ms) => (
              <circle cx={x(Math.max(1, ms)).toFixed(1)} cy={y} r={4} class="dot" />
            ))}
            <line
              x1={x(Math.max(1, middle)).toFixed(1)}
              x2={x(Math.max(1, middle)).toFixed(1)}
              y1={y - 9}
              y2={y + 9}
              class="median"
            />
            <text x={CHART_WIDTH - NUMBERS + 14} y={y + 4} class="value">
              {shortDuration(page, middle)}
            </text>
          </g>
        );
      })}
    </Chart>
  );
}
