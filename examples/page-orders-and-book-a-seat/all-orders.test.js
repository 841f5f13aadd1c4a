import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createSimulator, SIMULATOR_TOKENS, serveSimulator } from 'qtickets-contract-audit/msw';
import { allOrders } from './all-orders.js';
import { call } from './call.js';

/** @typedef {import('./all-orders.js').Order} Order */

/** @type {import('qtickets-contract-audit/msw').SimulatorServer} */
let server;
/** @type {import('./call.js').Api} */
let rest;

before(async () => {
  server = await serveSimulator(createSimulator({ dataset: 'production' }));
  rest = { url: `${server.url}/api/rest/v1`, token: SIMULATOR_TOKENS.rest };
});
after(() => server.close());

/** @param {import('./all-orders.js').Condition[]} [where] */
async function collected(where) {
  /** @type {Order[]} */
  const orders = [];
  for await (const order of allOrders(rest, where)) orders.push(order);
  return orders;
}

test('every order of every page comes once, in the order of the ids', async () => {
  const first = /** @type {import('./all-orders.js').OrdersPage} */ (await call(rest, 'GET', '/orders'));
  const ids = (await collected()).map(({ id }) => id);
  assert.ok(first.paging.total > 2 * first.paging.perPage, 'there are several pages');
  assert.equal(ids.length, first.paging.total);
  assert.deepEqual(
    ids,
    [...new Set(ids)].sort((one, other) => one - other),
  );
});

test('the filter in the body of a GET chooses the orders', async () => {
  const paid = (await collected([{ column: 'payed', value: 1 }])).map(({ id }) => id);
  const expected = (await collected()).filter(({ payed }) => payed).map(({ id }) => id);
  assert.ok(expected.length > 0);
  assert.deepEqual(paid, expected);
});

test('no order is no error', async () => {
  assert.deepEqual(await collected([{ column: 'id', value: 1 }]), []);
});

test('a wrong token is refused with a code', async () => {
  const stranger = { ...rest, token: 'wrong' };
  await assert.rejects(allOrders(stranger).next(), { name: 'QTicketsError', status: 403 });
});
