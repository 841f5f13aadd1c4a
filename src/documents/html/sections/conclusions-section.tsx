import { checklist, recommendations } from '../../conclusions.ts';
import { scenarioLabel } from '../../words.ts';
import { EntryLink, Section, Table, Told } from '../elements.tsx';
import type { Page } from '../page.ts';

/** The verdict's reasons, the checklist, the findings, and what follows from them. */
export function Conclusions({ page }: { page: Page }) {
  const { run, say } = page;
  const advice = [...run.verdict.missing, ...recommendations(run)];
  return (
    <Section id="conclusions" title={say('nav.conclusions')}>
      <h3>{say('conclusions.reasons', { verdict: say(`verdict.${run.verdict.status}`) })}</h3>
      <ul>
        {run.verdict.reasons.map((reason) => (
          <li>
            <Told page={page} text={reason} />
          </li>
        ))}
      </ul>
      <h3>{say('conclusions.checklist')}</h3>
      <ul class="boxes-ticked">
        {checklist(run).map(({ done, text }) => (
          <li class={done ? 'done' : 'open'}>
            <span aria-hidden="true">{done ? '☑' : '☐'}</span>{' '}
            <span class="unseen">{say(done ? 'yes' : 'no')}</span> <Told page={page} text={text} />
          </li>
        ))}
      </ul>
      <Table
        caption={say('conclusions.findings')}
        columns={[
          { title: say('errors.entry') },
          { title: say('conclusions.kind') },
          { title: say('conclusions.finding') },
        ]}
        rows={run.findings.map((finding) => [
          <>
            <EntryLink page={page} id={finding.id} label={scenarioLabel(finding)} />{' '}
            {page.titles.get(finding.id) ?? ''}
          </>,
          <code>{finding.kind}</code>,
          <Told page={page} text={finding.message} />,
        ])}
        none={say('conclusions.noFinding')}
      />
      <h3>{say('conclusions.next')}</h3>
      {advice.length === 0 ? (
        <p class="none">{say('next.none')}</p>
      ) : (
        <ol>
          {advice.map((words) => (
            <li>
              <Told page={page} text={words} />
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
