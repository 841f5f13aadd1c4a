import { itemsAt } from '../../common/items-path.ts';
import { isJsonObject } from '../../model/json.ts';
import { type CheckContext, shownAt } from '../check-context.ts';

/**
 * Every show lies in its event: a show stands under one event only, and where it names its event, that is the one it
 * stands under. Null when the answer holds no event with shows.
 */
export function checkShows({ body, masked }: CheckContext): string[] | null {
  const events = [...itemsAt(body, 'data[*]'), ...itemsAt(body, 'data')].filter(
    ({ value }) => isJsonObject(value) && Array.isArray(value['shows']) && 'scheme_id' in value,
  );
  if (events.length === 0) return null;
  const owner = new Map<string, string>();
  return events.flatMap((event) =>
    itemsAt(event.value, 'shows[*]').flatMap((show) => {
      if (!isJsonObject(event.value) || !isJsonObject(show.value)) return [];
      const pointer = `${event.pointer}${show.pointer}`;
      const problems: string[] = [];
      const eventId = show.value['event_id'];
      if (eventId !== undefined && eventId !== event.value['id']) {
        problems.push(
          `${pointer}/event_id: expected the event it stands under, came ${shownAt(masked, `${pointer}/event_id`)}`,
        );
      }
      const id = String(show.value['id']);
      const other = owner.get(id);
      if (other !== undefined)
        problems.push(
          `${pointer}/id: expected a show of this event only, came one that stands at ${other} too`,
        );
      owner.set(id, pointer);
      return problems;
    }),
  );
}
