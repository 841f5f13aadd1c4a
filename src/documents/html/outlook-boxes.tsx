import type { ComponentChildren } from 'preact';
import { recommendations } from '../conclusions.ts';
import { coverageInUse } from '../coverage-in-use.ts';
import { Box, MOST } from './box.tsx';
import { EntryLink, Told } from './elements.tsx';
import { type Page, shortTime } from './page.ts';

/** What nothing is said of: entries, calls and columns that were not looked at. */
export function NotLookedAt({ page }: { page: Page }) {
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

/** What is another since the previous audit. */
export function Since({ page }: { page: Page }) {
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

/** What would lead to a better verdict, and what else follows. */
export function Next({ page }: { page: Page }) {
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
