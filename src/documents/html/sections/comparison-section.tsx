import { EntryLink, Facts, Section, Table } from '../elements.tsx';
import { type Page, shortTime } from '../page.ts';

/** This audit held against an earlier one. */
export function ComparisonSection({ page }: { page: Page }) {
  const { run, say, number } = page;
  const found = run.comparison;
  if (found === null)
    return (
      <Section id="comparison" title={say('nav.comparison')}>
        <p class="none">
          {say('since.none')} <code>npm run audit -- --previous reports/…</code>
        </p>
      </Section>
    );
  const { before, unlike, regressions, entries, fieldChanges, numbers, latency, answersCompared } = found;
  const beforeNow = [{ title: say('comparison.before') }, { title: say('comparison.now') }];
  return (
    <Section id="comparison" title={say('nav.comparison')}>
      <Facts
        items={[
          [
            say('comparison.previous'),
            <>
              {shortTime(before.startedAt)}, <code>{before.runId}</code>, {before.verdict}
              {before.saidOf === null ? '' : <span lang="en"> ({before.saidOf})</span>}
            </>,
          ],
          [
            say('comparison.unlike'),
            unlike.length === 0 ? say('nothing') : <span lang="en">{unlike.join('; ')}</span>,
          ],
          [
            say('comparison.worse'),
            regressions.length === 0 ? say('nothing') : <span lang="en">{regressions.join('; ')}</span>,
          ],
        ]}
      />
      <Table
        caption={say('comparison.entries')}
        columns={[{ title: say('errors.entry') }, { title: say('comparison.change') }, ...beforeNow]}
        rows={entries.map(({ id, kind, before: was, after }) => [
          <>
            <EntryLink page={page} id={id} /> {page.titles.get(id) ?? ''}
          </>,
          say(`change.${kind}`),
          was,
          after,
        ])}
        none={say('comparison.noEntries')}
      />
      <Table
        caption={say('comparison.fields', { count: answersCompared })}
        columns={[
          { title: say('errors.entry') },
          { title: say('comparison.field') },
          { title: say('comparison.change') },
          ...beforeNow,
        ]}
        rows={fieldChanges.map((field) => [
          field.label,
          <code>{field.path}</code>,
          say(`field.${field.kind}`),
          field.before,
          field.after,
        ])}
        none={say('comparison.noFields')}
      />
      <Table
        caption={say('comparison.numbers')}
        columns={[
          { title: say('comparison.number') },
          { title: say('comparison.before'), number: true },
          { title: say('comparison.now'), number: true },
        ]}
        rows={numbers.map(({ name, before: was, after }) => [
          <code>{name}</code>,
          number(was),
          number(after),
        ])}
        none={say('comparison.noNumbers')}
      />
      <Table
        caption={say('comparison.latency')}
        columns={[
          { title: say('latency.endpoint') },
          { title: say('comparison.before'), number: true },
          { title: say('comparison.now'), number: true },
          { title: 'p', number: true },
          { title: say('comparison.result') },
        ]}
        rows={latency.map((one) => [
          <code>{one.endpoint}</code>,
          say('unit.ms', { value: String(one.before.medianMs) }),
          say('unit.ms', { value: String(one.after.medianMs) }),
          one.p === null ? '' : one.p.toFixed(3),
          say(`latency.${one.result}`),
        ])}
        none={say('comparison.noLatency')}
      />
    </Section>
  );
}
