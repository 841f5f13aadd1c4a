import type { AuditRun } from '../../model/audit-run.ts';
import { counted, ids } from '../derive/words.ts';
import { expectedComparison } from './expected-comparison.ts';
import { type Block, fact, heading, items, type Line, paragraph, plain, tableOr } from './span.ts';

/** Section 4: numbers of the answers that were loaded. */
export function expectedMetrics({ metrics, comparison }: AuditRun): Block[] {
  const { orders, clients, events, priceShades, discounts, promoCodes, barcodes, seats, partners } = metrics;
  const records = seats.reduce((sum, { total }) => sum + total, 0);
  const distinct = (label: string, of: { distinct: number; from: string[] }) =>
    fact(label, plain(`${of.distinct} (${ids(of.from)})`));
  return [
    heading(2, '4. Metrics'),
    paragraph(plain('Read from the masked answers that were loaded. Distinct: by id, or by barcode.')),
    ...group('Orders', orders, `${orders.distinct} (${orders.paid} paid, ${orders.unpaid} unpaid)`),
    ...group('Clients', clients, String(clients.distinct)),
    ...group('Events', events, `${events.distinct} (${events.active} active)`),
    heading(3, 'Discounts and promo codes'),
    ...items([
      distinct('Price shades', priceShades),
      distinct('Discounts', discounts),
      distinct('Promo codes', promoCodes),
    ]),
    ...group('Barcodes', barcodes, String(barcodes.distinct)),
    heading(3, 'Seats'),
    ...tableOr(
      ['Event', 'Show', 'Seats', 'Left', 'From'],
      seats.map(({ eventId, showId, total, left, from }): Line[] => [
        plain(`event ${eventId}`),
        plain(showId === '' ? 'all shows' : `show ${showId}`),
        String(total),
        String(left),
        plain(from),
      ]),
      'No seats were loaded.',
    ),
    ...(seats.length === 0
      ? []
      : [paragraph(plain(`${counted(records, 'seat record', 'seat records')} processed in all.`))]),
    heading(3, 'Partners API'),
    ...items([
      fact('Read calls', String(partners.readOperations)),
      fact('Write calls', String(partners.writeOperations)),
      fact('Denied as expected', String(partners.denied)),
      fact('Rows of tickets, checks and seats added', plain(`${partners.rowsAdded} (${ids(partners.from)})`)),
    ]),
    ...(comparison === null ? [] : expectedComparison(comparison)),
  ];
}

function group(
  title: string,
  { loaded, from }: { loaded: number; from: string[] },
  distinct: string,
): Block[] {
  return [
    heading(3, title),
    ...items([
      fact(`${title} loaded`, String(loaded)),
      fact(`Distinct ${title.toLowerCase()}`, plain(distinct)),
      fact('From', plain(ids(from))),
    ]),
  ];
}
