import { requiredText, text } from './item-fields.ts';
import { itemsUnder } from './items.ts';
import type { Loader } from './loader.ts';
import { PARTNER_TABLE, partnerRow } from './partner-row.ts';

/** Tickets added, changed or found: a row each. A ticket does not say its event and show, so they are the path's. */
export const loadPartnerTickets: Loader = (body, context) => [
  {
    table: PARTNER_TABLE,
    rows: itemsUnder(body, 'result').map((ticket) =>
      partnerRow(
        ticket,
        {
          ticket_id: requiredText(ticket, 'id'),
          event_id: context.eventId,
          show_id: context.showId,
          seat_id: text(ticket, 'seat_id'),
          offer_id: text(ticket, 'offer_id'),
        },
        context,
      ),
    ),
  },
];
