import { isIP } from 'node:net';
import { AuditError } from '../model/errors.ts';
import type { OutgoingRequest } from '../model/target.ts';
import { isReadOnly } from './read-only.ts';

/** Decides whether a request may be sent. Every request passes it, whatever made it. */
export interface WriteGuard {
  /** The error WRITE_REFUSED for a write that may not be sent; null for everything else. */
  check(origin: string, request: OutgoingRequest): AuditError | null;
  /** Why it would be refused, in words; null when it may be sent. */
  refusal(origin: string, request: OutgoingRequest): string | null;
}

/**
 * A guard that lets reads pass, and writes only to a loopback address, or to the events that the operator listed. A host
 * is loopback by its address alone: a DNS name is none, whatever it resolves to now, but for `localhost`.
 */
export function writeGuard(allowedEvents: readonly string[]): WriteGuard {
  const refusal = (origin: string, request: OutgoingRequest) => {
    if (isReadOnly(request.method, request.path) || isLoopback(origin)) return null;
    const eventId = eventOf(request);
    if (allowedEvents.length === 0)
      return 'writes are not allowed on this host: QTICKETS_ALLOW_WRITES is not set';
    if (eventId === '') return 'the write names no event, so it cannot be one of QTICKETS_ALLOW_WRITES';
    return allowedEvents.includes(eventId) ? null : `event ${eventId} is not one of QTICKETS_ALLOW_WRITES`;
  };
  return {
    refusal,
    check: (origin, request) => {
      const reason = refusal(origin, request);
      if (reason === null) return null;
      return new AuditError(
        'WRITE_REFUSED',
        reason,
        'List the ids of events that may be changed in QTICKETS_ALLOW_WRITES, or run against a simulator.',
        { at: `${request.method} ${request.path}` },
      );
    },
  };
}

/** True when an origin's host is a loopback address or `localhost`. The URL parser has undone odd spellings of an address. */
export function isLoopback(origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const host = new URL(origin).hostname.replace(/^\[|\]$/g, '').toLowerCase();
  if (host === 'localhost') return true;
  if (isIP(host) === 4) return host.startsWith('127.');
  return host === '::1' || /^::ffff:7f[0-9a-f]{2}:/.test(host);
}

// The event that a write touches, where its path or body names one. A body that names several names none.
function eventOf({ path, body }: OutgoingRequest): string {
  const inPath = /\/(?:tickets\/(?:add|update|remove)|events)\/(\d+)(?:\/|\?|$)/.exec(path)?.[1];
  if (inPath !== undefined) return inPath;
  const named = new Set(
    typeof body === 'object'
      ? [...JSON.stringify(body).matchAll(/"event_id":"?(\d+)/g)].map((match) => match[1])
      : [],
  );
  const [only] = named;
  return named.size === 1 && only !== undefined ? only : '';
}
