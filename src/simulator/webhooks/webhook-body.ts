import type { JsonObject } from '../../model/json.ts';
import type { Client } from '../state/client.ts';
import type { Basket, Order } from '../state/order.ts';
import type { OrderChange } from './order-change.ts';

/** Keys of a ticket that the docs' example of a webhook lacks (QTickets Webhooks docs). */
const ABSENT_IN_BASKETS: ReadonlySet<string> = new Set([
  'client_middlename',
  'pdf_url',
  'passbook_url',
  'checked_at',
  'refunded_at',
  'refunded_amount',
  'refunded_deduction_amount',
]);

const SUMMARY_KEYS = [
  'id',
  'uniqid',
  'payed',
  'payed_at',
  'price',
  'original_price',
  'currency_id',
  'created_at',
  'updated_at',
  'deleted_at',
] as const;

/** Every fifth client of the simulator has a Telegram account, so that both forms are sent. */
const TELEGRAM_EVERY = 5;

/**
 * The body of a webhook: the order itself, without `data`, with `reserved` and `reserve_extended` as 0 or 1, shorter
 * tickets, and the fields of the event type (QTickets Webhooks docs). `client` is the order's client as it is now.
 */
export function webhookBody(change: OrderChange, client: Client): JsonObject {
  const { order, primaryOrders = [], secondaryOrders = [] } = change;
  return {
    ...order,
    client: withTelegram(client),
    reserved: Number(order.reserved),
    reserve_extended: Number(order.reserve_extended),
    baskets: order.baskets.map(webhookBasket),
    primary_orders: primaryOrders.map(summary),
    secondary_orders: secondaryOrders.map(summary),
    ...fieldsOfEvent(change),
  };
}

/** No order of the simulator has services, so a scan is always of a ticket. */
function fieldsOfEvent({ event, baskets = [], scan }: OrderChange): JsonObject {
  if (event === 'refunded') return { refunded_baskets: baskets.map(webhookBasket) };
  const [first] = baskets;
  if (event !== 'checked' || first === undefined) return {};
  const basket = webhookBasket(first);
  return scan === 'out'
    ? { unchecked_basket: basket, unchecked_service: null }
    : { checked_basket: basket, checked_service: null };
}

function webhookBasket(basket: Basket): JsonObject {
  return Object.fromEntries(Object.entries(basket).filter(([key]) => !ABSENT_IN_BASKETS.has(key)));
}

function summary(order: Order): JsonObject {
  return Object.fromEntries(SUMMARY_KEYS.map((key) => [key, order[key]]));
}

function withTelegram(client: Client): JsonObject {
  if (client.id % TELEGRAM_EVERY !== 0) return client;
  const { name, surname } = client.details;
  const telegram_user = {
    id: 700_000_000 + client.id,
    first_name: name,
    last_name: surname ?? '',
    username: `guest${client.id}`,
  };
  return { ...client, details: { ...client.details, telegram_user } };
}
