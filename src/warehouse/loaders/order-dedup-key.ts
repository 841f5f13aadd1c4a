import { createHash } from 'node:crypto';
import { type Moment, moscowWallTime } from './moment.ts';

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
  const fraction = soldAt.microseconds === 0 ? '' : `.${String(soldAt.microseconds).padStart(6, '0')}`;
  const parts = [
    orderId,
    eventId,
    `${moscowWallTime(soldAt.seconds)}${fraction}`,
    revenue === 0 ? '' : pythonFloat(revenue),
  ];
  return createHash('md5').update(parts.join('::')).digest('hex');
}

/** A finite number as Python's `str(float)`: always with a point or an exponent, which starts at 1e16 and 1e-05. */
export function pythonFloat(value: number): string {
  const [mantissa = '', exponent = ''] = value.toExponential().split('e');
  const power = Number(exponent);
  if (power >= -4 && power < 16) {
    const plain = String(value);
    return Number.isInteger(value) ? `${plain}.0` : plain;
  }
  const sign = power < 0 ? '-' : '+';
  return `${mantissa}e${sign}${String(Math.abs(power)).padStart(2, '0')}`;
}
