import { createHash } from 'node:crypto';
import { fractionText, type Moment, moscowWallTime, parseMoment } from '../../common/moment.ts';
import { pythonFloat } from '../../common/python-float.ts';
import type { Row } from '../row.ts';
import { cityName, numberOrNull, requiredText, secondsOrNull, text } from './item-fields.ts';
import { elements, type Item, itemsUnder, notLoadable } from './items.ts';
import type { LoadContext, Loader } from './loader.ts';

const MOST_TICKETS = 2 ** 32 - 1;

/** Orders, paid or not: a row each. The time of sale is that of payment, or else of the order itself. */
export const loadOrders: Loader = (body, context) => [
  {
    table: 'stg_qtickets_api_orders_raw',
    rows: itemsUnder(body, 'data').map((order) => orderRow(order, context)),
  },
];

function orderRow(order: Item, { ver }: LoadContext): Row {
  const orderId = requiredText(order, 'id');
  const eventId = requiredText(order, 'event_id');
  const { tickets, revenue } = totalsOf(order);
  const saleTs = secondsOrNull(order, 'payed_at', 'created_at');
  const soldAt = parseMoment(text(order, 'payed_at') || text(order, 'created_at'));
  if (saleTs === null || soldAt === undefined)
    throw notLoadable(order.at, 'has no time of payment or making');
  return {
    order_id: orderId,
    event_id: eventId,
    city: cityName(text(order, 'city')),
    utm_source: text(order, 'utm.utm_source'),
    utm_medium: text(order, 'utm.utm_medium'),
    utm_campaign: text(order, 'utm.utm_campaign'),
    utm_content: text(order, 'utm.utm_content'),
    utm_term: text(order, 'utm.utm_term'),
    sale_ts: saleTs,
    tickets_sold: tickets,
    revenue,
    currency: text(order, 'currency_id'),
    payload_json: JSON.stringify(order.value),
    _ver: ver,
    _dedup_key: orderDedupKey({ orderId, eventId, soldAt, revenue }),
  };
}

/** Sums over all baskets, refunded and deleted ones too: what was ordered, not what was kept. */
function totalsOf(order: Item): { tickets: number; revenue: number } {
  let tickets = 0;
  let revenue = 0;
  for (const basket of elements(order.value['baskets'], `${order.at}/baskets`)) {
    const price = numberOrNull(basket, 'price');
    const quantity = numberOrNull(basket, 'quantity');
    if (price === null || quantity === null) throw notLoadable(basket.at, 'has no price or no quantity');
    tickets += quantity;
    revenue += price * quantity;
  }
  if (!Number.isInteger(tickets) || tickets < 0 || tickets > MOST_TICKETS) {
    throw notLoadable(`${order.at}/baskets`, 'holds no whole number of tickets');
  }
  return { tickets, revenue };
}

/** What makes an order's row a row of its own. */
interface OrderIdentity {
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
function orderDedupKey({ orderId, eventId, soldAt, revenue }: OrderIdentity): string {
  const parts = [
    orderId,
    eventId,
    `${moscowWallTime(soldAt.seconds)}${fractionText(soldAt)}`,
    revenue === 0 ? '' : pythonFloat(revenue),
  ];
  return createHash('md5').update(parts.join('::')).digest('hex');
}
