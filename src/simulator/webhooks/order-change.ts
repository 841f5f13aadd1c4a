import type { Basket, Order } from '../state/order.ts';

/** Event types of the `X-Event-Type` header (QTickets Webhooks docs). */
export const WEBHOOK_EVENTS = ['created', 'updated', 'payed', 'deleted', 'refunded', 'checked'] as const;

export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** Something that happened to an order, with the order as it is after that. */
export interface OrderChange {
  event: WebhookEvent;
  order: Order;
  /** The tickets refunded, or the one scanned. */
  baskets?: readonly Basket[];
  /** A scan out has the event type of a scan in: the docs name no other. */
  scan?: 'in' | 'out';
  /** Orders that this one replaces, and orders that replace it. */
  primaryOrders?: readonly Order[];
  secondaryOrders?: readonly Order[];
}
