import { call } from './call.js';

/**
 * What this example reads of an order; there is more.
 * @typedef {{ id: number, payed: boolean, price: number }} Order
 * @typedef {{ column: string, operator?: string, value: unknown }} Condition
 * @typedef {{ data: Order[], paging: { perPage: number, currentPage: number, total: number } }} OrdersPage
 */

/**
 * Every order that meets the conditions, page after page, in the order of their ids: without an order of its own, a
 * list that grows meanwhile may show an order twice or not at all. How many fit a page is the server's choice.
 * @param {import('./call.js').Api} api the REST API
 * @param {Condition[]} [where]
 * @returns {AsyncGenerator<Order, void>}
 */
export async function* allOrders(api, where = []) {
  let seen = 0;
  for (let page = 1; ; page += 1) {
    const query = { where, orderBy: { id: 'asc' }, page };
    const answer = /** @type {OrdersPage} */ (await call(api, 'GET', '/orders', query));
    yield* answer.data;
    seen += answer.data.length;
    if (answer.data.length === 0 || seen >= answer.paging.total) return;
  }
}
