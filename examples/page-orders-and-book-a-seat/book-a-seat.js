import { call } from './call.js';

/**
 * A show by the ids of its event and its own.
 * @typedef {{ eventId: number, showId: number }} Show
 * @typedef {{ id: number | string, paid: 0 | 1, reserved_to: string | null, barcode: string | null }} Ticket
 * @typedef {Ticket & { seat_id: string, external_order_id: string, deleted: 0 | 1 }} FoundTicket
 */

/**
 * Reserves a seat under an order number of ours. Gives the ticket's id, which `tickets/add` writes as text and the
 * other calls as a number.
 * @param {import('./call.js').Api} api the Partners API
 * @param {Show} show
 * @param {{ seatId: string, orderNumber: string }} wanted
 */
export async function reserveSeat(api, show, wanted) {
  const item = { seat_id: wanted.seatId, external_order_id: wanted.orderNumber };
  const ticket = await ticketCall(api, 'add', show, item);
  return { id: Number(ticket.id), reservedTo: ticket.reserved_to };
}

/**
 * Pays a reserved ticket. Gives the barcode that lets its holder in; throws when QTickets gave none.
 * @param {import('./call.js').Api} api the Partners API
 * @param {Show} show
 * @param {number} ticketId
 */
export async function payTicket(api, show, ticketId) {
  const { barcode } = await ticketCall(api, 'update', show, { id: ticketId, paid: 1 });
  if (barcode === null) throw new Error(`ticket ${ticketId} is paid and has no barcode`);
  return barcode;
}

/**
 * The tickets under one of our order numbers, removed ones too: those have `deleted: 1`.
 * @param {import('./call.js').Api} api the Partners API
 * @param {string} orderNumber
 */
export async function findTickets(api, orderNumber) {
  const filter = { external_order_id: orderNumber };
  const answer = /** @type {{ result: FoundTicket[] }} */ (
    await call(api, 'POST', '/tickets/find', { filter })
  );
  return answer.result;
}

/**
 * @param {import('./call.js').Api} api
 * @param {'add' | 'update'} name
 * @param {Show} show
 * @param {Record<string, unknown>} item
 */
async function ticketCall(api, name, { eventId, showId }, item) {
  const path = `/tickets/${name}/${eventId}/${showId}`;
  const answer = /** @type {{ result: Ticket }} */ (await call(api, 'POST', path, item));
  return answer.result;
}
