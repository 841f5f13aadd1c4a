import type { RootContent } from 'mdast';
import type { AuditRun } from '../../model/audit-run.ts';
import { amount, idList } from '../words.ts';
import { comparisonSection } from './comparison-section.ts';
import { fact, heading, list, paragraph, tableOr } from './nodes.ts';

/** Section 4: numbers of the answers whose rows were loaded, with the entries that they come from. */
export function metricsSection({ metrics, comparison }: AuditRun): RootContent[] {
  const { orders, clients, events, priceShades, discounts, promoCodes, barcodes, seats, partners } = metrics;
  const total = seats.reduce((sum, seat) => sum + seat.total, 0);
  return [
    heading(2, '4. Metrics'),
    paragraph('Read from the masked answers that were loaded. Distinct: by id, or by barcode.'),
    heading(3, 'Orders'),
    list([
      fact('Orders loaded', String(orders.loaded)),
      fact('Distinct orders', `${orders.distinct} (${orders.paid} paid, ${orders.unpaid} unpaid)`),
      fact('From', idList(orders.from)),
    ]),
    heading(3, 'Clients'),
    list([
      fact('Clients loaded', String(clients.loaded)),
      fact('Distinct clients', String(clients.distinct)),
      fact('From', idList(clients.from)),
    ]),
    heading(3, 'Events'),
    list([
      fact('Events loaded', String(events.loaded)),
      fact('Distinct events', `${events.distinct} (${events.active} active)`),
      fact('From', idList(events.from)),
    ]),
    heading(3, 'Discounts and promo codes'),
    list([
      fact('Price shades', `${priceShades.distinct} (${idList(priceShades.from)})`),
      fact('Discounts', `${discounts.distinct} (${idList(discounts.from)})`),
      fact('Promo codes', `${promoCodes.distinct} (${idList(promoCodes.from)})`),
    ]),
    heading(3, 'Barcodes'),
    list([
      fact('Barcodes loaded', String(barcodes.loaded)),
      fact('Distinct barcodes', String(barcodes.distinct)),
      fact('From', idList(barcodes.from)),
    ]),
    heading(3, 'Seats'),
    tableOr(
      ['Event', 'Show', 'Seats', 'Left', 'From'],
      seats.map(({ eventId, showId, total: all, left, from }) => [
        `event ${eventId}`,
        showId === '' ? 'all shows' : `show ${showId}`,
        String(all),
        String(left),
        from,
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
      fact('Rows of tickets, checks and seats added', `${partners.rowsAdded} (${idList(partners.from)})`),
    ]),
    ...(comparison === null ? [] : comparisonSection(comparison, 3)),
  ];
}
