import { send, writeHead } from '../http-door.ts';
import { clientWaits } from './client-wait.ts';
import type { FaultName } from './fault-names.ts';
import * as instead from './replaced-answers.ts';
import * as spoilt from './spoilt-answers.ts';
import { sendBody } from './streamed-bodies.ts';
import type { StruckCall } from './struck-call.ts';

type Play = (call: StruckCall) => Promise<void>;

/** Long enough for what was written to be read before the reset, which may throw away what was not. */
const BEFORE_RESET_MS = 5;
const MEGABYTE = 1_000_000;

const PLAYS: Record<FaultName, Play> = {
  latency: late,
  'drip-feed': drip,
  '429': replaced(instead.tooMany),
  '429-retry-after': replaced(instead.tooManyRetryAfter),
  '500': replaced(instead.serverError),
  '502': replaced(instead.gatewayPage(502)),
  '503': replaced(instead.gatewayPage(503)),
  '504': replaced(instead.gatewayPage(504)),
  'html-200': replaced(instead.pageWith200),
  'error-in-200': replaced(instead.errorWith200),
  'empty-body': spoiled(spoilt.emptied),
  'truncated-json': spoiled(spoilt.truncated),
  'duplicate-keys': spoiled(spoilt.duplicated),
  'deep-nesting': replaced(instead.deepNesting),
  'wrong-content-type': spoiled(spoilt.calledHtml),
  'invalid-utf8': spoiled(spoilt.invalidUtf8),
  'gzip-lie': spoiled(spoilt.calledGzip),
  'huge-body': (call) => sendBody(call, call.measure * MEGABYTE),
  'endless-body': (call) => sendBody(call, Number.POSITIVE_INFINITY),
  'redirect-loop': replaced(instead.redirectLoop),
  'redirect-other-host': replaced(instead.redirectToOtherHost),
  'reset-mid-body': resetMidBody,
  'no-answer': async (call) => reset(call),
  'connection-refused': async (call) => {
    call.shutDoor(call.measure);
    reset(call);
  },
};

/** Lets a fault strike a call. Resolves when the call has had what it gets. */
export function playFault(name: FaultName, call: StruckCall): Promise<void> {
  return PLAYS[name](call);
}

function replaced(replacement: instead.Replacement): Play {
  return (call) => {
    call.incoming.resume();
    return send(replacement(call), call.outgoing);
  };
}

function spoiled(spoiling: spoilt.Spoiling): Play {
  return async (call) => send(await spoiling(await call.answer()), call.outgoing);
}

async function late({ outgoing, measure, answer }: StruckCall): Promise<void> {
  const answered = await answer();
  if (await clientWaits(outgoing, measure)) await send(answered, outgoing);
}

async function drip({ outgoing, measure, answer }: StruckCall): Promise<void> {
  const answered = await answer();
  const bytes = await spoilt.bytesOf(answered);
  writeHead(answered, outgoing);
  for (let at = 0; at < bytes.length; at += 1) {
    outgoing.write(bytes.subarray(at, at + 1));
    if (!(await clientWaits(outgoing, measure))) return;
  }
  outgoing.end();
}

async function resetMidBody(call: StruckCall): Promise<void> {
  const { outgoing } = call;
  const answered = await call.answer();
  const bytes = await spoilt.bytesOf(answered);
  writeHead(answered, outgoing);
  outgoing.write(bytes.subarray(0, Math.ceil(bytes.length / 2)));
  await clientWaits(outgoing, BEFORE_RESET_MS);
  reset(call);
}

/** Ends the connection with a TCP reset. */
function reset({ incoming }: StruckCall): void {
  incoming.socket.resetAndDestroy();
}
