import { PARTNERS } from './api-of.ts';

const SHOW = '/{SHOW_ID}';
const EVENT = '/{EVENT_ID}';

/**
 * The path templates under which a call is documented, the fullest first. In Partners the show's id may be left out of
 * every path, and in `tickets/find` the event's too (QTickets Partners docs, `{event_id}/{show_id?}`).
 */
export function pathForms(path: string): string[] {
  if (!path.startsWith(PARTNERS.base) || !path.endsWith(EVENT + SHOW)) return [path];
  const withoutShow = path.slice(0, -SHOW.length);
  const bare = withoutShow.slice(0, -EVENT.length);
  return bare.endsWith('/tickets/find') ? [path, withoutShow, bare] : [path, withoutShow];
}
