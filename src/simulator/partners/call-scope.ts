import { instantOf } from '../iso-time.ts';
import { rowOf } from '../rest/row-of.ts';
import type { World } from '../route.ts';
import type { Show, SimulatedEvent } from '../state/event.ts';
import { failure, type Outcome } from './outcome.ts';

/** The event and show a Partners path speaks of. */
export interface CallScope {
  event: SimulatedEvent;
  show: Show;
}

/**
 * The event and show of a path. Without a show it is the next one to come, or the last when none is; a call that
 * changes or checks a ticket must name it when the event has several (QTickets Partners docs, tickets/add).
 */
export function callScope(
  world: World,
  params: Readonly<Record<string, string>>,
  showNeeded: boolean,
): Outcome<CallScope> {
  const event = rowOf(world.state.events, params['eventId']);
  if (event === undefined || event.deleted_at !== null) return failure('EVENT_NOT_FOUND', 'Event not found');
  const showId = params['showId'];
  if (showId !== undefined) {
    const show = event.shows.find((candidate) => String(candidate.id) === showId);
    return show === undefined ? failure('EVENT_NOT_FOUND', 'Show not found') : { result: { event, show } };
  }
  if (showNeeded && event.shows.length > 1) {
    return failure('VALIDATION_ERROR', 'show_id is required: the event has several shows');
  }
  const show = nextShow(event, world.now());
  return show === undefined ? failure('EVENT_NOT_FOUND', 'Show not found') : { result: { event, show } };
}

function nextShow(event: SimulatedEvent, now: Date): Show | undefined {
  const startOf = (show: Show) => instantOf(show.start_date) ?? 0;
  const byStart = [...event.shows].sort((left, right) => startOf(left) - startOf(right));
  return byStart.find((show) => startOf(show) >= now.getTime()) ?? byStart.at(-1);
}
