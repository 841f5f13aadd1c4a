import type { JsonObject } from '../../model/json.ts';
import { columnsOf } from '../query/list-query.ts';
import { data, resourceNotFound } from '../reply.ts';
import type { Route, World } from '../route.ts';
import type { Order } from '../state/order.ts';
import { listReply } from './list-reply.ts';
import { rowOf } from './row-of.ts';

const COLUMNS = columnsOf([
  'id',
  'uniqid',
  'payed',
  'payed_at',
  'client_id',
  'site_id',
  'payment_id',
  'payment_type_id',
  'discount_id',
  'promo_code_id',
  'reserved',
  'reserved_to',
  'event_id',
  'price',
  'original_price',
  'currency_id',
  'created_at',
  'updated_at',
  'deleted_at',
]);

/** Orders: the list, and one order (QTickets REST docs, orders). */
export const orderRoutes: Route[] = [
  {
    method: 'GET',
    path: '/orders',
    handle: ({ world, body }) =>
      listReply(
        world.state.orders.all(),
        body,
        { columns: COLUMNS, perPage: world.habits.perPage.orders, perPageInBody: false },
        (order) => listedOrder(order, world),
      ),
  },
  {
    method: 'GET',
    path: '/orders/:id',
    handle: ({ world, params }) => {
      const order = rowOf(world.state.orders, params['id']);
      if (order === undefined) return resourceNotFound('Order', params['id'] ?? '');
      return data(singleOrder(order, world));
    },
  },
];

/** An order as the list has it, with its client as the client is now. */
function listedOrder(order: Order, world: World): JsonObject {
  const client = world.state.clients.get(order.client_id) ?? order.client;
  return client === order.client ? order : { ...order, client };
}

/** An order on its own: only here `integrations` is an object (QTickets REST, observed). */
export function singleOrder(order: Order, world: World): JsonObject {
  return { ...listedOrder(order, world), integrations: { roistat: { roistat_visit: null } } };
}
