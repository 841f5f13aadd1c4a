import type { JsonObject } from '../../model/json.ts';
import { isoTime } from '../iso-time.ts';
import { ItemFields } from '../item-fields.ts';
import { data, type Reply, resourceNotFound, validationError } from '../reply.ts';
import type { Route, World } from '../route.ts';
import { withBaskets } from '../state/basket-changes.ts';
import type { Basket, Order } from '../state/order.ts';
import { inputOf, namesAny } from './input-of.ts';
import { rowOf } from './row-of.ts';

const HOLDER = [
  'client_email',
  'client_phone',
  'client_name',
  'client_surname',
  'client_middlename',
] as const;
const PRICES = ['ticket_original_price', 'discount_value'] as const;
const EDITABLE = [...HOLDER, 'multiprice_code', ...PRICES] as const;

/** Changes of one ticket: the spec document's PATCH below the order, and the vendor's PUT (QTickets REST docs, baskets). */
export const basketEditRoutes: Route[] = [
  {
    method: 'PATCH',
    path: '/orders/:id/baskets/:basketId',
    undocumented: true,
    handle: ({ world, params, body }) => {
      const order = rowOf(world.state.orders, params['id']);
      if (order === undefined) return resourceNotFound('Order', params['id'] ?? '');
      return edit(order, params['basketId'] ?? '', body, world, (basket) => data(basket));
    },
  },
  {
    method: 'PUT',
    path: '/baskets/:id',
    handle: ({ world, params, body }) => {
      const id = params['id'] ?? '';
      const owner = world.state.orders
        .all()
        .find((order) => order.baskets.some((basket) => String(basket.id) === id));
      if (owner === undefined) return resourceNotFound('Basket', id);
      return edit(owner, id, body, world, (basket) => data([basket]));
    },
  },
];

function edit(
  order: Order,
  basketId: string,
  body: JsonObject,
  world: World,
  show: (basket: Basket) => Reply,
): Reply {
  const before = order.baskets.find((basket) => String(basket.id) === basketId);
  if (before === undefined) return resourceNotFound('Basket', basketId);
  const input = inputOf(body);
  if (!namesAny(input, EDITABLE)) return validationError({ data: 'names no field that can be changed' });
  const fields = new ItemFields(input);
  const original = fields.amount('ticket_original_price') ?? before.ticket_original_price;
  const discount = fields.number('discount_value') ?? before.discount_value;
  if (order.payed)
    for (const field of PRICES) if (fields.has(field)) fields.wrong(field, 'is fixed once paid');
  if (discount > original || discount < 0) fields.wrong('discount_value', 'must be from 0 to the price');
  const basket: Basket = {
    ...before,
    client_email: fields.email('client_email') ?? before.client_email,
    client_phone: fields.phone('client_phone') ?? before.client_phone,
    client_name: fields.text('client_name') ?? before.client_name,
    client_surname: fields.text('client_surname') ?? before.client_surname,
    client_middlename: fields.text('client_middlename') ?? before.client_middlename,
    multiprice_code: fields.text('multiprice_code') ?? before.multiprice_code,
    original_price: original,
    ticket_original_price: original,
    discount_value: discount,
    price: original - discount,
    ticket_amount: before.deleted_at === null ? original - discount : 0,
    updated_at: isoTime(world.now().getTime()),
  };
  if (fields.fault !== null) return validationError(fields.faults);
  const after = world.state.orders.put(withBaskets(order, [basket], world.now()));
  world.announce({ event: 'updated', order: after });
  return show(basket);
}
