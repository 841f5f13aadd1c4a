import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SimulatorCaller, send, simulatorCaller } from './simulator-caller.ts';

let caller: SimulatorCaller;
beforeAll(async () => {
  caller = await simulatorCaller();
});
afterAll(() => caller.close());

test.each([['INVALID_TOKEN_12345'], ['sim-partner-write'], [null]])('token %s is refused', async (token) => {
  const answer = await caller.rest('GET', '/events', { token });
  expect(answer.status).toBe(401);
  expect(answer.text).toBe(
    '{"error":"Wrong authorization","status":401,"code":"WRONG_AUTHORIZATION","info":[]}',
  );
});

test('the production data set has the refusal and the page sizes of production', async () => {
  const production = await simulatorCaller({ dataset: 'production' });
  const refused = await production.rest('GET', '/events', { token: 'INVALID_TOKEN_12345' });
  expect(refused.text).toBe(
    '{"error":"Wrong authorization","status":403,"code":"WRONG_AUTHORIZATION","info":[]}',
  );
  expect(refused.status).toBe(403);
  const sizes = await Promise.all(
    ['orders', 'clients', 'events', 'discounts', 'promo-codes'].map((kind) =>
      production.rest('GET', `/${kind}`, { body: { per_page: 3 } }),
    ),
  );
  expect(sizes.map(({ json }) => (json['paging'] as { perPage: number }).perPage)).toEqual([
    50, 100, 10, 100, 500,
  ]);
  await production.close();
});

test.each([
  ['/orders/999999999', 999999999, 'Order'],
  ['/clients/1', 1, 'Client'],
  ['/events/999999999', 999999999, 'Event'],
  ['/discounts/colors', 0, 'Discount'],
  ['/events/999/seats', 999, 'Event'],
  ['/events/33/seats/21', 21, 'Show'],
])('%s is a JSON 404 that names the resource', async (path, id, resource) => {
  const answer = await caller.rest('GET', path);
  expect(answer.status).toBe(404);
  expect(answer.json).toEqual({
    error: `Resource "${resource}" not found`,
    status: 404,
    code: 'RESOURCE_NOT_FOUND',
    info: { id, resource },
  });
});

test.each([
  ['GET', '/api/rest/v1/nothing'],
  ['POST', '/api/rest/v1/orders/filter'],
  ['GET', '/api/rest/v1/barcodes/scan/877076325904'],
  ['GET', '/api/partners/v1/events/33/seats'],
  ['GET', '/api/rest/v1'],
  ['GET', '/elsewhere'],
])('%s %s is an unknown route: the HTML page in Russian', async (method, path) => {
  const answer = await send(caller.url, method, path, { token: 'sim-rest' });
  expect(answer.status).toBe(404);
  expect(answer.headers['content-type']).toBe('text/html; charset=UTF-8');
  expect(answer.text).toMatch(/<title>[^<]*не найдена<\/title>/);
  expect(answer.rawHeaders).not.toContain('X-Cache-Status');
});

test('a known path with a method it does not take is 503', async () => {
  const answer = await caller.rest('POST', '/orders', { body: { where: [] } });
  expect(answer.status).toBe(503);
  expect(answer.text).toBe('{"error":"Unknown error","status":503,"code":"UNKNOWN_ERROR","info":[]}');
  expect(answer.rawHeaders).not.toContain('Vary');
});

test('an unknown filter column is 422', async () => {
  const answer = await caller.rest('GET', '/orders', {
    body: { where: [{ column: 'invalid_column', value: 1 }] },
  });
  expect(answer.status).toBe(422);
  expect(answer.json).toMatchObject({ status: 422, code: 'VALIDATION_ERROR' });
  expect(Object.keys(answer.json['info'] ?? {})).toEqual(['where.0.column']);
});

test.each([['{"where":'], ['[1]x'], ['"text"']])('a body of %s is 422', async (body) => {
  expect((await caller.rest('GET', '/orders', { body })).status).toBe(422);
});

test('an empty PHP array counts as no filter', async () => {
  expect((await caller.rest('GET', '/orders', { body: [] })).status).toBe(200);
});
