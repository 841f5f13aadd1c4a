import { whatItShows } from '../answerer-words.ts';
import { firmTables, judgedTables } from '../row-facts.ts';
import { Coverage } from './coverage-grid.tsx';
import { Told } from './elements.tsx';
import { Failures } from './failures-box.tsx';
import { Next, NotLookedAt, Since } from './outlook-boxes.tsx';
import { type Page, shortDuration, shortTime, VERDICT_SYMBOLS } from './page.ts';

/** What a decision needs: the verdict and of what, what failed, the coverage, what was not looked at, what changed, what to do. */
export function FirstScreen({ page }: { page: Page }) {
  return (
    <header id="summary">
      <Head page={page} />
      <Verdict page={page} />
      <div class="boxes two">
        <Failures page={page} />
        <Coverage page={page} />
      </div>
      <div class="boxes three">
        <NotLookedAt page={page} />
        <Since page={page} />
        <Next page={page} />
      </div>
    </header>
  );
}

function Head({ page }: { page: Page }) {
  const { run, say } = page;
  const { startedAt, durationMs, commit, dirty, profile } = run.run;
  const facts = [
    shortTime(startedAt),
    ...(durationMs === null ? [] : [shortDuration(page, durationMs)]),
    say('head.profile', { profile }),
    commit === null ? say('head.noCommit') : say('head.commit', { commit: commit.slice(0, 8) }),
    ...(dirty === true ? [say('head.dirty')] : []),
    ...(run.run.debug ? [say('head.debug')] : []),
  ];
  return (
    <div class="head">
      <h1>{say('title')}</h1>
      <p class="when">{facts.join(' · ')}</p>
    </div>
  );
}

// A day is not broken where a line ends.
function Dated({ text }: { text: string }) {
  return (
    <>
      {text
        .split(/(\d{4}-\d\d-\d\d)/)
        .map((part, index) => (index % 2 === 0 ? part : <time dateTime={part}>{part}</time>))}
    </>
  );
}

function Verdict({ page }: { page: Page }) {
  const { run, say, number } = page;
  const { status, saidOf } = run.verdict;
  const { coverage } = run;
  const kind = status.toLowerCase().replace(' ', '-');
  const judged = judgedTables(run).length;
  return (
    <div class={`verdict ${kind}`}>
      <p class="status">
        <span aria-hidden="true">{VERDICT_SYMBOLS[status]}</span> {say(`verdict.${status}`)}
      </p>
      <p class="of">
        {say('verdict.of')}{' '}
        <strong>
          <Dated text={page.told(saidOf)} />
        </strong>
      </p>
      <p class="shows">
        <Told page={page} text={whatItShows(run.run.answeredBy)} />
      </p>
      <p class="lead">
        {say('verdict.entries', {
          failed: coverage.failed,
          passed: number(coverage.passed),
          executed: coverage.executed,
          specified: number(coverage.specified),
        })}{' '}
        {judged === 0
          ? say('verdict.noTables')
          : say('verdict.tables', { firm: firmTables(run).length, judged: number(judged) })}{' '}
        {say(run.maskingScan.hits.length === 0 ? 'verdict.masked' : 'verdict.unmasked')}
      </p>
    </div>
  );
}
