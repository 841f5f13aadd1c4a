import { expect, test } from 'vitest';
import { createSimulator, type SimulatorOptions } from '../../../src/simulator/create-simulator.ts';
import { type ServeOptions, serveSimulator } from '../../../src/simulator/serve.ts';

/** Tests in JavaScript call with whatever they hold. */
function made(options: unknown) {
  return createSimulator(options as SimulatorOptions);
}

test.each<[unknown, string]>([
  [{ dataset: 'prodcution' }, 'dataset'],
  [{ strictRouts: true }, 'strictRouts'],
  [{ strictRoutes: 'no' }, 'strictRoutes'],
  [{ now: 5 }, 'now'],
  [{ webhooks: 'http://127.0.0.1:9' }, 'webhooks'],
  [{ faults: '502' }, 'faults'],
  [{ faults: { fault: '502' } }, 'faults'],
  [{ constructor: 1 }, 'constructor'],
  [null, 'createSimulator'],
  ['production', 'createSimulator'],
])('a simulator of what it does not know is refused: %j', (options, named) => {
  expect(() => made(options)).toThrow(
    expect.objectContaining({ code: 'USAGE', what: expect.stringContaining(named) }),
  );
});

test('what is left out, or undefined, is as by itself', () => {
  const start = made({ dataset: undefined, now: undefined, faults: undefined }).clock.now();
  expect(start).toEqual(createSimulator().clock.now());
});

test('faults that are no list change nothing', () => {
  const { faults } = createSimulator({ faults: [{ fault: '500' }] });
  expect(() => faults.set('502' as never)).toThrow(expect.objectContaining({ code: 'USAGE' }));
  expect(faults.list()).toMatchObject([{ fault: '500' }]);
});

test.each<[unknown, string]>([
  [{ prt: 8080 }, 'prt'],
  [{ port: '8080' }, 'port'],
  [{ port: 1.5 }, 'port'],
  [{ host: '0.0.0.0' }, 'host'],
  [{ host: '::' }, 'host'],
  [{ onFailure: true }, 'onFailure'],
])('no door is opened otherwise than it was asked for, nor to other machines: %j', async (options, named) => {
  const served = serveSimulator(createSimulator(), options as ServeOptions);
  // What is open all the same is closed.
  const outcome = await served.then(
    (server) => server.close(),
    (error: unknown) => error,
  );
  expect(outcome).toMatchObject({ code: 'USAGE', what: expect.stringContaining(named) });
});
