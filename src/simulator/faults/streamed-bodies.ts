import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { writeHead } from '../http-door.ts';
import { ok, responseOf } from '../reply.ts';
import type { StruckCall } from './struck-call.ts';

const FILLING = Buffer.alloc(65_536, 'x');
const START = '{"data":"';
const END = '"}';

/** `{"data": "xxx..."}` of `bytes` bytes, in pieces: it is never in memory as a whole. It ends early when the client goes. */
export async function sendBody({ incoming, outgoing, now }: StruckCall, bytes: number): Promise<void> {
  incoming.resume();
  writeHead(responseOf(ok({}), now), outgoing);
  try {
    await pipeline(Readable.from(pieces(bytes), { objectMode: false }), outgoing);
  } catch (error) {
    if (!outgoing.destroyed) throw error;
  }
}

function* pieces(bytes: number): Generator<Buffer> {
  yield Buffer.from(START);
  let left = bytes - START.length - END.length;
  for (; left > FILLING.length; left -= FILLING.length) yield FILLING;
  yield FILLING.subarray(0, left);
  yield Buffer.from(END);
}
