import { isDeepStrictEqual } from 'node:util';
import { itemsAt } from '../../common/items-path.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import { type CheckContext, shownAt } from '../check-context.ts';
import { priceReferencesOf } from '../rules/price-rules.ts';

/**
 * Every show lies in its event: a show stands under one event only, and where it names its event, that is the one it
 * stands under. Its least and greatest price are prices of it, whole, and what refers to a price refers to one of its own
 * (observed over 40 shows). Null when the answer holds no event with shows.
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
      return [...problems, ...showPriceProblems(pointer, show.value, masked)];
    }),
  );
}

function showPriceProblems(pointer: string, show: JsonObject, masked: JsonValue): string[] {
  const wrong = (key: string, expected: string) =>
    `${pointer}/${key}: expected ${expected}, came ${shownAt(masked, `${pointer}/${key}`)}`;
  const prices = Array.isArray(show['prices']) ? show['prices'] : null;
  if (prices === null) return [];
  const [least, most] = [show['min_price'] ?? null, show['max_price'] ?? null];
  const problems = [
    ...(['min_price', 'max_price'] as const).flatMap((key) => {
      const price = show[key] ?? null;
      const isOne = price === null || prices.some((known) => isDeepStrictEqual(known, price));
      return isOne ? [] : [wrong(key, `one of ${pointer}/prices, whole`)];
    }),
    ...((least === null) === (most === null)
      ? []
      : [wrong('min_price', 'a price exactly when there is a max_price')]),
  ];
  if (
    isJsonObject(least) &&
    isJsonObject(most) &&
    Number(least['default_price']) > Number(most['default_price'])
  )
    problems.push(wrong('min_price', 'a price not above max_price'));
  return [...problems, ...priceReferencesOf({ pointer, value: show }, masked)];
}
