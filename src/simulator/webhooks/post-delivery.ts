import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import type { WebhookEvent } from './order-change.ts';

/** One request to a receiver: always the same bytes, however often it is sent. */
export interface Envelope {
  url: string;
  secret: string | null;
  event: WebhookEvent;
  body: Uint8Array;
}

/** What came of an attempt: the receiver's HTTP status, or why there was none. */
export type AttemptOutcome = { status: number; error: null } | { status: null; error: string };

/** Real time, since a receiver that hangs would hold up the simulator whatever its clock says. */
const TIMEOUT_MS = 5_000;

/** Sends a webhook once. Follows no redirect; never rejects. */
export function postDelivery(envelope: Envelope, stopped: AbortSignal): Promise<AttemptOutcome> {
  const late = AbortSignal.timeout(TIMEOUT_MS);
  const signal = AbortSignal.any([stopped, late]);
  return new Promise((resolve) => {
    const failed = (error: Error & { code?: string }) =>
      resolve({ status: null, error: late.aborted ? 'TIMEOUT' : (error.code ?? error.name) });
    const call = request(envelope.url, {
      method: 'POST',
      headers: headersOf(envelope),
      agent: false,
      signal,
    });
    call.on('error', failed);
    call.on('response', (answer) => {
      answer.on('error', failed);
      answer.resume();
      resolve({ status: answer.statusCode ?? 0, error: null });
    });
    call.end(envelope.body);
  });
}

/** Header names in the docs' spelling; no `X-Signature` without a secret (QTickets Webhooks docs). */
function headersOf({ secret, event, body }: Envelope): Record<string, string | number> {
  return {
    'User-Agent': 'Qtickets-Webhooks/2.0',
    'Content-Type': 'application/json',
    'Content-Length': body.byteLength,
    'X-Event-Type': event,
    'X-Model-Name': 'Order',
    ...(secret === null ? {} : { 'X-Signature': createHmac('sha1', secret).update(body).digest('hex') }),
  };
}
