import type { CallSpec } from '../../src/model/case.ts';
import type { JsonValue } from '../../src/model/json.ts';

/** Tickets as they are before they are changed. On a real account the same call asks for those that were booked for it. */
export function ticketsBefore(id: JsonValue): CallSpec {
  return {
    name: 'before',
    method: 'POST',
    path: '/api/partners/v1/tickets/find',
    token: 'partnersWrite',
    schema: 'partners-tickets-found',
    body: { filter: { id } },
  };
}
