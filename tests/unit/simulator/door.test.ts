import { createServer } from 'node:http';
import { connect } from 'node:net';
import { getResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { createSimulator } from '../../../src/simulator/create-simulator.ts';
import type { HandlerFailure } from '../../../src/simulator/http-door.ts';
import { serveSimulator } from '../../../src/simulator/serve.ts';
import { send, simulatorCaller } from './simulator-caller.ts';

test('slashes may be doubled or end the path', async () => {
  const caller = await simulatorCaller();
  for (const path of ['//price-shades', '/price-shades/', '//price-shades//']) {
    expect((await caller.rest('GET', path)).status).toBe(200);
  }
  expect((await send(caller.url, 'GET', '//api/rest//v1/events/33/', { token: 'sim-rest' })).status).toBe(
    200,
  );
  await caller.close();
});

test('a reset brings back state and clock', async () => {
  const caller = await simulatorCaller({ now: '2025-11-07T10:00:00+03:00' });
  await caller.partners('/tickets/add/12/4076', { seat_id: 'CENTER_PARTERRE-20;5', paid: 1 });
  caller.simulator.clock.advance(1000);
  const reset = await send(caller.url, 'POST', '/__simulator/reset');
  expect(reset.json).toEqual({ now: '2025-11-07T10:00:00+03:00' });
  expect((await caller.rest('GET', '/events/12/seats/4076')).json['data']).toMatchObject({ left: 2 });
  await caller.close();
});

test('the clock is moved by a control call, and by nothing else', async () => {
  const caller = await simulatorCaller();
  const clock = (body: string) => send(caller.url, 'POST', '/__simulator/clock', { body });
  expect((await clock('{"now":"2025-11-08T00:00:00+03:00"}')).json).toEqual({
    now: '2025-11-08T00:00:00+03:00',
  });
  expect((await clock('{"advanceMs":1500}')).json).toEqual({ now: '2025-11-08T00:00:01+03:00' });
  const both = '{"now":"2025-11-09T00:00:00+03:00","advanceMs":1}';
  for (const body of ['{"now":"soon"}', '{}', '{"advanceMs":"1"}', '{', both, '{"advanceMs":1,"ms":1}'])
    expect((await clock(body)).status).toBe(400);
  expect(caller.simulator.clock.now()).toEqual(new Date('2025-11-07T21:00:01.500Z'));
  await caller.close();
});

test('two simulators share no state', async () => {
  const [one, other] = [await simulatorCaller(), await simulatorCaller()];
  await one.partners('/tickets/add/12/4076', { seat_id: 'CENTER_PARTERRE-20;5' });
  expect((await other.rest('GET', '/events/12/seats/4076')).json['data']).toMatchObject({ left: 2 });
  await Promise.all([one.close(), other.close()]);
});

test('a body above the limit is refused', async () => {
  const caller = await simulatorCaller();
  const answer = await caller.rest('GET', '/orders', { body: `{"x":"${'x'.repeat(1_100_000)}"}` });
  expect(answer.status).toBe(413);
  await caller.close();
});

test('an exception of a handler is a 503 and is reported with method and path', async () => {
  const failures: HandlerFailure[] = [];
  const simulator = createSimulator();
  const broken = http.get('*/broken', () => {
    throw new TypeError('secret');
  });
  const server = await serveSimulator(
    { ...simulator, handlers: [broken, ...simulator.handlers] },
    { onFailure: (failure) => failures.push(failure) },
  );
  const answer = await send(server.url, 'GET', '/broken?email=someone');
  expect(answer.status).toBe(503);
  expect(answer.json['code']).toBe('UNKNOWN_ERROR');
  expect(failures).toMatchObject([{ method: 'GET', path: '/broken' }]);
  await server.close();
});

test('closing drops connections that are kept alive', async () => {
  const caller = await simulatorCaller();
  const socket = connect(Number(new URL(caller.url).port), '127.0.0.1');
  await new Promise((resolve) => socket.once('connect', resolve));
  const closed = new Promise((resolve) => socket.once('close', resolve));
  await caller.close();
  await closed;
});

test('a port in use is an error with a code', async () => {
  const other = createServer();
  const port = await new Promise<number>((resolve) => {
    other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port));
  });
  await expect(serveSimulator(createSimulator(), { port })).rejects.toMatchObject({
    code: 'SIMULATOR_START',
    message: expect.stringContaining('EADDRINUSE'),
  });
  await expect(serveSimulator(createSimulator(), { port: 70_000 })).rejects.toMatchObject({
    code: 'SIMULATOR_START',
  });
  await new Promise((resolve) => other.close(resolve));
});

test('the handlers answer without a door', async () => {
  const request = new Request('https://qtickets.ru/api/rest/v1/events/33/', {
    headers: { authorization: 'Bearer sim-rest' },
  });
  const response = await getResponse(createSimulator().handlers, request);
  expect(await response?.json()).toMatchObject({ data: { id: 33 } });
});

test('a start that is no date is refused', () => {
  expect(() => createSimulator({ now: 'yesterday' })).toThrow(RangeError);
});
