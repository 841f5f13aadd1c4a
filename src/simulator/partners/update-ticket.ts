import type { JsonObject } from '../../model/json.ts';
import { ItemFields } from '../item-fields.ts';
import type { World } from '../route.ts';
import { newBarcode } from '../state/barcode-list.ts';
import type { PartnerTicket } from '../state/partner-ticket.ts';
import type { CallScope } from './call-scope.ts';
import { clientFields } from './client-fields.ts';
import { knownTicket } from './known-ticket.ts';
import { failure, type Outcome } from './outcome.ts';
import { paymentState } from './payment-state.ts';

/** Changes what an item sends of a live ticket. Paying gives a barcode, taking the payment back takes it away. */
export function updateTicket(item: JsonObject, scope: CallScope, world: World): Outcome<PartnerTicket> {
  const fields = new ItemFields(item);
  const known = knownTicket(fields, scope, world);
  if (!('result' in known)) return known;
  const before = known.result;
  const asksPayment =
    fields.has('paid') || fields.has('paid_at') || (fields.has('reserved_to') && !before.paid);
  const payment = asksPayment
    ? paymentState(fields, world.now())
    : { paid: before.paid, paid_at: before.paid_at, reserved_to: before.reserved_to };
  if ('fault' in payment) return failure('VALIDATION_ERROR', payment.fault);
  const ticket: PartnerTicket = {
    ...before,
    ...payment,
    barcode: payment.paid ? (before.barcode ?? newBarcode(world.state, before.id, world.now())) : null,
    external_id: fields.text('external_id') ?? before.external_id,
    external_order_id: fields.text('external_order_id') ?? before.external_order_id,
    price: fields.amount('price') ?? before.price,
    ...clientFields(fields, before),
  };
  if (fields.fault !== null) return failure('VALIDATION_ERROR', fields.fault);
  return { result: world.state.tickets.put(ticket) };
}
