import type { ComponentChildren } from 'preact';
import type { AuditEntry, VerdictStatus } from '../../model/audit-run.ts';
import { whatItShows } from '../answerer-words.ts';
import { recommendations } from '../conclusions.ts';
import { coverageInUse } from '../coverage-in-use.ts';
import { firmTables, judgedTables } from '../row-facts.ts';
import { problemsOf } from './check-problem.ts';
import { EntryLink, State, Told } from './elements.tsx';
import { ofProfile, type Page, SYMBOLS, shortDuration, shortTime, statusOf } from './page.ts';

/** A shape for each verdict. */
export const VERDICT_SYMBOLS: Readonly<Record<VerdictStatus, string>> = {
  READY: '✓',
  CONDITIONAL: '!',
  'NOT READY': '✕',
  INCOMPLETE: '–',
};
/** So many failures, changes and advice fit on the first screen; the rest is one click away. */
const MOST = 5;

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
          <Told page={page} text={saidOf} />
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

function Box({ title, children, wide }: { title: string; children: ComponentChildren; wide?: string }) {
  return (
    <div class={`box ${wide ?? ''}`}>
      <h2 class="small">{title}</h2>
      {children}
    </div>
  );
}

function Failures({ page }: { page: Page }) {
  const { run, say } = page;
  const failed = run.entries.filter((entry) => entry.class === 'failed');
  // That entries failed is said by their list.
  const others = run.verdict.reasons.filter(
    (reason) => failed.length === 0 || !/^\d+ entr\w+ failed: /.test(reason),
  );
  return (
    <Box title={say('box.failed')}>
      {failed.length === 0 ? (
        <p class="none">{say(run.coverage.executed === 0 ? 'failed.nothingRan' : 'failed.none')}</p>
      ) : (
        <ul class="failures">
          {failed.slice(0, MOST).map((entry) => (
            <li>
              <EntryLink page={page} id={entry.id} label={`${entry.id} ${entry.title}`} />
              <span class="cause" lang="en">
                {causeOf(entry)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {failed.length > MOST && (
        <p>
          <a href="#status=failed">{say('failed.more', { count: failed.length - MOST })}</a>
        </p>
      )}
      {others.length > 0 && (
        <>
          <h3 class="small">{say('box.reasons')}</h3>
          <ul class="reasons">
            {others.slice(0, MOST).map((reason) => (
              <li>
                <Told page={page} text={reason} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Box>
  );
}

/** The first thing that failed of an entry, in one line. */
export function causeOf({ scenarios }: AuditEntry): string {
  for (const { name, checks, rows } of scenarios) {
    const scenario = name === '' ? '' : `${name}: `;
    const check = checks.find(({ result }) => result === 'fail');
    if (check !== undefined) {
      const [problem] = problemsOf(check.message ?? '');
      const words =
        typeof problem === 'object'
          ? `${problem.place === '' ? '' : `${problem.place} `}expected ${problem.expected}, came ${problem.came}`
          : (problem ?? '');
      return `${scenario}${check.name}: ${words}`;
    }
    const row = rows.find(({ expected, actual }) => expected !== actual);
    if (row !== undefined)
      return `${scenario}${row.table}: expected ${row.expected} rows, came ${row.actual}`;
  }
  return '';
}

function Coverage({ page }: { page: Page }) {
  const { run, say, number } = page;
  const sections = new Map<string, AuditEntry[]>();
  for (const entry of ofProfile(run)) {
    const own = sections.get(entry.section) ?? [];
    own.push(entry);
    sections.set(entry.section, own);
  }
  const { passed, specified } = run.coverage;
  return (
    <Box title={say('box.coverage', { passed: number(passed), specified: number(specified) })}>
      <div class="grid">
        {[...sections].map(([section, entries]) => (
          <div class="row">
            <span class="name" title={run.spec.sections[section]}>
              <b>{section}</b> {sectionTitle(run.spec.sections[section] ?? '')}
            </span>
            <span class="cells">
              {entries.map((entry) => (
                <Cell page={page} entry={entry} />
              ))}
            </span>
          </div>
        ))}
      </div>
      <p class="legend">
        {[...new Set(ofProfile(run).map((entry) => statusOf(run, entry)))].map((status) => (
          <State page={page} status={status} />
        ))}
      </p>
    </Box>
  );
}

function Cell({ page, entry }: { page: Page; entry: AuditEntry }) {
  const status = statusOf(page.run, entry);
  const words = `${entry.id} ${entry.title}: ${page.say(`status.${status}`)}`;
  return (
    <a class={`cell ${status}`} href={`#e-${entry.id}`} title={words} aria-label={words}>
      {SYMBOLS[status]}
    </a>
  );
}

/** A title in capitals as a sentence: `ORDERS`, `PARTNERS API: TICKETS` become `Orders`, `Partners API: tickets`. */
export function sectionTitle(title: string): string {
  if (title !== title.toUpperCase()) return title;
  const lower = title.toLowerCase().replace(/\bapi\b/g, 'API');
  return lower.charAt(0).toUpperCase() + lower.slice(1);
}

function NotLookedAt({ page }: { page: Page }) {
  const { run, say, number } = page;
  const spec = coverageInUse(run);
  const columns = run.tables.map(({ columns: own }) => own);
  const compared = columns.reduce((sum, own) => sum + own.compared.length, 0);
  const all = columns.reduce((sum, own) => sum + own.compared.length + own.leftOut.length, 0);
  const skipped = run.entries.filter(({ class: kind }) => kind === 'skipped').length;
  const notRun = run.entries
    .flatMap(({ scenarios }) => scenarios.flatMap(({ checks }) => checks))
    .filter(({ result }) => result === 'notRun').length;
  const documented = run.coverageOfDocumented;
  const facts: [boolean, ComponentChildren][] = [
    [
      spec.executed < spec.entries,
      say('not.entries', {
        left: spec.entries - spec.executed,
        entries: number(spec.entries),
        file: spec.file,
      }),
    ],
    [
      documented !== spec && documented.executed < documented.entries,
      say('not.documented', {
        left: documented.entries - documented.executed,
        entries: number(documented.entries),
      }),
    ],
    [compared < all, <a href="#tables">{say('not.columns', { left: all - compared, all: number(all) })}</a>],
    [skipped > 0, <a href="#status=skipped">{say('not.skipped', { count: skipped })}</a>],
    [notRun > 0, say('not.checks', { count: notRun })],
    [
      !run.run.answeredBy.some(({ who, recordings }) => who === 'account' && recordings === null),
      say('not.account'),
    ],
  ];
  const found = facts.filter(([holds]) => holds);
  return (
    <Box title={say('box.not')}>
      {found.length === 0 ? (
        <p class="none">{say('not.none')}</p>
      ) : (
        <ul>
          {found.map(([, words]) => (
            <li>{words}</li>
          ))}
        </ul>
      )}
    </Box>
  );
}

function Since({ page }: { page: Page }) {
  const { run, say } = page;
  const { comparison } = run;
  if (comparison === null)
    return (
      <Box title={say('box.since')}>
        <p class="none">{say('since.none')}</p>
        <p>
          <code>npm run audit -- --previous reports/…</code>
        </p>
      </Box>
    );
  const { before, entries, fieldChanges, numbers } = comparison;
  const changes = [
    ...entries.map(({ id, kind }) => (
      <>
        <EntryLink page={page} id={id} label={`${id} ${page.titles.get(id) ?? ''}`} />:{' '}
        {say(`change.${kind}`)}
      </>
    )),
    ...(fieldChanges.length === 0 ? [] : [say('since.fields', { count: fieldChanges.length })]),
    ...(numbers.length === 0 ? [] : [say('since.numbers', { count: numbers.length })]),
  ];
  return (
    <Box title={say('box.sinceTime', { time: shortTime(before.startedAt) })}>
      {changes.length === 0 ? (
        <p class="none">{say('since.nothing')}</p>
      ) : (
        <ul>
          {changes.slice(0, MOST).map((change) => (
            <li>{change}</li>
          ))}
        </ul>
      )}
      <p>
        <a href="#comparison">{say('since.all')}</a>
      </p>
    </Box>
  );
}

function Next({ page }: { page: Page }) {
  const advice = [...page.run.verdict.missing, ...recommendations(page.run)];
  return (
    <Box title={page.say('box.next')}>
      {advice.length === 0 ? (
        <p class="none">{page.say('next.none')}</p>
      ) : (
        <ol>
          {advice.slice(0, 4).map((words) => (
            <li>
              <Told page={page} text={words} />
            </li>
          ))}
        </ol>
      )}
      {advice.length > 4 && (
        <p>
          <a href="#conclusions">{page.say('next.more', { count: advice.length - 4 })}</a>
        </p>
      )}
    </Box>
  );
}
