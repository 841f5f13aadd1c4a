import { request } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { faultyCaller, got } from './fault-caller.ts';

const EVENT = '/api/rest/v1/events/33';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
/** What is only waiting to be collected is not held, and how long it waits differs by the version of Node.js. */
const LOOK_EVERY = 20_000_000;

/** Reads a body without keeping it: its size and how much memory was held at most beside what was there before. */
function measured(url: string): Promise<{ bytes: number; first: string; last: string; grown: number }> {
  const held = () => {
    collectGarbage();
    const { arrayBuffers, heapUsed } = process.memoryUsage();
    return arrayBuffers + heapUsed;
  };
  const before = held();
  let looks = 0;
  const result = { bytes: 0, first: '', last: '', grown: 0 };
  return new Promise((resolve, reject) => {
    const call = request(url, { agent: false, headers: { authorization: 'Bearer sim-rest' } }, (incoming) => {
      incoming.on('data', (piece: Buffer) => {
        if (result.bytes === 0) result.first = piece.toString('latin1').slice(0, 9);
        result.bytes += piece.length;
        result.last = `${result.last}${piece.toString('latin1').slice(-2)}`.slice(-2);
        if (Math.floor(result.bytes / LOOK_EVERY) === looks) return;
        looks += 1;
        result.grown = Math.max(result.grown, held() - before);
      });
      incoming.on('end', () => resolve(result));
      incoming.on('error', reject);
    });
    call.on('error', reject).end();
  });
}

test('a huge body has the size that was asked, is whole, and is never in memory as a whole', async () => {
  const caller = await faultyCaller({ fault: 'huge-body', megabytes: 200, calls: 1 });
  const { bytes, first, last, grown } = await measured(`${caller.url}${EVENT}`);
  expect({ bytes, first, last }).toEqual({ bytes: 200_000_000, first: '{"data":"', last: '"}' });
  // V8 gives back the bytes of buffers that were collected at a time of its own.
  expect(grown).toBeLessThan(bytes / 2);
  expect((await got(caller.url, EVENT)).status).toBe(200);
  await caller.close();
});

test('a huge body is 50 MB unless told, and JSON', async () => {
  const caller = await faultyCaller({ fault: 'huge-body' });
  const { bytes } = await measured(`${caller.url}${EVENT}`);
  expect(bytes).toBe(50_000_000);
  caller.simulator.faults.set([{ fault: 'huge-body', megabytes: 1 }]);
  const small = await got(caller.url, EVENT);
  expect(JSON.parse(small.bytes.toString()).data).toHaveLength(1_000_000 - 11);
  await caller.close();
});

test('an endless body goes on until the client goes, and then the simulator answers others', async () => {
  const caller = await faultyCaller({ fault: 'endless-body', calls: 1 });
  let size = 0;
  const cut = await got(caller.url, EVENT, {}, (piece) => {
    size += piece.length;
    return size > 20_000_000;
  });
  expect(cut).toMatchObject({ status: 200, error: 'ECONNRESET' });
  expect((await got(caller.url, EVENT)).status).toBe(200);
  await caller.close();
});
