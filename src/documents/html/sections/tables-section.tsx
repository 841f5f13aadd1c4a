import type { AuditTable } from '../../../model/audit-run.ts';
import { wrongRowsIn } from '../../row-facts.ts';
import { leftOutWords, sourceWords } from '../../table-words.ts';
import { scenarioLabel, signed, strayWords } from '../../words.ts';
import { TablesChart } from '../charts/tables-chart.tsx';
import { Section, Table } from '../elements.tsx';
import type { Page } from '../page.ts';

/** Rows of every table before and after, where they come from, which columns were compared, and what does not add up. */
export function Tables({ page }: { page: Page }) {
  const { run, say, number } = page;
  const odd = run.tables.flatMap((table) => [
    ...(table.strays ?? []).map((stray) => [table.name, page.told(strayWords(stray))] as const),
    ...wrongRowsIn(run, table.name).map(
      (label) => [table.name, say('tables.wrong', { label: scenarioLabel(label) })] as const,
    ),
    ...(table.others === null || table.others === 0
      ? []
      : [[table.name, say('tables.others', { rows: signed(table.others) })] as const]),
    ...(table.contested === 0
      ? []
      : [[table.name, say('tables.contested', { count: table.contested })] as const]),
    ...(table.final ? [] : [[table.name, say('tables.notFinal')] as const]),
  ]);
  return (
    <Section id="tables" title={say('nav.tables')}>
      {run.tables.length === 0 ? (
        <p class="none">{say('tables.none')}</p>
      ) : (
        <>
          <TablesChart page={page} />
          <Table
            caption={say('tables.odd')}
            columns={[{ title: say('tables.table') }, { title: say('tables.what') }]}
            rows={odd.map(([name, words]) => [<code>{name}</code>, words])}
            none={say('tables.noneOdd')}
          />
          <Table
            caption={say('tables.counts')}
            columns={[
              { title: say('tables.table') },
              { title: say('tables.before'), number: true },
              { title: say('tables.after'), number: true },
              { title: say('tables.delta'), number: true },
              { title: say('tables.columns'), number: true },
              { title: say('tables.source') },
            ]}
            rows={run.tables.map((table) => [
              <code>{table.name}</code>,
              number(table.before),
              table.after === null ? say('tables.notCounted') : number(table.after),
              table.delta === null ? '?' : signed(table.delta),
              say('rows.of', {
                part: table.columns.compared.length,
                all: table.columns.compared.length + table.columns.leftOut.length,
              }),
              <Sources page={page} table={table} />,
            ])}
            none=""
          />
          <Table
            caption={say('tables.leftOut')}
            columns={[{ title: say('tables.table') }, { title: say('tables.columnsLeft') }]}
            rows={run.tables
              .filter(({ columns }) => columns.leftOut.length > 0)
              .map((table) => [<code>{table.name}</code>, leftOutWords(table, page)])}
            none={say('tables.allCompared')}
          />
        </>
      )}
    </Section>
  );
}

function Sources({ page, table }: { page: Page; table: AuditTable }) {
  const { say } = page;
  if (table.sources.length === 0) return <>{sourceWords(table, page.run, page)}</>;
  const words = table.sources.map(({ id, scenario, sent, added, counted }) => {
    const remarks = [
      ...(counted ? [] : [say('role.prerequisite')]),
      ...(sent !== null && sent > 0 && added === 0 ? [say('tables.noneNew', { sent })] : []),
    ];
    const remark = remarks.length === 0 ? '' : ` (${remarks.join(', ')})`;
    return `${scenarioLabel({ id, scenario })} ${signed(added)}${remark}`;
  });
  return <>{words.join(', ')}</>;
}
