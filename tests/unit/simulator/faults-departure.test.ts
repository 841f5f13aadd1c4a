import { createServer, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { FaultName } from '../../../src/simulator/faults/fault-names.ts';
import { playFault } from '../../../src/simulator/faults/play-fault.ts';

/** A call under way that a fault strikes, seen from the door: `played` resolves when the fault has done its work. */
interface UnderWay {
  outgoing: ServerResponse;
  played: Promise<void>;
  /** The client drops the connection. */
  leave(): void;
  /** Resolves when the client has the head of an answer. */
  answered: Promise<unknown>;
  close(): Promise<void>;
}

async function underWay(name: FaultName, measure: number): Promise<UnderWay> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const call = request({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', agent: false });
  call.on('error', () => undefined);
  const answered = new Promise((resolve) => call.once('response', (incoming) => resolve(incoming.pause())));
  const struck = new Promise<{ outgoing: ServerResponse; played: Promise<void> }>((resolve) => {
    server.once('request', (incoming, outgoing) => {
      const answer = async () => new Response('x'.repeat(1000));
      const now = new Date(0);
      const shutDoor = () => undefined;
      resolve({
        outgoing,
        played: playFault(name, { incoming, outgoing, measure, now, answer, shutDoor }),
      });
    });
  });
  call.end();
  const leave = () => void call.destroy();
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { ...(await struck), leave, answered, close };
}

test('latency is over when the client goes', async () => {
  const { leave, played, close } = await underWay('latency', 1_000_000);
  leave();
  await played;
  await close();
});

test.each<[FaultName, number]>([
  ['drip-feed', 1_000_000],
  ['endless-body', 0],
  ['huge-body', 1_000_000],
])('%s is over when the client goes', async (name, measure) => {
  const { answered, leave, played, outgoing, close } = await underWay(name, measure);
  await answered;
  leave();
  await played;
  expect(outgoing.destroyed).toBe(true);
  await close();
});

test.each<[FaultName, number]>([
  ['endless-body', 0],
  ['huge-body', 1000],
])('%s waits for a client that does not read', async (name, measure) => {
  const { answered, leave, played, outgoing, close } = await underWay(name, measure);
  await answered;
  let most = 0;
  for (let turn = 0; turn < 1000; turn += 1) {
    await setImmediate();
    most = Math.max(most, outgoing.writableLength);
  }
  expect(most).toBeLessThan(1_000_000);
  leave();
  await played;
  await close();
});
