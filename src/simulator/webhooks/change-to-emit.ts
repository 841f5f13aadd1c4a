import type { JsonObject } from '../../model/json.ts';
import { ItemFields } from '../item-fields.ts';
import type { Basket, Order } from '../state/order.ts';
import type { SimulatorState } from '../state/simulator-state.ts';
import { type OrderChange, WEBHOOK_EVENTS } from './order-change.ts';

const FIELDS = ['event', 'order_id', 'basket_ids', 'scan', 'primary_order_ids', 'secondary_order_ids'];

/**
 * The change that an emit call asks for: `{event, order_id}`, with `basket_ids` (all of the order by default), `scan`
 * ("in" or "out"), `primary_order_ids` and `secondary_order_ids`. The order is sent as it is. Gives what is wrong
 * instead, by field.
 */
export function changeToEmit(
  body: JsonObject,
  state: SimulatorState,
): OrderChange | { faults: Record<string, string> } {
  const fields = new ItemFields(body);
  for (const name of Object.keys(body))
    if (!FIELDS.includes(name)) fields.wrong(name, `is none of ${FIELDS.join(', ')}`);
  const event = WEBHOOK_EVENTS.find((known) => known === body['event']);
  if (event === undefined) fields.wrong('event', `must be one of ${WEBHOOK_EVENTS.join(', ')}`);
  const order = state.orders.get(fields.number('order_id') ?? 0);
  if (order === undefined) fields.wrong('order_id', 'names no order');
  const scan = body['scan'] ?? 'in';
  if (scan !== 'in' && scan !== 'out') fields.wrong('scan', 'must be in or out');
  const baskets = rowsOf(fields, body, 'basket_ids', (id) => order?.baskets.find((one) => one.id === id));
  const primaryOrders = rowsOf(fields, body, 'primary_order_ids', (id) => state.orders.get(id));
  const secondaryOrders = rowsOf(fields, body, 'secondary_order_ids', (id) => state.orders.get(id));
  if (event === undefined || order === undefined || fields.fault !== null) return { faults: fields.faults };
  return {
    event,
    order,
    baskets: baskets ?? order.baskets,
    scan: scan === 'out' ? 'out' : 'in',
    primaryOrders: primaryOrders ?? [],
    secondaryOrders: secondaryOrders ?? [],
  };
}

/** The rows that a list of ids names; null when there is no such list. An empty list and an unknown id are wrong. */
function rowsOf<Row extends Basket | Order>(
  fields: ItemFields,
  body: JsonObject,
  name: string,
  find: (id: number) => Row | undefined,
): Row[] | null {
  if (!fields.has(name)) return null;
  const ids = body[name];
  const rows = Array.isArray(ids) ? ids.map((id) => (typeof id === 'number' ? find(id) : undefined)) : [];
  const found = rows.filter((row) => row !== undefined);
  if (found.length === 0 || found.length < rows.length)
    return fields.wrong(name, 'must be a list of known ids');
  return found;
}
