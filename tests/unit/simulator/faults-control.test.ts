import { expect, test } from 'vitest';
import { createSimulator } from '../../../src/simulator/create-simulator.ts';
import { faultFromText } from '../../../src/simulator/faults/fault-from-text.ts';
import { statuses } from './fault-caller.ts';
import { send, simulatorCaller } from './simulator-caller.ts';

const FAULTS = '/__simulator/faults';
const EVENT = '/api/rest/v1/events/33';

test('a control call sets the faults, tells how often each struck, and takes them back', async () => {
  const caller = await simulatorCaller();
  const body = [
    { fault: '502', route: 'GET /events/*', calls: 2 },
    { fault: 'latency', ms: 5 },
  ];
  const set = await send(caller.url, 'POST', FAULTS, { body });
  expect([set.status, set.json]).toEqual([
    200,
    {
      faults: [
        { fault: '502', route: 'GET /events/*', calls: 2, seen: 0, struck: 0 },
        { fault: 'latency', route: '/**', calls: 'all', ms: 5, seen: 0, struck: 0 },
      ],
    },
  ]);
  expect(await statuses(caller.url, EVENT, 3)).toEqual([502, 502, 200]);
  expect((await send(caller.url, 'GET', FAULTS)).json).toMatchObject({
    faults: [
      { seen: 3, struck: 2 },
      { seen: 3, struck: 1 },
    ],
  });
  expect((await send(caller.url, 'DELETE', FAULTS)).json).toEqual({ faults: [] });
  expect(await statuses(caller.url, EVENT, 1)).toEqual([200]);
  await caller.close();
});

test('an empty list takes the faults back too', async () => {
  const caller = await simulatorCaller({ faults: [{ fault: '500' }] });
  expect((await send(caller.url, 'POST', FAULTS, { body: [] })).json).toEqual({ faults: [] });
  expect(await statuses(caller.url, EVENT, 1)).toEqual([200]);
  await caller.close();
});

test.each(['', '{', '{"fault":"500"}', '[{"fault":"418"}]', '["500"]', '[{}]'])(
  'the body %j is refused and changes nothing',
  async (body) => {
    const caller = await simulatorCaller({ faults: [{ fault: '500' }] });
    const answer = await send(caller.url, 'POST', FAULTS, { body });
    expect(answer.status).toBe(400);
    expect(answer.json['error']).toBeTypeOf('string');
    expect(caller.simulator.faults.list()).toMatchObject([{ fault: '500' }]);
    await caller.close();
  },
);

test.each([
  ['latency', { fault: 'latency' }],
  ['429:2', { fault: '429', calls: 2 }],
  ['500::[2]', { fault: '500', calls: [2] }],
  ['502:GET /orders', { fault: '502', route: 'GET /orders' }],
  ['502:GET /orders/:id:3', { fault: '502', route: 'GET /orders/:id', calls: 3 }],
  ['502:GET /orders/:id', { fault: '502', route: 'GET /orders/:id' }],
  ['503:/orders:1,3', { fault: '503', route: '/orders', calls: [1, 3] }],
  ['503:/orders:[1, 3]', { fault: '503', route: '/orders', calls: [1, 3] }],
  ['504:/orders:all', { fault: '504', route: '/orders', calls: 'all' }],
])('%s is a fault', (text, definition) => {
  expect(faultFromText(text)).toEqual(definition);
});

test.each(['', '418', '500:orders', '500::0', '500::1,', '500:/orders:'])('%j is no fault', (text) => {
  expect(() => createSimulator({ faults: [faultFromText(text)] })).toThrow(
    expect.objectContaining({ code: 'USAGE' }),
  );
});
