import { instantOf } from '../iso-time.ts';

/** A ticket made through Partners. Dates are kept as sent back: ISO 8601, Moscow time. */
export type PartnerTicket = {
  id: number;
  event_id: number;
  show_id: number;
  paid: boolean;
  paid_at: string | null;
  reserved_to: string | null;
  seat_id: string;
  offer_id: string | null;
  payment_type_id: string | null;
  external_id: string | null;
  external_order_id: string | null;
  barcode: string | null;
  price: number | null;
  client_email: string | null;
  client_phone: string | null;
  client_name: string | null;
  client_surname: string | null;
  client_middlename: string | null;
  visitor_user_id: string;
  checked_at: string | null;
  removed: boolean;
};

/** True while a ticket holds its seat: not removed, and paid or reserved to a later time than now. */
export function isLive(ticket: PartnerTicket, now: Date): boolean {
  if (ticket.removed) return false;
  if (ticket.paid) return true;
  const until = ticket.reserved_to === null ? null : instantOf(ticket.reserved_to);
  return until !== null && until > now.getTime();
}
