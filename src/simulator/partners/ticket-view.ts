import type { JsonObject } from '../../model/json.ts';
import { isLive, type PartnerTicket } from '../state/partner-ticket.ts';

/** A ticket as batches and updates show it: `id` is a number (QTickets Partners docs, batch mode). */
export function ticketView(ticket: PartnerTicket): JsonObject {
  return {
    id: ticket.id,
    paid: ticket.paid ? 1 : 0,
    paid_at: ticket.paid_at,
    reserved_to: ticket.reserved_to,
    seat_id: ticket.seat_id,
    offer_id: ticket.offer_id,
    admission: false,
    external_id: ticket.external_id,
    external_order_id: ticket.external_order_id,
    barcode: ticket.barcode,
    price: ticket.price,
    client_email: ticket.client_email,
    client_phone: ticket.client_phone,
    client_name: ticket.client_name,
    client_surname: ticket.client_surname,
    client_middlename: ticket.client_middlename,
  };
}

/** A ticket as the single add shows it: `id` is a string there, and three fields more (QTickets Partners docs). */
export function singleAddView(ticket: PartnerTicket): JsonObject {
  return {
    ...ticketView(ticket),
    id: String(ticket.id),
    payment_type_id: ticket.payment_type_id,
    fanid_card: null,
    visitor_user_id: ticket.visitor_user_id,
  };
}

/** A ticket as a search shows it: with `deleted`, 1 when it was removed or its reservation ran out. */
export function foundView(ticket: PartnerTicket, now: Date): JsonObject {
  return { ...ticketView(ticket), deleted: isLive(ticket, now) ? 0 : 1 };
}
