import { type CheckContext, shownAt } from '../check-context.ts';
import { hasKeys } from './date-checks.ts';
import { pointerOf, walkObjects } from './walk.ts';

/**
 * What holds for every ticket of the Partners API: paid exactly when it has `paid_at`, and a barcode then only; one that is not
 * paid is reserved until some time (vendor's documentation, tickets/add: needed if unpaid). Null when the answer has none.
 */
export function checkTickets({ body, masked }: CheckContext): string[] | null {
  let looked = 0;
  const problems: string[] = [];
  walkObjects(body, (ticket, way) => {
    if (!hasKeys(ticket, ['seat_id', 'paid', 'paid_at', 'barcode'])) return;
    looked += 1;
    const wrong = (key: string, expected: string) => {
      const pointer = `${pointerOf(way)}/${key}`;
      problems.push(`${pointer}: expected ${expected}, came ${shownAt(masked, pointer)}`);
    };
    const paid = ticket['paid'] === 1;
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
