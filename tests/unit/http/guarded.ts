import { writeGuard } from '../../../src/http/write-guard.ts';
import type { OutgoingRequest } from '../../../src/model/target.ts';

/** A request as a case makes it. */
export const request = (method: string, path: string, body?: OutgoingRequest['body']): OutgoingRequest => ({
  method,
  path,
  headers: {},
  ...(body === undefined ? {} : { body }),
});

/** Adds a ticket to an event. */
export const add = (event: number, method = 'POST') =>
  request(method, `/api/partners/v1/tickets/add/${event}/4076`, { seat_id: 'a' });

/** The code with which a request is refused where the operator listed these events; null for one that passes. */
export const refused = (origin: string, events: string[], sent: OutgoingRequest) =>
  writeGuard(events).check(origin, sent)?.code ?? null;

/** A host that is not this machine. */
export const LIVE = 'https://qtickets.ru';
