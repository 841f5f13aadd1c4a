import { coverageInUse, outsideProfile } from '../../coverage-in-use.ts';
import { Entries, Facts, FileLink, Section, Table, Told } from '../elements.tsx';
import { type Page, shortDuration } from '../page.ts';

/** What was asked, of what, where it ran, and what was not executed with its reason. */
export function Method({ page }: { page: Page }) {
  const { run, say, number } = page;
  const { run: facts, warehouse, loader } = run;
  return (
    <Section id="method" title={say('nav.method')}>
      <Facts
        items={[
          [
            say('method.spec'),
            <>
              <FileLink path={run.spec.artifact}>{run.spec.file}</FileLink>,{' '}
              {say('method.entries', { count: coverageInUse(run).entries })}
            </>,
          ],
          [
            say('method.profile'),
            say('method.profileWords', {
              profile: facts.profile,
              access: facts.access,
              routes: facts.routes,
            }),
          ],
          [
            say('method.api'),
            <>
              {say(`target.${facts.target}`)}, <code>{run.baseUrl}</code>
              {facts.dataset === null ? '' : `, ${say('method.dataset', { dataset: facts.dataset })}`}
            </>,
          ],
          [
            'ClickHouse',
            warehouse === null
              ? say('method.noWarehouse')
              : say('method.warehouse', {
                  engine: say(`engine.${warehouse.engine}`),
                  version: warehouse.version,
                  database: warehouse.database,
                }),
          ],
          [
            say('method.loader'),
            loader === null ? (
              say('method.ownLoader')
            ) : (
              <>
                <code>{loader.command}</code>, {say('method.loaderCalls', { count: loader.calls.length })},{' '}
                <FileLink path={loader.output.path} />
              </>
            ),
          ],
          [say('method.code'), facts.commit === null ? say('head.noCommit') : <code>{facts.commit}</code>],
          [say('method.tool'), `${facts.toolVersion}, Node.js ${facts.host.node}, ${facts.host.os}`],
          [say('method.time'), `${facts.startedAt} – ${facts.finishedAt}`],
          [
            say('method.took'),
            facts.durationMs === null ? say('method.fixed') : shortDuration(page, facts.durationMs),
          ],
          ...(facts.shards === null
            ? []
            : [
                [
                  say('method.shards'),
                  say('method.shardWords', {
                    count: facts.shards.count,
                    missing:
                      facts.shards.missing.length === 0 ? say('none') : facts.shards.missing.join(', '),
                  }),
                ] as const,
              ]),
        ]}
      />
      <p>{say('method.judges')}</p>
      <Table
        caption={say('method.notExecuted')}
        columns={[
          { title: say('method.reason') },
          { title: say('method.count'), number: true },
          { title: say('method.ids') },
        ]}
        rows={[...notExecuted(page)].map(([reason, ids]) => [
          <Told page={page} text={reason} />,
          number(ids.length),
          <Entries page={page} ids={ids} />,
        ])}
        none={say('method.allExecuted', { executed: number(run.coverage.executed) })}
      />
      <Table
        caption={say('method.coverage')}
        columns={[
          { title: say('method.document') },
          { title: say('method.all'), number: true },
          { title: say('method.withCase'), number: true },
          { title: say('method.executed'), number: true },
        ]}
        rows={[run.coverageOfSpec, run.coverageOfDocumented].map((one) => [
          <code>{one.file}</code>,
          number(one.entries),
          number(one.withCase),
          number(one.executed),
        ])}
        none=""
      />
    </Section>
  );
}

function notExecuted({ run, say }: Page): Map<string, string[]> {
  const reasons = new Map<string, string[]>();
  const add = (reason: string, id: string) => {
    const ids = reasons.get(reason) ?? [];
    if (!ids.includes(id)) ids.push(id);
    reasons.set(reason, ids);
  };
  for (const { id, scenarios } of run.entries)
    for (const { skipReason } of scenarios) if (skipReason !== null) add(skipReason, id);
  for (const { id, reason } of run.coverage.notExecuted) add(reason, id);
  for (const id of outsideProfile(run)) add(say('entry.outside'), id);
  return reasons;
}
