import { createHash } from 'node:crypto';
import { isoTime } from '../iso-time.ts';
import { newBarcode } from './barcode-list.ts';
import type { Basket, Order } from './order.ts';
import type { SimulatorState } from './simulator-state.ts';

/** Money given back for a ticket, and what was kept of its price. */
export type Refund = { amount: number; deduction: number };

/** A ticket taken out of its order: no barcode, no links, zero amounts (QTickets REST, orders; observed). */
export function deletedBasket(basket: Basket, now: Date): Basket {
  const at = isoTime(now.getTime());
  return {
    ...basket,
    barcode: null,
    ticket_amount: 0,
    pdf_url: null,
    passbook_url: null,
    updated_at: at,
    deleted_at: at,
    refunded_amount: 0,
    refunded_deduction_amount: 0,
  };
}

/** A ticket taken out of its order against money (QTickets REST docs, refund). */
export function refundedBasket(basket: Basket, refund: Refund, now: Date): Basket {
  return {
    ...deletedBasket(basket, now),
    refunded_at: isoTime(now.getTime()),
    refunded_amount: refund.amount,
    refunded_deduction_amount: refund.deduction,
  };
}

/** A deleted ticket put back into its order; in a paid order it gets a new barcode and links. */
export function restoredBasket(basket: Basket, order: Order, state: SimulatorState, now: Date): Basket {
  const hash = createHash('md5').update(`${basket.id}:${now.toISOString()}`).digest('hex');
  const link = (kind: string) =>
    order.payed ? `https://venue.example.org/ticket/${kind}/${order.uniqid}/${hash}` : null;
  return {
    ...basket,
    barcode: order.payed ? newBarcode(state, basket.id, now) : null,
    ticket_amount: basket.price,
    pdf_url: link('pdf'),
    passbook_url: link('passbook'),
    updated_at: isoTime(now.getTime()),
    deleted_at: null,
    refunded_amount: null,
    refunded_deduction_amount: null,
  };
}

/**
 * The order with some of its tickets replaced. Its price is the sum over all of them, deleted ones too; it is
 * cancelled when none is left.
 */
export function withBaskets(order: Order, changed: readonly Basket[], now: Date): Order {
  const at = isoTime(now.getTime());
  const baskets = order.baskets.map((basket) => changed.find((one) => one.id === basket.id) ?? basket);
  const empty = baskets.every((basket) => basket.deleted_at !== null);
  return {
    ...order,
    baskets,
    price: baskets.reduce((sum, basket) => sum + basket.price, 0),
    original_price: baskets.reduce((sum, basket) => sum + basket.original_price, 0),
    updated_at: at,
    deleted_at: empty ? (order.deleted_at ?? at) : null,
  };
}
