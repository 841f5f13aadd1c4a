import { asksForAnother, pathProblem } from '../common/path-form.ts';
import { AuditError } from '../model/errors.ts';
import type { OutgoingRequest } from '../model/target.ts';
import { isLoopback } from './loopback.ts';
import { isReadOnly } from './read-only.ts';
import { writtenEvent } from './written-event.ts';

/** Decides whether a request may be sent. Every request passes it, whatever made it. */
export interface WriteGuard {
  /** The error WRITE_REFUSED for a write that may not be sent; null for everything else. */
  check(origin: string, request: OutgoingRequest): AuditError | null;
  /** Why it would be refused, in words; null when it may be sent. */
  refusal(origin: string, request: OutgoingRequest): string | null;
}

/**
 * A guard that lets reads pass, and writes only to a loopback address, or to the events that the operator listed. What is not
 * known to be a read is a write; a path that servers could read in more than one way goes to loopback alone. A host
 * is loopback by its address alone: a DNS name is none, whatever it resolves to now, but for `localhost`.
 */
export function writeGuard(allowedEvents: readonly string[]): WriteGuard {
  const refusal = (origin: string, request: OutgoingRequest) => {
    if (isLoopback(origin)) return null;
    const problem = pathProblem(request.path);
    if (problem !== null) return `servers could read the path in more than one way: ${problem}`;
    if (asksForAnother(request)) return 'the request asks the server to take it for another one';
    if (isReadOnly(request.method, request.path)) return null;
    const event = writtenEvent(request);
    if (allowedEvents.length === 0)
      return 'writes are not allowed on this host: QTICKETS_ALLOW_WRITES is not set';
    if ('reason' in event) return event.reason;
    return allowedEvents.includes(event.id) ? null : `event ${event.id} is not one of QTICKETS_ALLOW_WRITES`;
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
