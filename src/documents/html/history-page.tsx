import { scaleLinear, scalePoint } from 'd3-scale';
import { line } from 'd3-shape';
import { renderToString } from 'preact-render-to-string';
import { visible } from '../../common/plain-text.ts';
import type { History, PastAudit } from '../../history/read-history.ts';
import type { Language } from '../../model/plan.ts';
import { toldIn } from '../messages/told-in.ts';
import { type Translator, translatorOf } from '../messages/translator.ts';
import { CHART_WIDTH, Chart } from './charts/chart.tsx';
import { FileLink } from './elements.tsx';
import { shortDuration, shortTime, VERDICT_SYMBOLS } from './page.ts';
import { PageHead } from './page-head.tsx';

const LEFT = 150;
const RIGHT = 110;
const STRIP = 52;
/** So many fit side by side; the table has all. */
const MOST_IN_TREND = 40;

/** All audits of a folder as one page: a trend, and a table with a link to each. `index.html` of that folder. */
export function renderHistory({ audits, others }: History, language: Language): string {
  const translator = translatorOf(language);
  const { say } = translator;
  return visible(
    `<!doctype html>\n${renderToString(
      <html lang={language}>
        <PageHead title={say('history.title')} script={null} />
        <body>
          <main>
            <div class="head">
              <h1>{say('history.title')}</h1>
              <p class="when">{say('history.count', { count: audits.length })}</p>
            </div>
            {audits.length === 0 ? (
              <p class="none">{say('history.none')}</p>
            ) : (
              <>
                <Trend translator={translator} audits={audits.slice(0, MOST_IN_TREND).reverse()} />
                <Audits translator={translator} audits={audits} />
              </>
            )}
            {others.length > 0 && (
              <ul>
                {others.map(({ folder, reason }) => (
                  <li>
                    <code>{folder}</code>: {say(`history.${reason}`)}
                  </li>
                ))}
              </ul>
            )}
          </main>
        </body>
      </html>,
    )}\n`,
  );
}

function Trend({ translator, audits }: { translator: Translator; audits: readonly PastAudit[] }) {
  const { say, number } = translator;
  const x = scalePoint(
    audits.map(({ folder }) => folder),
    [LEFT, CHART_WIDTH - RIGHT],
  ).padding(0.5);
  const at = ({ folder }: PastAudit) => x(folder) ?? LEFT;
  const newest = audits.at(-1);
  const strips = [
    {
      title: say('history.passed'),
      value: ({ passed, specified }: PastAudit) => (specified === 0 ? null : passed / specified),
      last: newest === undefined ? '' : `${newest.passed} / ${newest.specified}`,
    },
    {
      title: say('history.rows'),
      value: ({ rows }: PastAudit) => rows,
      last: number(newest?.rows ?? 0),
    },
    {
      title: say('history.median'),
      value: ({ medianMs }: PastAudit) => medianMs,
      last: newest?.medianMs == null ? '–' : shortDuration(translator, newest.medianMs),
    },
  ];
  const title = say('history.trend', { count: audits.length });
  return (
    <Chart title={title} height={40 + strips.length * STRIP}>
      {audits.map((audit) => (
        <text x={at(audit)} y={22} class={`middle verdict-symbol ${kindOf(audit)}`}>
          {VERDICT_SYMBOLS[audit.status]}
          <title>{`${shortTime(audit.startedAt)}: ${say(`verdict.${audit.status}`)}`}</title>
        </text>
      ))}
      <text x={LEFT - 12} y={22} class="label end">
        {say('history.verdict')}
      </text>
      {strips.map(({ title: name, value, last }, index) => {
        const top = 40 + index * STRIP;
        const points = audits.flatMap((audit) => {
          const found = value(audit);
          return found === null ? [] : [[at(audit), found] as const];
        });
        const most = Math.max(1e-9, ...points.map(([, found]) => found));
        const y = scaleLinear([0, most], [top + STRIP - 10, top + 8]);
        const path = line<readonly [number, number]>(
          ([px]) => px,
          ([, py]) => y(py),
        )(points);
        return (
          <g>
            <text x={LEFT - 12} y={top + STRIP / 2 + 4} class="label end">
              {name}
            </text>
            <line
              x1={LEFT}
              x2={CHART_WIDTH - RIGHT}
              y1={top + STRIP - 10}
              y2={top + STRIP - 10}
              class="gridline"
            />
            {path !== null && <path d={path} class="trend" />}
            {points.map(([px, py]) => (
              <circle cx={px} cy={y(py)} r={3} class="dot" />
            ))}
            <text x={CHART_WIDTH - RIGHT + 14} y={top + STRIP / 2 + 4} class="value">
              {last}
            </text>
          </g>
        );
      })}
    </Chart>
  );
}

function Audits({ translator, audits }: { translator: Translator; audits: readonly PastAudit[] }) {
  const { say, number } = translator;
  const heads: [title: string, isNumber: boolean][] = [
    [say('history.time'), false],
    [say('history.verdict'), false],
    [say('history.of'), false],
    [say('history.profile'), false],
    [say('history.passed'), true],
    [say('history.rows'), true],
    [say('history.median'), true],
  ];
  return (
    <div class="table">
      <table>
        <caption>{say('history.all')}</caption>
        <thead>
          <tr>
            {heads.map(([title, isNumber]) => (
              <th scope="col" class={isNumber ? 'number' : ''}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {audits.map((audit) => {
            const cells = [
              <FileLink path={`${audit.folder}/${audit.document ?? ''}`}>
                {shortTime(audit.startedAt)}
              </FileLink>,
              <span class={`verdict-symbol ${kindOf(audit)}`}>
                <span aria-hidden="true">{VERDICT_SYMBOLS[audit.status]}</span>{' '}
                {say(`verdict.${audit.status}`)}
              </span>,
              toldIn(translator.language, audit.saidOf) ?? <span lang="en">{audit.saidOf}</span>,
              `${audit.profile}${audit.debug ? `, ${say('head.debug')}` : ''}`,
              `${audit.passed} / ${audit.specified}`,
              number(audit.rows),
              audit.medianMs === null ? '' : shortDuration(translator, audit.medianMs),
            ];
            return (
              <tr>
                {'\n'}
                {cells.map((cell, index) => (
                  <td class={heads[index]?.[1] === true ? 'number' : ''} data-title={heads[index]?.[0]}>
                    {cell}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function kindOf({ status }: PastAudit): string {
  return status.toLowerCase().replace(' ', '-');
}
