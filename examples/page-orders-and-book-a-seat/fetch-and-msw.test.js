import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { setupServer } from 'msw/node';
import { createSimulator, SIMULATOR_TOKENS } from 'qtickets-contract-audit/msw';
import { allOrders } from './all-orders.js';

// msw answers inside this process, for any host: no server, no port, and the client keeps its real address.
const HOST = 'https://qtickets.ru';
const onlyPaid = [{ column: 'payed', value: 1 }];

const simulator = createSimulator();
const server = setupServer(...simulator.handlers);

before(() => server.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => simulator.reset());
after(() => server.close());

/** @param {RequestInit} [init] */
function listOrders(init) {
  const headers = { Authorization: `Bearer ${SIMULATOR_TOKENS.rest}`, 'Content-Type': 'application/json' };
  return fetch(`${HOST}/api/rest/v1/orders`, { method: 'GET', headers, ...init });
}

test('fetch reads what needs no body on GET', async () => {
  const response = await listOrders();
  assert.equal(response.status, 200);
  const { paging } = /** @type {import('./all-orders.js').OrdersPage} */ (await response.json());
  assert.equal(paging.currentPage, 1);
});

test('fetch books a seat, and the next call sees it', async () => {
  /** @param {string} path @param {unknown} body */
  const partners = async (path, body) => {
    const headers = {
      Authorization: `Bearer ${SIMULATOR_TOKENS.partnersWrite}`,
      'Content-Type': 'application/json',
    };
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    const response = await fetch(`${HOST}/api/partners/v1${path}`, init);
    return /** @type {{ status: string, result: { available?: boolean } }} */ (await response.json());
  };
  const seat = { seat_id: 'CENTER_PARTERRE-20;5' };
  assert.equal((await partners('/tickets/check/12/4076', seat)).result.available, true);
  assert.equal((await partners('/tickets/add/12/4076', seat)).status, 'success');
  assert.equal((await partners('/tickets/check/12/4076', seat)).result.available, false);
});

// What follows shows the limit. Test code that filters on GET with serveSimulator, as all-orders.test.js does.

test('under msw a filter on GET is lost without an error, from node:http as from fetch', async () => {
  const rest = { url: `${HOST}/api/rest/v1`, token: SIMULATOR_TOKENS.rest };
  let unpaid = 0;
  for await (const order of allOrders(rest, onlyPaid)) {
    if (!order.payed) unpaid += 1;
    if (unpaid > 0) break;
  }
  assert.equal(unpaid, 1);

  const response = await listOrders({ body: JSON.stringify({ where: onlyPaid }) });
  const { data } = /** @type {import('./all-orders.js').OrdersPage} */ (await response.json());
  assert.ok(data.some(({ payed }) => !payed));
});

test('without msw fetch refuses a body on GET, so the call above cannot be made at all', async () => {
  server.close();
  try {
    await assert.rejects(listOrders({ body: JSON.stringify({ where: onlyPaid }) }), {
      name: 'TypeError',
      message: /GET.*body/,
    });
  } finally {
    server.listen({ onUnhandledRequest: 'error' });
  }
});
