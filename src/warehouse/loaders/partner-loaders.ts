import { isJsonObject, type JsonValue } from '../../model/json.ts';
import type { LoadedRows } from '../row.ts';
import { flag, numberOrNull, requiredText, text } from './item-fields.ts';
import { loadColumns } from './item-loaders.ts';
import { type Item, itemsUnder, notLoadable, seatsOfZones } from './items.ts';
import type { LoadContext, Loader } from './loader.ts';

/** The columns that tell tickets, checked offers and free seats apart. */
interface PartnerKey {
  ticket_id: string;
  event_id: string;
  show_id: string;
  seat_id: string;
  offer_id: string;
}

/** Tickets added, changed or found: a row each. A ticket does not say its event and show, so they are the path's. */
export const loadPartnerTickets: Loader = (body, context) =>
  partnerRows(itemsUnder(body, 'result'), context, (ticket) => ({
    ticket_id: requiredText(ticket, 'id'),
    event_id: context.eventId,
    show_id: context.showId,
    seat_id: text(ticket, 'seat_id'),
    offer_id: text(ticket, 'offer_id'),
  }));

/** Checked seats: a row for each seat and offer, without a ticket. */
export const loadPartnerChecks: Loader = (body, context) => {
  const head = headOf(body, context);
  return partnerRows(itemsUnder(body, 'result'), context, (check) => ({
    ticket_id: '',
    ...head,
    seat_id: requiredText(check, 'seat_id'),
    offer_id: text(check, 'offer_id'),
  }));
};

/** Seats of an event as a partner sees them: a row each, without an offer or a ticket. */
export const loadPartnerSeats: Loader = (body, context) => {
  const head = headOf(body, context);
  return partnerRows(seatsOfZones(body, ''), context, (seat) => ({
    ticket_id: '',
    ...head,
    seat_id: requiredText(seat, 'seat_id'),
    offer_id: '',
  }));
};

/** Rows of the table of all that the Partners API answers. Fields that an item lacks are empty: a seat has no order and is not paid. */
function partnerRows(
  items: readonly Item[],
  context: LoadContext,
  keyOf: (item: Item) => PartnerKey,
): LoadedRows[] {
  const rows = items.map((item) => ({
    ...keyOf(item),
    external_order_id: text(item, 'external_order_id'),
    external_id: text(item, 'external_id'),
    barcode: text(item, 'barcode'),
    paid: flag(item, 'paid'),
    price: numberOrNull(item, 'price'),
    ...loadColumns(item, context),
  }));
  return [{ table: 'stg_qtickets_api_partner_tickets_raw', rows }];
}

/**
 * Event and show that an answer of the Partners API is about: those of its head (it picks the show when the path
 * names none), else those of the path. An error when neither names the event.
 */
export function headOf(body: JsonValue, context: LoadContext): { event_id: string; show_id: string } {
  const head = { value: isJsonObject(body) ? body : {}, at: '' };
  const event_id = text(head, 'event_id') || context.eventId;
  if (event_id === '') throw notLoadable('/event_id', 'neither the answer nor the path names the event');
  return { event_id, show_id: text(head, 'show_id') || context.showId };
}
