import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { createSimulator, SIMULATOR_TOKENS, serveSimulator } from 'qtickets-contract-audit/msw';
import { findTickets, payTicket, reserveSeat } from './book-a-seat.js';

const HOUR_MS = 3_600_000;
const show = { eventId: 12, showId: 4076 };
const seat = { seatId: 'CENTER_PARTERRE-20;5', orderNumber: 'order-1' };

const simulator = createSimulator();
/** @type {import('qtickets-contract-audit/msw').SimulatorServer} */
let server;
/** @type {import('./call.js').Api} */
let partners;

before(async () => {
  server = await serveSimulator(simulator);
  partners = { url: `${server.url}/api/partners/v1`, token: SIMULATOR_TOKENS.partnersWrite };
});
beforeEach(() => simulator.reset());
after(() => server.close());

test('a seat is reserved, paid and found', async () => {
  const { id } = await reserveSeat(partners, show, seat);
  const barcode = await payTicket(partners, show, id);
  const [ticket, ...others] = await findTickets(partners, seat.orderNumber);
  assert.deepEqual(others, []);
  assert.equal(ticket?.id, id);
  assert.equal(ticket.seat_id, seat.seatId);
  assert.equal(ticket.barcode, barcode);
  assert.deepEqual([ticket.paid, ticket.deleted, ticket.reserved_to], [1, 0, null]);
});

test('a seat that is taken is refused, inside an HTTP 200', async () => {
  await reserveSeat(partners, show, seat);
  await assert.rejects(reserveSeat(partners, show, { ...seat, orderNumber: 'order-2' }), {
    code: 'SEAT_NOT_AVAILABLE',
    status: 200,
  });
  assert.deepEqual(await findTickets(partners, 'order-2'), []);
});

test('a reservation that ran out cannot be paid, and its seat is free again', async () => {
  const { id, reservedTo } = await reserveSeat(partners, show, seat);
  assert.equal(reservedTo, '2025-11-08T12:00:00+03:00');
  simulator.clock.advance(24 * HOUR_MS);
  await assert.rejects(payTicket(partners, show, id), { code: 'TICKET_NOT_FOUND' });
  const again = await reserveSeat(partners, show, { ...seat, orderNumber: 'order-2' });
  assert.notEqual(again.id, id);
});

test('a token that may only read books nothing', async () => {
  const reader = { ...partners, token: SIMULATOR_TOKENS.partnersRead };
  await assert.rejects(reserveSeat(reader, show, seat), { code: 'WRONG_AUTHORIZATION', status: 403 });
  assert.deepEqual(await findTickets(reader, seat.orderNumber), []);
});
