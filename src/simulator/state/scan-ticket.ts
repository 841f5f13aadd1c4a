import { isoTime } from '../iso-time.ts';
import { type Barcode, barcodeList } from './barcode-list.ts';
import type { Basket, Order } from './order.ts';
import type { SimulatorState } from './simulator-state.ts';

/** What a scan came to: when the ticket was let in, and whether that was before this scan. */
export type Scan = {
  barcode: string;
  checked_at: string;
  already: boolean;
  /** The ticket of an order that this scan let in, with its order; null for a partner ticket and a second scan. */
  letIn: { order: Order; basket: Basket } | null;
};

/**
 * Lets the ticket behind a barcode in, once: a second scan keeps the first time. Null for a barcode that is not valid in
 * the event and show given (null: any).
 */
export function scanTicket(
  state: SimulatorState,
  wanted: { barcode: string; eventId: number | null; showId: number | null },
  checkedAt: string | null,
  now: Date,
): Scan | null {
  const found = barcodeList(state, now).find(
    (one) =>
      one.barcode === wanted.barcode &&
      (wanted.eventId === null || one.event_id === wanted.eventId) &&
      (wanted.showId === null || one.show_id === wanted.showId),
  );
  if (found === undefined) return null;
  const { barcode, checked_at } = found;
  if (checked_at !== null) return { barcode, checked_at, already: true, letIn: null };
  const at = checkedAt ?? isoTime(now.getTime());
  return { barcode, checked_at: at, already: false, letIn: markChecked(state, found, at) };
}

function markChecked(state: SimulatorState, found: Barcode, at: string): Scan['letIn'] {
  const ticket = state.tickets.all().find((one) => one.barcode === found.barcode);
  if (ticket !== undefined) {
    state.tickets.put({ ...ticket, checked_at: at });
    return null;
  }
  const order = state.orders
    .all()
    .find((one) => one.baskets.some((basket) => basket.barcode === found.barcode));
  if (order === undefined) return null;
  const baskets = order.baskets.map((basket) =>
    basket.barcode === found.barcode ? { ...basket, checked_at: at, updated_at: at } : basket,
  );
  const after = state.orders.put({ ...order, baskets });
  const basket = baskets.find((one) => one.barcode === found.barcode);
  return basket === undefined ? null : { order: after, basket };
}
