import { createHash } from 'node:crypto';
import { fractionText, type Moment, moscowWallTime } from '../../common/moment.ts';
import { pythonFloat } from '../../common/python-float.ts';

/** What makes an order's row a row of its own. */
export interface OrderIdentity {
  orderId: string;
  eventId: string;
  soldAt: Moment;
  revenue: number;
}

/**
 * MD5, 32 hex digits, of `order_id::event_id::sale_ts::revenue`: the key that rows of the orders table already
 * have. Its parts are as Python writes them: `2026-01-15 10:00:00` in Moscow with microseconds only when there
 * are any, `4501.0`, and nothing at all for a revenue of zero.
 */
export function orderDedupKey({ orderId, eventId, soldAt, revenue }: OrderIdentity): string {
  const parts = [
    orderId,
    eventId,
    `${moscowWallTime(soldAt.seconds)}${fractionText(soldAt)}`,
    revenue === 0 ? '' : pythonFloat(revenue),
  ];
  return createHash('md5').update(parts.join('::')).digest('hex');
}
