import { expect, test } from 'vitest';
import type { LoadContext } from '../../../src/warehouse/loaders/loader.ts';
import { loaderFor } from '../../../src/warehouse/loaders/loader-for.ts';
import { NOON } from './rows-for-tests.ts';

const context: LoadContext = {
  eventId: '12',
  showId: '4076',
  snapshotTs: new Date('2025-11-07T12:00:00.900+03:00'),
  ver: 7,
};
const withoutPath: LoadContext = { ...context, eventId: '', showId: '' };

test('partner tickets take event and show from the path, single or in a batch', () => {
  const ticket = {
    id: '134857',
    paid: 1,
    seat_id: 'A-1;1',
    offer_id: null,
    external_id: 'ticket-1',
    external_order_id: 'order-1',
    barcode: '870000000001',
    price: '150.5',
  };
  const row = {
    ticket_id: '134857',
    event_id: '12',
    show_id: '4076',
    seat_id: 'A-1;1',
    offer_id: '',
    external_order_id: 'order-1',
    external_id: 'ticket-1',
    barcode: '870000000001',
    paid: 1,
    price: 150.5,
    payload_json: JSON.stringify(ticket),
    _ver: 7,
    _ingest_ts: NOON,
  };
  const load = loaderFor('partnerTickets');
  const table = 'stg_qtickets_api_partner_tickets_raw';
  expect(load({ status: 'success', event_id: 99, result: ticket }, context)).toEqual([
    { table, rows: [row] },
  ]);
  expect(load({ result: [{ id: 1, paid: 0, barcode: null }] }, withoutPath)[0]?.rows).toMatchObject([
    { ticket_id: '1', event_id: '', show_id: '', paid: 0, barcode: '', price: null },
  ]);
});

test('checked seats and seats of a partner take event and show from the head of the answer', () => {
  const checks = { event_id: 13, show_id: 77, result: [{ seat_id: 'A-1;1', offer_id: 'full', price: 100 }] };
  expect(loaderFor('partnerChecks')(checks, context)[0]?.rows).toMatchObject([
    { ticket_id: '', event_id: '13', show_id: '77', seat_id: 'A-1;1', offer_id: 'full', price: 100 },
  ]);
  expect(loaderFor('partnerChecks')({ result: checks.result }, context)[0]?.rows).toMatchObject([
    { event_id: '12', show_id: '4076' },
  ]);
  const seats = {
    event_id: 12,
    show_id: 21,
    zones: [{ zone_id: 1, seats: [{ seat_id: 'A-1;1', available: true }] }],
  };
  expect(loaderFor('partnerSeats')(seats, withoutPath)[0]?.rows).toMatchObject([
    {
      ticket_id: '',
      event_id: '12',
      show_id: '21',
      seat_id: 'A-1;1',
      offer_id: '',
      external_order_id: '',
      paid: 0,
    },
  ]);
});
