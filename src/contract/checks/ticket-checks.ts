import { isJsonObject, type JsonObject } from '../../model/json.ts';
import { type CheckContext, shownAt } from '../check-context.ts';
import { hasKeys, instant } from './date-checks.ts';
import { pointerBelow, walkObjects } from './walk.ts';

const LONGEST_SALE_SECONDS = 3 * 366 * 86_400;

/** When tickets of the show that the answer is about can be sold. */
function spanOf(head: JsonObject): { from: number; to: number } | null {
  const [start, finish] = [instant(head, 'start_date'), instant(head, 'finish_date')];
  return start === null ? null : { from: start - LONGEST_SALE_SECONDS, to: Math.max(start, finish ?? start) };
}

/**
 * What holds for every ticket of the Partners API: paid exactly when it has `paid_at`, and a barcode then only; one that is not
 * paid is reserved until some time (vendor's documentation, tickets/add: needed if unpaid). Null when the answer has none.
 */
export function checkTickets({ body, masked, requestPath }: CheckContext): string[] | null {
  let looked = 0;
  const isLive = /\/tickets\/(?:add|update)\//.test(requestPath);
  const span = isJsonObject(body) ? spanOf(body) : null;
  const problems: string[] = [];
  walkObjects(body, (ticket, way) => {
    if (!hasKeys(ticket, ['seat_id', 'paid', 'paid_at', 'barcode'])) return;
    looked += 1;
    const wrong = (key: string, expected: string) => {
      const pointer = pointerBelow(way, key);
      problems.push(`${pointer}: expected ${expected}, came ${shownAt(masked, pointer)}`);
    };
    const paid = ticket['paid'] === 1;
    if (!(Number(ticket['id']) > 0)) wrong('id', 'the id of a ticket');
    if (isLive && ticket['deleted'] === 1) wrong('deleted', '0, as it was just written');
    for (const key of ['paid_at', 'reserved_to']) {
      const at = instant(ticket, key);
      if (span !== null && at !== null && (at < span.from || at > span.to))
        wrong(key, 'a time before the show ends, and within three years of it');
    }
    if (paid !== (ticket['paid_at'] !== null))
      wrong('paid_at', paid ? 'a date, as it is paid' : 'null, as it is not paid');
    // A cancelled ticket may have lost its barcode.
    if (paid && ticket['barcode'] === null && ticket['deleted'] !== 1)
      wrong('barcode', '12 digits, as it is paid');
    if (!paid && ticket['barcode'] !== null) wrong('barcode', 'null, as it is not paid');
    if (!paid && ticket['reserved_to'] === null && ticket['deleted'] !== 1)
      wrong('reserved_to', 'a date, as it is not paid');
  });
  return looked === 0 ? null : problems;
}
