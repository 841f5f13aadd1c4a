import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import type { World } from '../route.ts';
import type { PartnerTicket } from '../state/partner-ticket.ts';
import { failure, type Outcome } from './outcome.ts';
import { foundView } from './ticket-view.ts';

const FIELDS = ['external_order_id', 'external_id', 'barcode', 'id'] as const;
type Field = (typeof FIELDS)[number];

/** The part of the account a search looks through: all of it, an event, or a show. */
export interface SearchScope {
  eventId: number | null;
  showId: number | null;
}

/**
 * Tickets that meet every field of the filter; a list in a field means any of its values. Removed and lapsed tickets
 * are found too (QTickets Partners docs, tickets/find).
 */
export function findTickets(body: JsonObject, scope: SearchScope, world: World): Outcome<JsonObject[]> {
  const filter = body['filter'];
  if (!isJsonObject(filter) || Object.keys(filter).length === 0) {
    return failure('VALIDATION_ERROR', 'filter is required');
  }
  const wanted: [Field, Set<string>][] = [];
  for (const [name, value] of Object.entries(filter)) {
    const field = FIELDS.find((known) => known === name);
    const values = wantedValues(value);
    if (field === undefined) return failure('VALIDATION_ERROR', 'filter has an unknown field');
    if (values === null)
      return failure('VALIDATION_ERROR', `filter.${field} must be a value or a list of values`);
    wanted.push([field, values]);
  }
  const inScope = (ticket: PartnerTicket) =>
    (scope.eventId === null || ticket.event_id === scope.eventId) &&
    (scope.showId === null || ticket.show_id === scope.showId);
  const found = world.state.tickets
    .all()
    .filter(inScope)
    .filter((ticket) => wanted.every(([field, values]) => values.has(String(ticket[field] ?? ''))));
  return { result: found.map((ticket) => foundView(ticket, world.now())) };
}

function wantedValues(value: JsonValue): Set<string> | null {
  const list = Array.isArray(value) ? value : [value];
  const scalar = list.every((one) => (typeof one === 'string' && one !== '') || typeof one === 'number');
  return scalar ? new Set(list.map(String)) : null;
}
