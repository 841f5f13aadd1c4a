import type { RootContent } from 'mdast';
import type { AuditRun } from '../../model/audit-run.ts';
import type { PipelineFacts } from '../../model/pipeline.ts';
import { kindWords, rowsIn } from '../loader-words.ts';
import type { MessageKey, Translator } from '../messages/translator.ts';
import { TITLES_IN_A_SENTENCE, titledLabel, titledList } from '../titles.ts';
import { comparisonSection } from './comparison-section.ts';
import { code, fact, folded, heading, type Inline, list, paragraph, tableOr } from './nodes.ts';

/** Section 4: numbers of the answers whose rows were loaded, with the entries that they come from. */
export function metricsSection(run: AuditRun, words: Translator): RootContent[] {
  const { metrics, comparison, loader } = run;
  if (loader !== null) return loaderMetrics(run, loader, words);
  const { say } = words;
  const { orders, clients, events, priceShades, discounts, promoCodes, barcodes, seats, partners } = metrics;
  const total = seats.reduce((sum, seat) => sum + seat.total, 0);
  const titles = (ids: readonly string[]) => titledList(run, ids, say('none'));
  const from = (ids: readonly string[]): Inline => fact(say('met.from'), titles(ids));
  const number = (key: MessageKey, value: number) => fact(say(key), String(value));
  const numberFrom = (key: MessageKey, found: { distinct: number; from: readonly string[] }) =>
    fact(say(key), `${found.distinct} (${titles(found.from)})`);
  return [
    heading(2, say('doc.4')),
    paragraph(say('met.read')),
    heading(3, say('met.orders')),
    list([
      number('met.ordersLoaded', orders.loaded),
      fact(
        say('met.ordersDistinct'),
        say('met.orderWords', { distinct: orders.distinct, paid: orders.paid, unpaid: orders.unpaid }),
      ),
      from(orders.from),
    ]),
    heading(3, say('met.clients')),
    list([
      number('met.clientsLoaded', clients.loaded),
      number('met.clientsDistinct', clients.distinct),
      from(clients.from),
    ]),
    heading(3, say('met.events')),
    list([
      number('met.eventsLoaded', events.loaded),
      fact(
        say('met.eventsDistinct'),
        say('met.eventWords', { distinct: events.distinct, active: events.active }),
      ),
      from(events.from),
    ]),
    heading(3, say('met.reductions')),
    list([
      numberFrom('met.priceShades', priceShades),
      numberFrom('met.discounts', discounts),
      numberFrom('met.promoCodes', promoCodes),
    ]),
    heading(3, say('met.barcodes')),
    list([
      number('met.barcodesLoaded', barcodes.loaded),
      number('met.barcodesDistinct', barcodes.distinct),
      from(barcodes.from),
    ]),
    heading(3, say('met.seats')),
    tableOr(
      [say('met.event'), say('met.show'), say('met.seats'), say('met.left'), say('met.from')],
      seats.map(({ eventId, showId, total: all, left, from: id }) => [
        say('met.eventId', { id: eventId }),
        showId === '' ? say('met.allShows') : say('met.showId', { id: showId }),
        String(all),
        String(left),
        titles([id]),
      ]),
      say('met.noSeats'),
    ),
    ...(seats.length === 0 ? [] : [paragraph(say('met.seatRecords', { count: total }))]),
    heading(3, say('met.partners')),
    list([
      number('met.readCalls', partners.readOperations),
      number('met.writeCalls', partners.writeOperations),
      number('met.denied', partners.denied),
      number('met.partnerRows', partners.rowsAdded),
      ...(isLong(partners.from) ? [] : [from(partners.from)]),
    ]),
    ...(isLong(partners.from)
      ? folded(say('met.partnerFrom', { count: partners.from.length }), [
          list(partners.from.map((id) => titledLabel(run, { id }))),
        ])
      : []),
    ...(comparison === null ? [] : comparisonSection(comparison, 3, words)),
  ];
}

function isLong(ids: readonly string[]): boolean {
  return ids.length > TITLES_IN_A_SENTENCE;
}

// The audit loaded nothing: what it was answered itself says nothing of the tables.
function loaderMetrics(run: AuditRun, { received }: PipelineFacts, words: Translator): RootContent[] {
  const { say } = words;
  const { readOperations, writeOperations, denied } = run.metrics.partners;
  return [
    heading(2, say('doc.4')),
    paragraph(say('met.received')),
    tableOr(
      (['met.kind', 'met.calls', 'met.items', 'met.distinct', 'met.from', 'met.inTables'] as const).map(
        (key) => say(key),
      ),
      received.map((one) => [
        kindWords(words, one),
        String(one.calls),
        String(one.items),
        String(one.distinct),
        titledList(run, one.from, say('none')),
        one.tables.flatMap((name, index) => [
          index === 0 ? '' : ', ',
          code(name),
          `: ${rowsIn(words, name, run.tables)}`,
        ]),
      ]),
      say('met.nothingAsked'),
    ),
    heading(3, say('met.partners')),
    list([
      fact(say('met.auditReads'), String(readOperations)),
      fact(say('met.auditWrites'), String(writeOperations)),
      fact(say('met.denied'), String(denied)),
    ]),
    ...(run.comparison === null ? [] : comparisonSection(run.comparison, 3, words)),
  ];
}
