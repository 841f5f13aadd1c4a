import { endpointOf } from '../../common/endpoint-of.ts';
import type { AuditEntry } from '../../model/audit-run.ts';
import { deltaWords } from '../table-words.ts';
import { sectionTitle } from './coverage-grid.tsx';
import { NEW_LINE, Section, State } from './elements.tsx';
import { EntryDetails } from './entry.tsx';
import { durationOf, type Page, STATUSES, shortDuration, statusOf } from './page.ts';

/** Every entry of the run, each folded until it is opened, with the controls that filter them. */
export function Matrix({ page }: { page: Page }) {
  const { run, say } = page;
  return (
    <Section id="matrix" title={say('nav.matrix')}>
      <Filters page={page} />
      <div class="entries">
        <p class="columns" aria-hidden="true">
          <span />
          <span>{say('matrix.id')}</span>
          <span>{say('matrix.entry')}</span>
          <span>{say('matrix.answer')}</span>
          <span>{say('matrix.rows')}</span>
          <span class="number">{say('matrix.time')}</span>
        </p>
        {stretchesOf(run.entries).map((entries) => (
          <div class="stretch">
            {entries.map((entry) => (
              <Entry page={page} entry={entry} />
            ))}
          </div>
        ))}
      </div>
      <p class="none" id="no-entry" hidden>
        {say('filter.nothing')}
      </p>
    </Section>
  );
}

/** Entries of which a browser lays out none while all of them are out of sight. */
const STRETCH = 50;

function stretchesOf(entries: readonly AuditEntry[]): AuditEntry[][] {
  return Array.from({ length: Math.ceil(entries.length / STRETCH) }, (_, index) =>
    entries.slice(index * STRETCH, (index + 1) * STRETCH),
  );
}

function Filters({ page }: { page: Page }) {
  const { run, say } = page;
  const counts = new Map<string, number>();
  for (const entry of run.entries) {
    const status = statusOf(run, entry);
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  const sections = [...new Set(run.entries.map(({ section }) => section))];
  const routes = [...new Set(run.entries.map(routeOf))].sort();
  return (
    <form id="filters">
      <fieldset disabled>
        <legend class="unseen">{say('filter.title')}</legend>
        <label>
          <span>{say('filter.text')}</span>
          <input type="search" name="text" autocomplete="off" placeholder={say('filter.example')} />
        </label>
        <label>
          <span>{say('filter.status')}</span>
          <select name="status">
            <option value="">{say('filter.all')}</option>
            {STATUSES.filter((status) => counts.has(status)).map((status) => (
              <option value={status}>
                {say(`status.${status}`)} ({counts.get(status)})
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{say('filter.section')}</span>
          <select name="section">
            <option value="">{say('filter.all')}</option>
            {sections.map((section) => (
              <option value={section}>
                {section} {sectionTitle(run.spec.sections[section] ?? '')}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{say('filter.route')}</span>
          <select name="route">
            <option value="">{say('filter.all')}</option>
            {routes.map((route) => (
              <option value={route}>{route}</option>
            ))}
          </select>
        </label>
        <button type="reset">{say('filter.reset')}</button>
        <output
          id="shown"
          data-words={say('filter.shown', { shown: '{shown}', all: '{all}' })}
          aria-live="polite"
        />
      </fieldset>
    </form>
  );
}

function routeOf({ method, path }: AuditEntry): string {
  return `${method} ${endpointOf(path)}`;
}

function Entry({ page, entry }: { page: Page; entry: AuditEntry }) {
  const { id, title, section, method, path, scenarios } = entry;
  const status = statusOf(page.run, entry);
  const duration = durationOf(entry);
  const [only, second] = scenarios;
  const answered = scenarios.map(({ name, actual }) =>
    second === undefined ? page.told(actual) : `${name}: ${page.told(actual)}`,
  );
  return (
    <details class={`entry ${status}`} data-id={id} data-status={status} data-section={section}>
      {NEW_LINE}
      <summary>
        <State page={page} status={status} short />
        <span class="id">{id}</span>
        <span class="what">
          <span class="title">{title}</span> <code>{`${method} ${path}`}</code>
        </span>
        <span class="answer">
          {only === undefined ? page.say('entry.notRun') : answered.map((words) => <span>{words}</span>)}
        </span>
        <span class="rows">{rowWords(page, entry)}</span>
        <span class="number">{duration === null ? '' : shortDuration(page, duration)}</span>
      </summary>
      <EntryDetails page={page} entry={entry} status={status} />
    </details>
  );
}

function rowWords(page: Page, { scenarios }: AuditEntry): string {
  const tables = page.run.tables.map(({ name }) => name);
  const all = scenarios.flatMap(({ rows }) => rows);
  const sums = new Map<string, number>();
  for (const { table, actual } of all) sums.set(table, (sums.get(table) ?? 0) + actual);
  const rows = [...sums].map(([table, actual]) => ({ table, actual, sent: null, expected: actual }));
  return scenarios.length === 0 || rows.every(({ actual }) => actual === 0)
    ? ''
    : deltaWords({ rows, result: 'pass' }, tables, page);
}
