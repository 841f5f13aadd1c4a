import type { RootContent } from 'mdast';
import type { AuditRun } from '../../model/audit-run.ts';
import type { PipelineFacts } from '../../model/pipeline.ts';
import { kindWords, rowsIn } from '../loader-words.ts';
import { TITLES_IN_A_SENTENCE, titledLabel, titledList } from '../titles.ts';
import { amount } from '../words.ts';
import { comparisonSection } from './comparison-section.ts';
import { code, fact, folded, heading, type Inline, list, paragraph, tableOr } from './nodes.ts';

/** Section 4: numbers of the answers whose rows were loaded, with the entries that they come from. */
export function metricsSection(run: AuditRun): RootContent[] {
  const { metrics, comparison, loader } = run;
  if (loader !== null) return loaderMetrics(run, loader);
  const { orders, clients, events, priceShades, discounts, promoCodes, barcodes, seats, partners } = metrics;
  const total = seats.reduce((sum, seat) => sum + seat.total, 0);
  const from = (ids: readonly string[]): Inline => fact('From', titledList(run, ids));
  return [
    heading(2, '4. Metrics'),
    paragraph('Read from the masked answers that were loaded. Distinct: by id, or by barcode.'),
    heading(3, 'Orders'),
    list([
      fact('Orders loaded', String(orders.loaded)),
      fact('Distinct orders', `${orders.distinct} (${orders.paid} paid, ${orders.unpaid} unpaid)`),
      from(orders.from),
    ]),
    heading(3, 'Clients'),
    list([
      fact('Clients loaded', String(clients.loaded)),
      fact('Distinct clients', String(clients.distinct)),
      from(clients.from),
    ]),
    heading(3, 'Events'),
    list([
      fact('Events loaded', String(events.loaded)),
      fact('Distinct events', `${events.distinct} (${events.active} active)`),
      from(events.from),
    ]),
    heading(3, 'Discounts and promo codes'),
    list([
      fact('Price shades', `${priceShades.distinct} (${titledList(run, priceShades.from)})`),
      fact('Discounts', `${discounts.distinct} (${titledList(run, discounts.from)})`),
      fact('Promo codes', `${promoCodes.distinct} (${titledList(run, promoCodes.from)})`),
    ]),
    heading(3, 'Barcodes'),
    list([
      fact('Barcodes loaded', String(barcodes.loaded)),
      fact('Distinct barcodes', String(barcodes.distinct)),
      from(barcodes.from),
    ]),
    heading(3, 'Seats'),
    tableOr(
      ['Event', 'Show', 'Seats', 'Left', 'From'],
      seats.map(({ eventId, showId, total: all, left, from: id }) => [
        `event ${eventId}`,
        showId === '' ? 'all shows' : `show ${showId}`,
        String(all),
        String(left),
        titledList(run, [id]),
      ]),
      'No seats were loaded.',
    ),
    ...(seats.length === 0
      ? []
      : [paragraph(`${amount(total, 'seat record', 'seat records')} processed in all.`)]),
    heading(3, 'Partners API'),
    list([
      fact('Read calls', String(partners.readOperations)),
      fact('Write calls', String(partners.writeOperations)),
      fact('Denied as expected', String(partners.denied)),
      fact('Rows of tickets, checks and seats added', String(partners.rowsAdded)),
      ...(isLong(partners.from) ? [] : [from(partners.from)]),
    ]),
    ...(isLong(partners.from)
      ? folded(`${partners.from.length} entries added them`, [
          list(partners.from.map((id) => titledLabel(run, { id }))),
        ])
      : []),
    ...(comparison === null ? [] : comparisonSection(comparison, 3)),
  ];
}

function isLong(ids: readonly string[]): boolean {
  return ids.length > TITLES_IN_A_SENTENCE;
}

// The audit loaded nothing: what it was answered itself says nothing of the tables.
function loaderMetrics(run: AuditRun, { received }: PipelineFacts): RootContent[] {
  const { readOperations, writeOperations, denied } = run.metrics.partners;
  return [
    heading(2, '4. Metrics'),
    paragraph(
      'What the API answered to the loader, and what stands in the tables after it. Answers to calls of the audit itself are not in these numbers.',
    ),
    tableOr(
      ['Kind', 'Calls', 'Items received', 'Distinct', 'From', 'In the tables'],
      received.map((one) => [
        kindWords(one),
        String(one.calls),
        String(one.items),
        String(one.distinct),
        titledList(run, one.from),
        one.tables.flatMap((name, index) => [
          index === 0 ? '' : ', ',
          code(name),
          `: ${rowsIn(name, run.tables)}`,
        ]),
      ]),
      'Nothing of the tables is asked of a loader.',
    ),
    heading(3, 'Partners API'),
    list([
      fact('Read calls of the audit', String(readOperations)),
      fact('Write calls of the audit', String(writeOperations)),
      fact('Denied as expected', String(denied)),
    ]),
    ...(run.comparison === null ? [] : comparisonSection(run.comparison, 3)),
  ];
}
