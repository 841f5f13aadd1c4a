import type { SeededRandom } from '../seeded-random.ts';
import { REFUNDED } from './refunds.ts';

/** When an order was made, whether it was paid, how many tickets it has, and in which show when that is fixed. */
export interface OrderPlan {
  id: number;
  createdMs: number;
  paid: boolean;
  tickets: number;
  showId: number | null;
}

const FIRST_ID = 4201;
const COUNT = 300;
const FIRST_PAID = 4301;
const LAST_PAID = 4400;
/** Tickets that were paid outside event 33 and not given back. */
const TICKETS_KEPT_ELSEWHERE = 283;

/** Tickets of the paid orders of event 33: 21 in show 41, 39 in show 42. Order 4360 is the tenth. */
const EVENT_33_TICKETS = [4, 4, 3, 3, 5, 2, 2, 4, 3, 3, 6, 1, 5, 4, 3, 4, 4] as const;
const EVENT_33_ORDERS = [...Array.from({ length: 16 }, (_, index) => 4306 + index * 6), 4399];

/** Stretches of time in which orders were made: first order of the stretch, its start and its end. */
const STRETCHES: readonly [number, string, string][] = [
  [0, '2024-12-02T10:00:00+03:00', '2024-12-28T22:00:00+03:00'],
  [50, '2025-02-03T10:00:00+03:00', '2025-07-30T22:00:00+03:00'],
  [100, '2025-08-01T10:00:00+03:00', '2025-10-14T22:00:00+03:00'],
  [200, '2025-10-15T10:00:00+03:00', '2025-11-04T22:00:00+03:00'],
];

/** The 300 orders, ids 4201 to 4500: the middle hundred is paid. */
export function makeOrderPlans(random: SeededRandom): OrderPlan[] {
  const elsewhere = ticketCounts(LAST_PAID - FIRST_PAID + 1 - EVENT_33_ORDERS.length - REFUNDED.size, random);
  return Array.from({ length: COUNT }, (_, index): OrderPlan => {
    const id = FIRST_ID + index;
    const createdMs = creationTime(index) + random.int(0, 3_000_000);
    const rank = EVENT_33_ORDERS.indexOf(id);
    if (id < FIRST_PAID || id > LAST_PAID) {
      return { id, createdMs, paid: false, tickets: random.int(1, 5), showId: null };
    }
    const tickets = REFUNDED.get(id)?.tickets ?? (rank === -1 ? elsewhere.shift() : EVENT_33_TICKETS[rank]);
    return {
      id,
      createdMs,
      paid: true,
      tickets: tickets ?? 1,
      showId: rank === -1 ? null : rank % 3 === 0 ? 41 : 42,
    };
  });
}

/** Whole numbers from 1 to 6 that add up to the tickets sold outside event 33, but for orders with refunds. */
function ticketCounts(orders: number, random: SeededRandom): number[] {
  const kept = [...REFUNDED.values()].reduce((sum, { tickets, refunded }) => sum + tickets - refunded, 0);
  const total = TICKETS_KEPT_ELSEWHERE - kept;
  const even = Array.from(
    { length: orders },
    (_, index) => Math.floor(((index + 1) * total) / orders) - Math.floor((index * total) / orders),
  );
  for (let index = 0; index + 1 < orders; index += 2) {
    const shift = random.int(-2, 2);
    even[index] = (even[index] ?? 0) + shift;
    even[index + 1] = (even[index + 1] ?? 0) - shift;
  }
  return even;
}

function creationTime(index: number): number {
  const at = STRETCHES.findLastIndex(([first]) => first <= index);
  const [first, start, end] = STRETCHES[at] ?? [0, '', ''];
  const size = (STRETCHES[at + 1]?.[0] ?? COUNT) - first;
  return Date.parse(start) + ((Date.parse(end) - Date.parse(start)) * (index - first)) / size;
}
