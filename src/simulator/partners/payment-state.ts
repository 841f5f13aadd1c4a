import { instantOf, isoTime } from '../iso-time.ts';
import type { ItemFields } from '../item-fields.ts';

/** Whether a ticket is paid, and when; or until when it is held. */
export type PaymentState = { paid: boolean; paid_at: string | null; reserved_to: string | null };

/** A ticket that is neither paid nor reserved to a time is held for a day. */
const HOLD_MS = 24 * 3_600_000;

/**
 * The payment state an item asks for: `paid_at` alone means paid; a paid ticket is reserved to no time. A reservation
 * must end later than now. The fault is text for a VALIDATION_ERROR.
 */
export function paymentState(fields: ItemFields, now: Date): PaymentState | { fault: string } {
  const flag = fields.flag('paid');
  const paidAt = fields.date('paid_at');
  const reservedTo = fields.date('reserved_to');
  if (fields.fault !== null) return { fault: fields.fault };
  if (flag ?? paidAt !== null) {
    return { paid: true, paid_at: paidAt ?? isoTime(now.getTime()), reserved_to: null };
  }
  if (reservedTo !== null && (instantOf(reservedTo) ?? 0) <= now.getTime()) {
    return { fault: 'reserved_to must be later than now' };
  }
  return { paid: false, paid_at: null, reserved_to: reservedTo ?? isoTime(now.getTime() + HOLD_MS) };
}
