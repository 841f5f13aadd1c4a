import { requiredText, text } from './item-fields.ts';
import { itemsUnder } from './items.ts';
import type { Loader } from './loader.ts';
import { headOf } from './partner-head.ts';
import { PARTNER_TABLE, partnerRow } from './partner-row.ts';

/** Checked seats: a row for each seat and offer, without a ticket. */
export const loadPartnerChecks: Loader = (body, context) => {
  const head = headOf(body, context);
  const rows = itemsUnder(body, 'result').map((check) => {
    const seat = requiredText(check, 'seat_id');
    return partnerRow(
      check,
      { ticket_id: '', ...head, seat_id: seat, offer_id: text(check, 'offer_id') },
      context,
    );
  });
  return [{ table: PARTNER_TABLE, rows }];
};
