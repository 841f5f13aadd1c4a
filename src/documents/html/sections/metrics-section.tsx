import type { AuditMetrics } from '../../../model/audit-run.ts';
import { kindWords, rowsIn } from '../../loader-words.ts';
import type { MessageKey } from '../../messages/translator.ts';
import { Entries, Facts, Section, Table } from '../elements.tsx';
import type { Page } from '../page.ts';

/** Numbers of the answers whose rows were loaded, or of what a team's own loader received, with the entries that they come from. */
export function Metrics({ page }: { page: Page }) {
  const { run, say, number } = page;
  const { partners } = run.metrics;
  const fact = (key: MessageKey, value: number) => [say(key), number(value)] as const;
  return (
    <Section id="metrics" title={say('nav.metrics')}>
      {run.loader === null ? <Loaded page={page} /> : <Received page={page} received={run.loader.received} />}
      <h3>{say('met.partners')}</h3>
      <Facts
        items={[
          fact(run.loader === null ? 'met.readCalls' : 'met.auditReads', partners.readOperations),
          fact(run.loader === null ? 'met.writeCalls' : 'met.auditWrites', partners.writeOperations),
          fact('met.denied', partners.denied),
          ...(run.loader === null ? [fact('met.partnerRows', partners.rowsAdded)] : []),
        ]}
      />
    </Section>
  );
}

function Loaded({ page }: { page: Page }) {
  const { run, say, number } = page;
  return (
    <>
      <Table
        caption={say('metrics.loaded')}
        columns={[
          { title: say('met.kind') },
          { title: say('metrics.items'), number: true },
          { title: say('met.distinct'), number: true },
          { title: say('metrics.more') },
          { title: say('met.from') },
        ]}
        rows={kinds(run.metrics, page).map(({ key, loaded, distinct, more, from }) => [
          say(key),
          loaded === null ? '' : number(loaded),
          number(distinct),
          more,
          <Entries page={page} ids={from} />,
        ])}
        none=""
      />
      <Table
        caption={say('met.seats')}
        columns={[
          { title: say('met.event') },
          { title: say('met.show') },
          { title: say('met.seats'), number: true },
          { title: say('met.left'), number: true },
          { title: say('met.from') },
        ]}
        rows={run.metrics.seats.map(({ eventId, showId, total, left, from }) => [
          eventId,
          showId === '' ? say('met.allShows') : showId,
          number(total),
          number(left),
          <Entries page={page} ids={[from]} />,
        ])}
        none={say('met.noSeats')}
      />
    </>
  );
}

interface Kind {
  key: MessageKey;
  /** Null for what is told by its distinct items alone. */
  loaded: number | null;
  distinct: number;
  more: string;
  from: readonly string[];
}

function kinds({ orders, clients, events, barcodes, ...others }: AuditMetrics, { say }: Page): Kind[] {
  const { paid, unpaid } = orders;
  return [
    { key: 'met.orders', ...orders, more: say('metrics.paid', { paid, unpaid }) },
    { key: 'met.clients', ...clients, more: '' },
    { key: 'met.events', ...events, more: say('metrics.active', { active: events.active }) },
    { key: 'met.priceShades', loaded: null, ...others.priceShades, more: '' },
    { key: 'met.discounts', loaded: null, ...others.discounts, more: '' },
    { key: 'met.promoCodes', loaded: null, ...others.promoCodes, more: '' },
    { key: 'met.barcodes', ...barcodes, more: '' },
  ];
}

function Received({
  page,
  received,
}: {
  page: Page;
  received: NonNullable<Page['run']['loader']>['received'];
}) {
  const { run, say, number } = page;
  return (
    <Table
      caption={say('metrics.received')}
      columns={[
        { title: say('met.kind') },
        { title: say('met.calls'), number: true },
        { title: say('met.items'), number: true },
        { title: say('met.distinct'), number: true },
        { title: say('met.from') },
        { title: say('met.inTables') },
      ]}
      rows={received.map((one) => [
        kindWords(page, one),
        number(one.calls),
        number(one.items),
        number(one.distinct),
        <Entries page={page} ids={one.from} />,
        one.tables.map((name) => `${name}: ${rowsIn(page, name, run.tables)}`).join(', '),
      ])}
      none={say('met.nothingAsked')}
    />
  );
}
