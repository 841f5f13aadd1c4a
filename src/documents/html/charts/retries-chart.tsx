import { scaleLinear } from 'd3-scale';
import type { Attempt } from '../../../model/evidence.ts';
import { scenarioLabel } from '../../words.ts';
import { type Page, shortDuration } from '../page.ts';
import { CHART_WIDTH, Chart } from './chart.tsx';

const NAMES = 220;
const NUMBERS = 90;
const ROW = 28;
/** A call of which no time is known is drawn this long. */
const UNTIMED_MS = 40;

interface Repeated {
  label: string;
  /** Each try, from the start of the first. */
  tries: { from: number; to: number; failed: boolean; words: string }[];
}

/** Calls that were made again: each try on the time since the first, the waits as gaps. */
export function RetriesChart({ page }: { page: Page }) {
  const { say } = page;
  const repeated = page.run.entries.flatMap(({ id, scenarios }) =>
    scenarios.flatMap(({ name, artifact }) =>
      (page.answers.get(artifact ?? '')?.calls ?? [])
        .filter(({ attempts }) => attempts.length > 1)
        .map((call): Repeated => {
          const label = scenarioLabel({ id, scenario: name });
          return {
            label: call.role === 'call' ? label : `${label} ${call.name}`,
            tries: triesOf(call.attempts),
          };
        }),
    ),
  );
  if (repeated.length === 0) return null;
  const end = Math.max(1, ...repeated.flatMap(({ tries }) => tries.map(({ to }) => to)));
  const x = scaleLinear([0, end], [NAMES, CHART_WIDTH - NUMBERS]);
  const tries = repeated.reduce((sum, own) => sum + own.tries.length - 1, 0);
  const title = say('chart.retries', { calls: repeated.length, tries });
  return (
    <Chart title={title} height={repeated.length * ROW + 8} legend={say('chart.retriesKey')}>
      {repeated.map(({ label, tries: own }, index) => {
        const y = index * ROW + 6;
        return (
          <g>
            <text x={NAMES - 10} y={y + 13} class="label end">
              {label}
            </text>
            <line x1={NAMES} x2={x(own.at(-1)?.to ?? 0)} y1={y + 9} y2={y + 9} class="wait" />
            {own.map(({ from, to, failed, words }) => (
              <g>
                <rect
                  x={x(from)}
                  y={y}
                  width={Math.max(3, x(to) - x(from))}
                  height={18}
                  class={failed ? 'try bad' : 'try good'}
                >
                  <title>{words}</title>
                </rect>
              </g>
            ))}
            <text x={CHART_WIDTH - NUMBERS + 10} y={y + 13} class="value">
              {shortDuration(page, own.at(-1)?.to ?? 0)}
            </text>
          </g>
        );
      })}
    </Chart>
  );
}

function triesOf(attempts: readonly Attempt[]): Repeated['tries'] {
  let at = 0;
  return attempts.map(({ waitMs, durationMs, status, error }, index) => {
    const from = at + waitMs;
    at = from + (durationMs ?? UNTIMED_MS);
    const isLast = index === attempts.length - 1;
    return {
      from,
      to: at,
      failed: !isLast || status === null || status >= 500,
      words: `${index + 1}: ${status ?? error ?? ''}`,
    };
  });
}
