import type { JsonObject } from '../../model/json.ts';
import { ItemFields } from '../item-fields.ts';
import type { World } from '../route.ts';
import type { CallScope } from './call-scope.ts';
import { knownTicket } from './known-ticket.ts';
import type { Outcome } from './outcome.ts';

/** Removes a live ticket: its seat is free again, and a search shows it as deleted. */
export function removeTicket(item: JsonObject, scope: CallScope, world: World): Outcome<true> {
  const known = knownTicket(new ItemFields(item), scope, world);
  if (!('result' in known)) return known;
  world.state.tickets.put({ ...known.result, removed: true });
  return { result: true };
}
