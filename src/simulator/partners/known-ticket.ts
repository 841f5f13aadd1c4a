import type { ItemFields } from '../item-fields.ts';
import type { World } from '../route.ts';
import { isLive, type PartnerTicket } from '../state/partner-ticket.ts';
import type { CallScope } from './call-scope.ts';
import { failure, type Outcome } from './outcome.ts';

/** The live ticket of the show that `id`, or else `external_id`, names. */
export function knownTicket(fields: ItemFields, scope: CallScope, world: World): Outcome<PartnerTicket> {
  const id = fields.text('id');
  const externalId = fields.text('external_id');
  if (fields.fault !== null) return failure('VALIDATION_ERROR', fields.fault);
  if (id === null && externalId === null) {
    return failure('VALIDATION_ERROR', 'id or external_id is required');
  }
  const found = world.state.tickets
    .all()
    .filter((ticket) => ticket.show_id === scope.show.id && isLive(ticket, world.now()))
    .find((ticket) => (id === null ? ticket.external_id === externalId : String(ticket.id) === id));
  return found === undefined ? failure('TICKET_NOT_FOUND', 'Ticket not found') : { result: found };
}
