import { expect, test } from 'vitest';
import { createSimulator } from '../../../src/simulator/create-simulator.ts';
import type { FaultDefinition } from '../../../src/simulator/faults/fault-definition.ts';
import { faultFromText } from '../../../src/simulator/faults/fault-from-text.ts';
import { FAULT_NAMES } from '../../../src/simulator/faults/fault-names.ts';
import { faultyCaller, got, statuses } from './fault-caller.ts';

const EVENT = '/api/rest/v1/events/33';

test.each([
  [2, [502, 502, 200, 200]],
  [
    [2, 4],
    [200, 502, 200, 502],
  ],
  ['all', [502, 502, 502, 502]],
  [undefined, [502, 502, 502, 502]],
] as const)('calls %j get a 502 and the others do not', async (calls, expected) => {
  const caller = await faultyCaller({ fault: '502', ...(calls === undefined ? {} : { calls }) });
  expect(await statuses(caller.url, EVENT, 4)).toEqual(expected);
  await caller.close();
});

test('calls are counted by their arrival, also when many come at once', async () => {
  const caller = await faultyCaller({ fault: '503', calls: 3 });
  const many = await Promise.all(Array.from({ length: 8 }, () => got(caller.url, EVENT)));
  expect(many.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 503, 503, 503]);
  await caller.close();
});

test.each<[string, string, string, boolean]>([
  ['GET /orders', 'GET', '/api/rest/v1/orders', true],
  ['get /orders', 'GET', '//api/rest//v1/orders/?a=b', true],
  ['GET /orders', 'POST', '/api/rest/v1/orders', false],
  ['GET /orders', 'GET', '/api/rest/v1/orders/4301', false],
  ['/orders', 'POST', '/api/rest/v1/orders', true],
  ['* /orders', 'POST', '/api/rest/v1/orders', true],
  ['GET /orders/*', 'GET', '/api/rest/v1/orders/4301', true],
  ['GET /orders/*', 'GET', '/api/rest/v1/orders/4301/tickets', false],
  ['GET /orders/**', 'GET', '/api/rest/v1/orders/4301/tickets', true],
  ['GET /orders/{ORDER_ID}', 'GET', '/api/rest/v1/orders/4301', true],
  ['GET /events/:id/seats', 'GET', '/api/rest/v1/events/33/seats', true],
  ['GET /events/*/seats', 'GET', '/api/partners/v1/events/33/seats', true],
  ['/api/partners/**', 'GET', '/api/partners/v1/events/lists', true],
  ['/api/partners/**', 'GET', '/api/rest/v1/orders', false],
  ['/o.ders', 'GET', '/api/rest/v1/orders', false],
])('%s and %s %s', (route, method, path, struck) => {
  const { faults } = createSimulator({ faults: [{ fault: '500', route }] });
  expect(faults.strike(method, path.split('?')[0] ?? '') !== null).toBe(struck);
});

test('a fault of a route leaves others alone and counts its own calls', async () => {
  const caller = await faultyCaller({ fault: '500', route: 'GET /events/*', calls: [2] });
  expect(await statuses(caller.url, EVENT, 1)).toEqual([200]);
  expect(await statuses(caller.url, '/api/rest/v1/price-shades', 2)).toEqual([200, 200]);
  expect(await statuses(caller.url, EVENT, 2)).toEqual([500, 200]);
  expect(caller.simulator.faults.list()).toEqual([
    { fault: '500', route: 'GET /events/*', calls: [2], seen: 3, struck: 1 },
  ]);
  await caller.close();
});

test('the first definition that wants a call strikes it, and every definition counts it', async () => {
  const caller = await faultyCaller(
    { fault: '429', calls: [2] },
    { fault: '502', calls: 2 },
    { fault: '504', calls: [3] },
  );
  expect(await statuses(caller.url, EVENT, 4)).toEqual([502, 429, 504, 200]);
  expect(caller.simulator.faults.list().map(({ seen, struck }) => [seen, struck])).toEqual([
    [4, 1],
    [4, 1],
    [4, 1],
  ]);
  await caller.close();
});

test('control calls are struck by no fault', async () => {
  const caller = await faultyCaller({ fault: 'no-answer' }, { fault: '500', route: '/__simulator/**' });
  expect(await statuses(caller.url, '//__simulator/reset', 1, 'POST')).toEqual([200]);
  expect(caller.simulator.faults.list()).toMatchObject([{ seen: 0 }, { seen: 0 }]);
  await caller.close();
});

test('a reset leaves faults and their counts as they are', async () => {
  const caller = await faultyCaller({ fault: '500', calls: [1, 3] });
  expect(await statuses(caller.url, EVENT, 2)).toEqual([500, 200]);
  caller.simulator.reset();
  expect(await statuses(caller.url, EVENT, 2)).toEqual([500, 200]);
  await caller.close();
});

test('faults that are set anew start their counts, and those that are taken back strike no more', async () => {
  const caller = await faultyCaller({ fault: '500', calls: 1 });
  expect(await statuses(caller.url, EVENT, 2)).toEqual([500, 200]);
  caller.simulator.faults.set([{ fault: '502', calls: 1 }]);
  expect(await statuses(caller.url, EVENT, 2)).toEqual([502, 200]);
  caller.simulator.faults.set([{ fault: '504' }]);
  caller.simulator.faults.clear();
  expect(await statuses(caller.url, EVENT, 1)).toEqual([200]);
  expect(caller.simulator.faults.list()).toEqual([]);
  await caller.close();
});

test('an unknown fault is an error that lists the faults', () => {
  const fault = '418' as FaultDefinition['fault'];
  const create = () => createSimulator({ faults: [{ fault: '500' }, { fault }] });
  expect(create).toThrow(expect.objectContaining({ code: 'USAGE', place: { at: 'faults[1].fault' } }));
  for (const name of FAULT_NAMES) expect(create).toThrow(name);
});

test.each<[string, object]>([
  ['faults[0].route', { fault: '500', route: 'orders' }],
  ['faults[0].route', { fault: '500', route: 'FETCH /orders' }],
  ['faults[0].route', { fault: '500', route: 7 }],
  ['faults[0].route', { fault: '500', route: 'GET /orders?id=1' }],
  ['faults[0].route', { fault: '500', route: 'GET /orders:2' }],
  ['faults[0].calls', { fault: '500', calls: 0 }],
  ['faults[0].calls', { fault: '500', calls: [] }],
  ['faults[0].calls', { fault: '500', calls: [1.5] }],
  ['faults[0].calls', { fault: '500', calls: 'first' }],
  ['faults[0].ms', { fault: 'latency', ms: 10_001 }],
  ['faults[0].ms', { fault: 'latency', ms: '5' }],
  ['faults[0].depth', { fault: 'deep-nesting', depth: 0 }],
  ['faults[0]', { fault: '500', ms: 5 }],
  ['faults[0]', { fault: 'latency', depth: 5 }],
])('what is wrong is named: %s in %j', (at, definition) => {
  const { faults } = createSimulator({ faults: [{ fault: '503' }] });
  expect(() => faults.set([definition as FaultDefinition])).toThrow(
    expect.objectContaining({ code: 'USAGE', place: { at } }),
  );
  expect(faults.list()).toMatchObject([{ fault: '503' }]);
});

test.each([
  ['502:GET /events/*:x', 'faults[0].route'],
  ['502:GET /events:0', 'faults[0].calls'],
  ['nope', 'faults[0].fault'],
])('what is wrong with --fault %s is told with what mends that', (text, at) => {
  const create = () => createSimulator({ faults: [faultFromText(text)] });
  // The names of the faults mend a wrong name alone.
  const remedy = at.endsWith('.fault')
    ? expect.stringContaining('gzip-lie')
    : expect.not.stringContaining('gzip-lie');
  expect(create).toThrow(expect.objectContaining({ place: { at }, remedy }));
});
