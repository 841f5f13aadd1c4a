import type { JsonObject } from '../../../src/model/json.ts';

/** Orders of one event as the API lists them, each of about so many bytes as JSON. `first`: id of the first. */
export function madeOrders(first: number, count: number, bytes: number): JsonObject[] {
  const bare = JSON.stringify(madeOrder(first, 0)).length;
  return Array.from({ length: count }, (_, place) => madeOrder(first + place, Math.max(0, bytes - bare)));
}

function madeOrder(id: number, padding: number): JsonObject {
  return {
    id,
    uniqid: `made-${id}`,
    event_id: 33,
    currency_id: 'RUB',
    city: 'Moscow',
    payed: id % 2 === 0,
    created_at: '2026-01-15T10:00:00+03:00',
    payed_at: id % 2 === 0 ? '2026-01-15T10:05:00+03:00' : null,
    utm: { utm_source: 'bench', utm_medium: null },
    baskets: [{ id: id * 10, price: 1500 + (id % 7), quantity: 1 }],
    // As much as the customer's fields and the tickets of an order take.
    note: 'x'.repeat(padding),
  };
}
