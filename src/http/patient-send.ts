import type { Clock } from '../common/clock.ts';
import type { Attempt } from '../model/evidence.ts';
import type { OutgoingRequest } from '../model/target.ts';
import { isBrokenOff, isTimeout } from './failure.ts';
import { httpDate } from './http-date.ts';
import type { SendPolicy } from './policy.ts';
import { isReadOnly } from './read-only.ts';
import { type IncomingResponse, type SendResult, send, type TryOptions } from './send.ts';
import type { WriteGuard } from './write-guard.ts';

/** Where a request goes: scheme, host and port, and the path there. */
export interface Place {
  origin: string;
  path: string;
}

/** Sends requests under one policy, guard and budget: the only way in which a run reaches its target. */
export interface Sender {
  /** Sends to a place what the request asks for. The guard judges the request's own path, whatever it is mapped to. */
  send(place: Place, request: OutgoingRequest): Promise<SendResult>;
}

export interface SenderOptions {
  policy: SendPolicy;
  guard: WriteGuard;
  clock: Clock;
  /** What leads to an origin, such as a proxy; without it every origin is called directly. */
  agentOf?: TryOptions['agentOf'];
  /** Waits; replaced in tests. */
  sleep?: (ms: number) => Promise<void>;
  /** Once it is aborted, nothing is waited for or tried again. */
  cut?: AbortSignal;
  /** From 0 to 1; replaced in tests. */
  random?: () => number;
  /**
   * Asked before a ticket is added again: true when a search proved that the first try booked nothing. What it sends by the
   * sender given is part of the result. Without it a write is never repeated.
   */
  nothingBooked?: (request: OutgoingRequest, sender: Sender) => Promise<boolean>;
}

const RETRIED = new Set([429, 502, 503, 504]);

/** A sender. Each try, with its wait and its reason, is an attempt in the result; a refused write fails without one. */
export function createSender(options: SenderOptions): Sender {
  const { policy, guard, clock, agentOf, cut, sleep = (ms) => wait(ms, cut), random = Math.random } = options;
  let budget = policy.budgetMs;
  const pace = pacer(policy.perSecond, sleep);
  const sender: Sender = {
    send: async (place, request) => {
      const refusal = guard.check(place.origin, request);
      if (refusal !== null) return { response: null, failure: refusal, attempts: [] };
      const attempts: Attempt[] = [];
      const searches: NonNullable<SendResult['searches']> = [];
      const noting = noted(sender, searches);
      const made = () => ({ attempts, ...(searches.length === 0 ? {} : { searches }) });
      let pause = { waitMs: 0, reason: null as string | null };
      for (let tries = 0; ; tries += 1) {
        await pace();
        const result = await send(place.origin, { ...request, path: place.path }, clock, {
          ...policy,
          agentOf,
        });
        attempts.push(...result.attempts.map((attempt) => ({ ...attempt, ...pause })));
        const more = tries < policy.retries && cut?.aborted !== true;
        const reason = more ? retryReason(result, attempts) : null;
        if (reason === null || !(await mayRepeat(request, options, noting))) return { ...result, ...made() };
        const waitMs = waitBefore(tries, result.response, policy, random);
        if (waitMs > budget) return { ...result, ...made() };
        budget -= waitMs;
        pause = { waitMs, reason };
        await sleep(waitMs);
        if (cut?.aborted === true) return { ...result, ...made() };
      }
    },
  };
  return sender;
}

// Keeps what is sent, so that no call of a run is missing in its evidence.
function noted(sender: Sender, calls: NonNullable<SendResult['searches']>): Sender {
  return {
    send: async (place, request) => {
      const result = await sender.send(place, request);
      calls.push({ request, result });
      return result;
    },
  };
}

function retryReason({ response, failure }: SendResult, attempts: readonly Attempt[]): string | null {
  if (response === null) {
    if (failure === null || !isBrokenOff(failure)) return null;
    // Two whole limits were waited for then: more tries would hold the run for minutes.
    if (isTimeout(failure) && attempts.length > 1) return null;
    return attempts.at(-1)?.error ?? 'no answer';
  }
  if (!RETRIED.has(response.status)) return null;
  // Production answers a wrong method with this very body, and will do so for ever.
  const settled = response.status === 503 && codeIn(response.bytes) === 'UNKNOWN_ERROR';
  return settled && attempts.length > 1 ? null : `status ${response.status}`;
}

function codeIn(bytes: Buffer): unknown {
  try {
    return (JSON.parse(bytes.toString()) as { code?: unknown } | null)?.code;
  } catch {
    // A page of what stands before the API has no code.
    return undefined;
  }
}

async function mayRepeat(
  request: OutgoingRequest,
  { nothingBooked }: SenderOptions,
  sender: Sender,
): Promise<boolean> {
  if (isReadOnly(request.method, request.path)) return true;
  return nothingBooked === undefined ? false : nothingBooked(request, sender);
}

// Full jitter: a random part of an exponentially growing wait, so that clients do not come back together.
function waitBefore(
  tries: number,
  response: IncomingResponse | null,
  policy: SendPolicy,
  random: () => number,
): number {
  const asked = retryAfter(response);
  if (asked !== null) return asked;
  return Math.round(random() * Math.min(policy.capMs, policy.baseMs * 2 ** tries));
}

// RFC 9110, 10.2.3: whole seconds, or a date; what is neither asks for nothing.
function retryAfter(response: IncomingResponse | null): number | null {
  const value = response?.headers['retry-after'];
  if (value === undefined) return null;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const instant = httpDate(value);
  return instant === null ? null : Math.max(0, instant - Date.now());
}

// Keeps a distance between requests, so that a run is no burden to the API.
function pacer(perSecond: number, sleep: (ms: number) => Promise<void>): () => Promise<void> {
  if (perSecond === 0) return async () => {};
  let next = 0;
  return async () => {
    const now = performance.now();
    const delay = next - now;
    next = Math.max(now, next) + 1000 / perSecond;
    if (delay > 0) await sleep(delay);
  };
}

function wait(ms: number, cut: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      cut?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    cut?.addEventListener('abort', end);
  });
}
