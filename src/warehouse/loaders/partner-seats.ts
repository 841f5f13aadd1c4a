import { requiredText } from './item-fields.ts';
import { seatsOfZones } from './items.ts';
import type { Loader } from './loader.ts';
import { headOf } from './partner-head.ts';
import { PARTNER_TABLE, partnerRow } from './partner-row.ts';

/** Seats of an event as a partner sees them: a row each, without an offer or a ticket. */
export const loadPartnerSeats: Loader = (body, context) => {
  const head = headOf(body, context);
  const rows = seatsOfZones(body, '').map((seat) =>
    partnerRow(
      seat,
      { ticket_id: '', ...head, seat_id: requiredText(seat, 'seat_id'), offer_id: '' },
      context,
    ),
  );
  return [{ table: PARTNER_TABLE, rows }];
};
