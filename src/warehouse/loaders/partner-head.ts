import { isJsonObject, type JsonValue } from '../../model/json.ts';
import { text } from './item-fields.ts';
import { notLoadable } from './items.ts';
import type { LoadContext } from './loader.ts';

/**
 * Event and show that an answer of the Partners API is about: those of its head (it picks the show when the path
 * names none), else those of the path. An error when neither names the event.
 */
export function headOf(body: JsonValue, context: LoadContext): { event_id: string; show_id: string } {
  const head = { value: isJsonObject(body) ? body : {}, at: '' };
  const event_id = text(head, 'event_id') || context.eventId;
  if (event_id === '') throw notLoadable('/event_id', 'neither the answer nor the path names the event');
  return { event_id, show_id: text(head, 'show_id') || context.showId };
}
