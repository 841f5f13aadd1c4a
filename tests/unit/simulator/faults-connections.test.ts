import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { faultyCaller, got, oneConnection } from './fault-caller.ts';

const EVENT = '/api/rest/v1/events/33';

test('latency delays the answer by real time and changes nothing in it', async () => {
  const caller = await faultyCaller({ fault: 'latency', ms: 40, calls: [2] });
  const quick = await got(caller.url, EVENT);
  const start = performance.now();
  const slow = await got(caller.url, EVENT);
  expect(performance.now() - start).toBeGreaterThanOrEqual(39);
  expect(slow).toEqual(quick);
  await caller.close();
});

test('the end of the simulator does not wait for latency', async () => {
  const caller = await faultyCaller({ fault: 'latency', ms: 10_000, calls: 1 });
  const waiting = got(caller.url, EVENT);
  while (caller.simulator.faults.list()[0]?.['struck'] === 0) await setTimeout(1);
  const start = performance.now();
  await caller.close();
  expect(await waiting).toMatchObject({ status: null, error: 'ECONNRESET' });
  expect(performance.now() - start).toBeLessThan(5000);
});

test('a drip feed brings the true body a byte at a time', async () => {
  const caller = await faultyCaller({ fault: 'drip-feed', calls: 1 });
  const sizes: number[] = [];
  const dripped = await got(caller.url, EVENT.replace('33', '999'), {}, (piece) => {
    sizes.push(piece.length);
    return false;
  });
  const whole = await got(caller.url, EVENT.replace('33', '999'));
  expect(dripped).toEqual(whole);
  expect(sizes.length).toBe(whole.bytes.length);
  expect(Math.max(...sizes)).toBe(1);
  await caller.close();
});

test('a reset cuts the body after its first half', async () => {
  const caller = await faultyCaller({ fault: 'reset-mid-body', calls: [2] });
  const whole = await got(caller.url, EVENT);
  const cut = await got(caller.url, EVENT);
  expect(cut).toMatchObject({ status: 200, error: 'ECONNRESET' });
  expect(cut.bytes).toEqual(whole.bytes.subarray(0, Math.ceil(whole.bytes.length / 2)));
  expect(await got(caller.url, EVENT)).toEqual(whole);
  await caller.close();
});

test('no answer is a reset before the first byte, also on a connection that was used before', async () => {
  const caller = await faultyCaller({ fault: 'no-answer', calls: [2] });
  const agent = oneConnection();
  const results = [];
  for (let n = 0; n < 3; n += 1) results.push(await got(caller.url, EVENT, { agent }));
  expect(results.map(({ status, error }) => [status, error])).toEqual([
    [200, null],
    [null, 'ECONNRESET'],
    [200, null],
  ]);
  agent.destroy();
  await caller.close();
});

test('a refused connection is one that nobody listens for, and the door opens again at the same address', async () => {
  const caller = await faultyCaller({ fault: 'connection-refused', ms: 30, calls: 1 });
  expect(await got(caller.url, EVENT)).toMatchObject({ status: null, error: 'ECONNRESET' });
  const errors: (string | null)[] = [];
  for (let last = await got(caller.url, EVENT); last.status !== 200; last = await got(caller.url, EVENT)) {
    errors.push(last.error);
    await setTimeout(2);
  }
  expect(errors[0]).toBe('ECONNREFUSED');
  expect(caller.simulator.faults.list()).toMatchObject([{ seen: 2, struck: 1 }]);
  await caller.close();
});

test('a call that is under way goes on while the door is shut, and ends with the simulator', async () => {
  const caller = await faultyCaller(
    { fault: 'endless-body', route: '/orders' },
    { fault: 'connection-refused', ms: 5, route: '/events/33' },
  );
  let size = 0;
  const endless = got(caller.url, '/api/rest/v1/orders', {}, (piece) => {
    size += piece.length;
    return size > 200_000_000;
  });
  while (size === 0) await setTimeout(1);
  await got(caller.url, EVENT);
  const before = size;
  while ((await got(caller.url)).status !== 200) await setTimeout(1);
  expect(size).toBeGreaterThan(before);
  await caller.close();
  expect((await endless).error).toBe('ECONNRESET');
});

test('a simulator that is closed while its door is shut does not open it again', async () => {
  const caller = await faultyCaller({ fault: 'connection-refused', ms: 10 });
  await got(caller.url, EVENT);
  await caller.close();
  await setTimeout(20);
  expect((await got(caller.url, EVENT)).error).toBe('ECONNREFUSED');
});
