import script from 'browser:./client/main.ts';
import { renderToString } from 'preact-render-to-string';
import { visible } from '../../common/plain-text.ts';
import type { AuditRun } from '../../model/audit-run.ts';
import type { FileSum } from '../../model/evidence.ts';
import type { Language } from '../../model/plan.ts';
import { translatorOf } from '../messages/translator.ts';
import { type AnswerView, answerView } from './answer-view.ts';
import { Latency } from './charts/latency-chart.tsx';
import { FirstScreen } from './first-screen.tsx';
import { Matrix } from './matrix.tsx';
import type { Page } from './page.ts';
import { PageHead } from './page-head.tsx';
import { readAnswer } from './read-answer.ts';
import { ComparisonSection } from './sections/comparison-section.tsx';
import { Conclusions } from './sections/conclusions-section.tsx';
import { Errors } from './sections/errors-section.tsx';
import { Files } from './sections/files-section.tsx';
import { Method } from './sections/method-section.tsx';
import { Metrics } from './sections/metrics-section.tsx';
import { Tables } from './sections/tables-section.tsx';
import { SharedSection, sharedPartsOf } from './shared-parts.tsx';

/** What a page is rendered from beside the run. */
export interface PageSources {
  /** Evidence files of the bundle, with their sums. */
  files: readonly FileSum[];
  /** Bytes of a response file, by its path in the bundle; null when there is none. */
  answer: (path: string) => Uint8Array | null;
  language: Language;
}

const ANCHORS = [
  'summary',
  'matrix',
  'metrics',
  'tables',
  'latency',
  'errors',
  'comparison',
  'conclusions',
  'method',
  'files',
] as const;

/**
 * The audit as one page that needs nothing beside itself: all of its content is there without a script, and no request leaves it.
 * Nothing in it comes from anywhere but the run, the response files and the sums of the evidence files.
 */
export function renderHtml(run: AuditRun, { files, answer, language }: PageSources): string {
  const translator = translatorOf(language);
  const page: Page = {
    ...translator,
    run,
    files,
    answers: answersOf(run, answer, language),
    titles: new Map(run.entries.map(({ id, title }) => [id, title])),
    shared: sharedPartsOf(run.entries),
  };
  return visible(plainQuotes(`<!doctype html>\n${renderToString(<Document page={page} />)}\n`));
}

// In a text a quote is itself: of the data of a page, a tenth would be `&quot;`.
function plainQuotes(html: string): string {
  return html.replace(/<pre>[\s\S]*?<\/pre>/g, (data) => data.replaceAll('&quot;', '"'));
}

function answersOf(
  run: AuditRun,
  answer: PageSources['answer'],
  language: Language,
): Map<string, AnswerView> {
  const shown = new Map<string, AnswerView>();
  const way = { baseUrl: run.baseUrl, translator: translatorOf(language), entries: run.entries.length };
  for (const scenario of run.entries.flatMap(({ scenarios }) => scenarios)) {
    if (scenario.artifact === null) continue;
    const found = readAnswer(answer(scenario.artifact));
    if (found !== null) shown.set(scenario.artifact, answerView(found, scenario, way));
  }
  return shown;
}

function Document({ page }: { page: Page }) {
  const { run, say, language } = page;
  const status = say(`verdict.${run.verdict.status}`);
  return (
    <html lang={language}>
      <PageHead title={`${status}: ${say('title')}, ${run.run.stamp}`} script={script} />
      <body>
        <a class="skip" href="#matrix">
          {say('nav.skip')}
        </a>
        <nav aria-label={say('nav.title')}>
          <div>
            {ANCHORS.map((anchor) => (
              <a href={`#${anchor}`}>{say(`nav.${anchor}`)}</a>
            ))}
            <button type="button" id="theme" hidden>
              {say('nav.theme')}
            </button>
          </div>
        </nav>
        <main>
          <FirstScreen page={page} />
          <Matrix page={page} />
          <Metrics page={page} />
          <Tables page={page} />
          <Latency page={page} />
          <Errors page={page} />
          <ComparisonSection page={page} />
          <Conclusions page={page} />
          <Method page={page} />
          <Files page={page} />
          <SharedSection page={page} />
        </main>
        <footer>
          <p>{say('footer', { id: run.run.id, version: run.run.toolVersion })}</p>
        </footer>
        <p
          id="said"
          class="unseen"
          aria-live="polite"
          data-copied={say('copy.done')}
          data-failed={say('copy.failed')}
          data-base={run.baseUrl}
          data-csv={say('copy.csv')}
          data-curl={say('copy.curl')}
          data-command={say('copy.command')}
          data-link={say('copy.link')}
        />
        <script dangerouslySetInnerHTML={{ __html: script }} />
      </body>
    </html>
  );
}
