import type { CallSpec } from '../../src/model/case.ts';

/** Path template of one order. */
export const order = '/api/rest/v1/orders/{ORDER_ID}';

/** Reads the order of the case. */
export const readOrder: CallSpec = {
  name: 'read',
  method: 'GET',
  path: order,
  token: 'rest',
  schema: 'order-single',
};

/** The documented way to cancel it: every ticket that `readOrder` saw is deleted (QTickets REST docs, orders, delete). */
export const cancelOrder: CallSpec = {
  name: 'cancel',
  method: 'DELETE',
  path: `${order}/baskets`,
  token: 'rest',
  schema: 'order-single',
  body: { delete: { baskets: { $from: 'read', $keys: 'data.baskets[*].id' } } },
};
