import { isJsonObject, type JsonValue } from '../../model/json.ts';
import { isoTime } from '../iso-time.ts';
import { ItemFields } from '../item-fields.ts';
import { data, type Reply, resourceNotFound, validationError } from '../reply.ts';
import type { Route, RouteCall } from '../route.ts';
import {
  deletedBasket,
  type Refund,
  refundedBasket,
  restoredBasket,
  withBaskets,
} from '../state/basket-changes.ts';
import { seatOffers } from '../state/free-seats.ts';
import type { Basket, Order } from '../state/order.ts';
import type { OrderChange } from '../webhooks/order-change.ts';
import { singleOrder } from './orders.ts';
import { rowOf } from './row-of.ts';

const HOLD_MS = 24 * 3_600_000;

/** Tickets leaving an order and coming back, by the spec document's routes and by the vendor's. */
export const orderChangeRoutes: Route[] = [
  {
    method: 'DELETE',
    path: '/orders/:id/baskets/:basketId',
    undocumented: true,
    handle: (call) => changeBaskets(call, [call.params['basketId'] ?? ''], deletedBasket, deletion),
  },
  {
    method: 'DELETE',
    path: '/orders/:id/baskets',
    handle: (call) => {
      const { delete: deleted, refund } = call.body;
      const wanted = isJsonObject(refund) ? refund : isJsonObject(deleted) ? deleted : {};
      const ids = basketIds(wanted['baskets']);
      if (ids.length === 0) return validationError({ baskets: 'is required' });
      if (isJsonObject(refund)) return refundBaskets({ ...call, body: refund }, ids);
      return changeBaskets(call, ids, deletedBasket, deletion);
    },
  },
  {
    method: 'POST',
    path: '/orders/:id/baskets/:basketId/refund',
    undocumented: true,
    handle: (call) => refundBaskets(call, [call.params['basketId'] ?? '']),
  },
  { method: 'POST', path: '/orders/:id/restore', handle: restoreOrder },
];

/** `{"<id>": []}`, or `{"<main id>": [related ids]}` for a season ticket (QTickets REST docs, delete). */
function basketIds(baskets: JsonValue | undefined): string[] {
  if (!isJsonObject(baskets)) return [];
  return Object.entries(baskets).flatMap(([id, related]) =>
    Array.isArray(related) && related.length > 0 ? related.map(String) : [id],
  );
}

function changeBaskets(
  { world, params }: RouteCall,
  ids: readonly string[],
  change: (basket: Basket, now: Date) => Basket | Record<string, string>,
  told: (order: Order, baskets: readonly Basket[]) => OrderChange,
): Reply {
  const order = rowOf(world.state.orders, params['id']);
  if (order === undefined) return resourceNotFound('Order', params['id'] ?? '');
  const changed: Basket[] = [];
  for (const id of ids) {
    const basket = order.baskets.find((one) => String(one.id) === id);
    if (basket === undefined) return resourceNotFound('Basket', id);
    if (basket.deleted_at !== null) return validationError({ [`baskets.${id}`]: 'is deleted' });
    const after = change(basket, world.now());
    if (!isBasket(after)) return validationError(after);
    changed.push(after);
  }
  const after = withBaskets(order, changed, world.now());
  world.announce(told(after, changed));
  return saved(after, world);
}

/** An order that loses its last ticket is cancelled, which is an event type of its own. */
function deletion(order: Order): OrderChange {
  return { event: order.deleted_at === null ? 'updated' : 'deleted', order };
}

function refunding(order: Order, baskets: readonly Basket[]): OrderChange {
  return { event: 'refunded', order, baskets };
}

function isBasket(value: Basket | Record<string, string>): value is Basket {
  return typeof value['id'] === 'number';
}

/** Either amount follows from the other and the price; both may be sent. Each ticket named gets the same refund. */
function refundBaskets(call: RouteCall, ids: readonly string[]): Reply {
  const fields = new ItemFields(call.body);
  const amount = fields.number('amount');
  const deduction = fields.number('deduction_amount');
  if (amount === null && deduction === null) fields.wrong('amount', 'is required');
  if ((amount ?? 0) < 0) fields.wrong('amount', 'must not be negative');
  if ((deduction ?? 0) < 0) fields.wrong('deduction_amount', 'must not be negative');
  if (fields.fault !== null) return validationError(fields.faults);
  const order = rowOf(call.world.state.orders, call.params['id']);
  if (order !== undefined && !order.payed) return validationError({ order: 'is not paid' });
  const change = (basket: Basket, now: Date) => {
    const refund: Refund = {
      amount: amount ?? basket.price - (deduction ?? 0),
      deduction: deduction ?? basket.price - (amount ?? 0),
    };
    if (refund.amount < 0 || refund.deduction < 0 || refund.amount + refund.deduction > basket.price) {
      return { amount: 'is more than the ticket cost' };
    }
    return refundedBasket(basket, refund, now);
  };
  return changeBaskets(call, ids, change, refunding);
}

/** Only a cancelled order without refunds whose seats are still free comes back (QTickets REST docs, restore). */
function restoreOrder({ world, params }: RouteCall): Reply {
  const order = rowOf(world.state.orders, params['id']);
  if (order === undefined) return resourceNotFound('Order', params['id'] ?? '');
  if (order.deleted_at === null) return validationError({ order: 'is not cancelled' });
  if (order.baskets.some((basket) => basket.refunded_at !== null)) {
    return validationError({ order: 'has refunds' });
  }
  const now = world.now();
  const free = (basket: Basket) =>
    seatOffers(world.state, basket.show_id, now).some(
      ({ seat, available }) => available && seat.seat_id === basket.seat_id,
    );
  if (!order.baskets.every(free)) return validationError({ order: 'has seats that are taken' });
  const baskets = order.baskets.map((basket) => restoredBasket(basket, order, world.state, now));
  const reservedTo = order.payed ? order.reserved_to : isoTime(now.getTime() + HOLD_MS);
  const restored = { ...withBaskets(order, baskets, now), reserved_to: reservedTo };
  world.announce({ event: 'updated', order: restored });
  return saved(restored, world);
}

function saved(order: Order, world: RouteCall['world']): Reply {
  return data(singleOrder(world.state.orders.put(order), world));
}
