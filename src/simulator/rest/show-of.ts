import type { World } from '../route.ts';
import type { Show } from '../state/event.ts';

/** The show a path parameter names, of any event, deleted and inactive ones too (QTickets REST, observed). */
export function showOf(world: World, idText = ''): Show | undefined {
  return world.state.events
    .all()
    .flatMap((event) => event.shows)
    .find((show) => String(show.id) === idText);
}
