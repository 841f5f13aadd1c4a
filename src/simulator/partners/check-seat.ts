import type { JsonObject } from '../../model/json.ts';
import { ItemFields } from '../item-fields.ts';
import type { World } from '../route.ts';
import { seatOffers } from '../state/free-seats.ts';
import type { CallScope } from './call-scope.ts';
import { offerPrice } from './offers.ts';
import { failure, type Outcome } from './outcome.ts';

/** Whether a seat is free, and its price under an offer. */
export function checkSeat(item: JsonObject, scope: CallScope, world: World): Outcome<JsonObject> {
  const fields = new ItemFields(item);
  const seatId = fields.text('seat_id');
  const offerId = fields.text('offer_id');
  if (fields.fault !== null) return failure('VALIDATION_ERROR', fields.fault);
  if (seatId === null || seatId === '') return failure('VALIDATION_ERROR', 'seat_id is required');
  const offered = seatOffers(world.state, scope.show.id, world.now()).find(
    ({ seat }) => seat.seat_id === seatId,
  );
  if (offered === undefined) return failure('SEAT_NOT_FOUND', 'Seat not found');
  const { seat, available } = offered;
  const price = offerPrice(seat, offerId);
  if (price === null) return failure('VALIDATION_ERROR', 'offer_id is unknown');
  return {
    result: {
      seat_id: seat.seat_id,
      offer_id: offerId,
      available,
      coords: [...seat.coords],
      row: seat.row,
      place: seat.place,
      price,
      currency_id: seat.currency_id,
    },
  };
}
