import { hasFailed } from '../../loader-words.ts';
import { scenarioLabel } from '../../words.ts';
import { RetriesChart } from '../charts/retries-chart.tsx';
import { EntryLink, Section, Table, Told } from '../elements.tsx';
import type { Page } from '../page.ts';

/** Error answers, retries, errors outside the cases, what is left on an account, and fields that no answer had. */
export function Errors({ page }: { page: Page }) {
  const { run, say } = page;
  const entry = (of: { id: string; scenario: string }) => (
    <>
      <EntryLink page={page} id={of.id} label={scenarioLabel(of)} /> {page.titles.get(of.id) ?? ''}
    </>
  );
  const writes = [
    ...(run.account?.left ?? []).map((write) => [say('account.left'), write] as const),
    ...(run.account?.undone ?? []).map((write) => [say('account.undone'), write] as const),
  ];
  return (
    <Section id="errors" title={say('nav.errors')}>
      {run.unhandledErrors.length > 0 && (
        <Table
          caption={say('errors.outside')}
          columns={[{ title: say('errors.message') }]}
          rows={run.unhandledErrors.map((message) => [<span lang="en">{message}</span>])}
          none=""
        />
      )}
      {run.loader !== null && hasFailed(run.loader) && (
        <Table
          caption={say('err.lastLines')}
          columns={[{ title: say('err.line') }]}
          rows={run.loader.lastLines.map((line) => [<code>{line}</code>])}
          none={say('err.silent')}
        />
      )}
      {writes.length > 0 && (
        <Table
          caption={say('account.title')}
          columns={[
            { title: say('account.state') },
            { title: say('errors.entry') },
            { title: say('account.what') },
            { title: say('account.call') },
          ]}
          rows={writes.map(([state, write]) => [
            state,
            entry(write),
            <Told page={page} text={write.what} />,
            write.call === null ? say('account.noCall') : <code>{write.call}</code>,
          ])}
          none=""
        />
      )}
      <RetriesChart page={page} />
      <Table
        caption={say('errors.retries')}
        columns={[
          { title: say('errors.entry') },
          { title: say('errors.attempt'), number: true },
          { title: say('errors.wait'), number: true },
          { title: say('errors.reason') },
        ]}
        rows={run.retries.map((retry) => [
          entry(retry),
          String(retry.attempt),
          say('unit.ms', { value: page.number(retry.waitMs) }),
          <Told page={page} text={retry.reason} />,
        ])}
        none={say('errors.noRetry')}
      />
      <Table
        caption={say('errors.answers', {
          count: run.errors.length,
          expected: run.errors.filter(({ expected }) => expected).length,
        })}
        columns={[
          { title: say('errors.entry') },
          { title: say('errors.status') },
          { title: say('errors.code') },
          { title: say('errors.message') },
          { title: say('errors.call') },
          { title: say('errors.expected') },
        ]}
        rows={run.errors.map((error) => [
          entry(error),
          error.status === null ? say('answer.none') : String(error.status),
          error.code === null ? '' : <code>{error.code}</code>,
          <span lang="en">{error.message}</span>,
          roleWords(page, error.role),
          say(error.expected ? 'yes' : 'no'),
        ])}
        none={say('errors.noAnswer')}
      />
      <Table
        caption={say('errors.fields', { objects: page.number(run.drift.objects) })}
        columns={[
          { title: say('errors.schema') },
          { title: say('checks.place') },
          { title: say('errors.absent') },
          { title: say('errors.objects'), number: true },
        ]}
        rows={run.drift.neverSeen.map(({ schema, at, absent, objects }) => [
          <code>{schema}</code>,
          at === '' ? say('errors.whole') : <code>{at}</code>,
          <code>{absent.join(', ')}</code>,
          page.number(objects),
        ])}
        none={say('errors.noFields')}
      />
    </Section>
  );
}

function roleWords({ say }: Page, role: string): string {
  switch (role) {
    case 'setup':
    case 'call':
    case 'followUp':
    case 'undo':
    case 'prerequisite':
      return say(`role.${role}`);
    default:
      return role;
  }
}
