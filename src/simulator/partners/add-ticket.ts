import type { JsonObject } from '../../model/json.ts';
import { ItemFields } from '../item-fields.ts';
import type { World } from '../route.ts';
import { newBarcode } from '../state/barcode-list.ts';
import { seatOffers } from '../state/free-seats.ts';
import type { PartnerTicket } from '../state/partner-ticket.ts';
import type { CallScope } from './call-scope.ts';
import { clientFields } from './client-fields.ts';
import { offerPrice } from './offers.ts';
import { failure, type Outcome } from './outcome.ts';
import { paymentState } from './payment-state.ts';

/** Adds a ticket: the seat must exist and be free. A paid one gets its barcode at once. */
export function addTicket(item: JsonObject, scope: CallScope, world: World): Outcome<PartnerTicket> {
  const fields = new ItemFields(item);
  const seatId = fields.text('seat_id');
  if (seatId === null || seatId === '')
    return failure('VALIDATION_ERROR', fields.fault ?? 'seat_id is required');
  const now = world.now();
  const payment = paymentState(fields, now);
  if ('fault' in payment) return failure('VALIDATION_ERROR', payment.fault);
  const offered = seatOffers(world.state, scope.show.id, now).find(({ seat }) => seat.seat_id === seatId);
  if (offered === undefined) return failure('SEAT_NOT_FOUND', 'Seat not found');
  const offerId = fields.text('offer_id');
  const price = offerPrice(offered.seat, offerId);
  if (price === null) return failure('VALIDATION_ERROR', 'offer_id is unknown');
  const id = world.state.tickets.nextId();
  const ticket: PartnerTicket = {
    id,
    event_id: scope.event.id,
    show_id: scope.show.id,
    ...payment,
    seat_id: seatId,
    offer_id: offerId,
    payment_type_id: fields.text('payment_type_id'),
    external_id: fields.text('external_id'),
    external_order_id: fields.text('external_order_id'),
    barcode: payment.paid ? newBarcode(world.state, id, now) : null,
    price: fields.amount('price') ?? price,
    ...clientFields(fields),
    visitor_user_id: fields.text('visitor_user_id') ?? '',
    checked_at: null,
    removed: false,
  };
  if (fields.fault !== null) return failure('VALIDATION_ERROR', fields.fault);
  if (!offered.available) return failure('SEAT_NOT_AVAILABLE', 'Seat not available');
  return { result: world.state.tickets.put(ticket) };
}
