import type { SeededRandom } from '../seeded-random.ts';
import type { Seat } from '../state/seat.ts';
import { type ShowPlan, seatsOf } from './hall-plan.ts';

/** Hands out seats while the data set is made. A sold seat is never handed out again. */
export interface SeatPicker {
  /** Seats of a paid order, from the front: `count` of one show that is still on sale then. */
  sell(count: number, atMs: number, showId: number | null): Seat[];
  /** Seats an unpaid order held for a while: from the back, where nothing is sold. */
  hold(count: number, atMs: number): Seat[];
}

/** Kept unsold in every ordinary show, so that the seats of lapsed orders were free to hold. */
const UNSOLD_TAIL = 12;
const DAY_MS = 86_400_000;

/** A picker over the shows of events that sell through the site. Throws a RangeError when a show is sold out. */
export function seatPicker(plans: readonly ShowPlan[], random: SeededRandom): SeatPicker {
  const halls = plans.map((plan) => ({
    plan,
    open: seatsOf(plan).filter((seat) => !seat.closed),
    sold: 0,
    held: 0,
  }));
  const onSale = (atMs: number, count: number) =>
    halls
      .filter((hall) => hall.plan.eventId !== 33 && hall.plan.startMs > atMs + 2 * DAY_MS)
      .filter((hall) => hall.open.length - hall.sold - UNSOLD_TAIL >= count)
      .slice(0, 5);
  return {
    sell(count, atMs, showId) {
      const hall =
        halls.find((candidate) => candidate.plan.id === showId) ?? random.pick(onSale(atMs, count));
      const seats = hall.open.slice(hall.sold, hall.sold + count);
      if (seats.length < count) throw new RangeError(`show ${hall.plan.id} is sold out`);
      hall.sold += count;
      return seats;
    },
    hold(count, atMs) {
      const current = halls.filter((hall) => hall.plan.startMs > atMs + 3 * DAY_MS).slice(0, 6);
      const hall = random.pick(current);
      const tail = hall.open.slice(-UNSOLD_TAIL);
      const from = hall.held;
      hall.held += count;
      return Array.from({ length: count }, (_, index) => tail[(from + index) % tail.length] as Seat);
    },
  };
}
