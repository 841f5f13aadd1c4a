import { isLive } from './partner-ticket.ts';
import type { Seat } from './seat.ts';
import type { SimulatorState } from './simulator-state.ts';

/** A seat with what orders and partner tickets make of it at a moment. */
export interface SeatOffer {
  seat: Seat;
  available: boolean;
}

/** The seats of a show. One is available when it is not closed and no live ticket of either kind holds it. */
export function seatOffers(state: SimulatorState, showId: number, now: Date): SeatOffer[] {
  const taken = takenSeats(state, showId, now);
  return state.seatsOf(showId).map((seat) => ({ seat, available: !seat.closed && !taken.has(seat.seat_id) }));
}

function takenSeats(state: SimulatorState, showId: number, now: Date): Set<string> {
  const taken = new Set<string>();
  for (const order of state.orders.all()) {
    for (const basket of order.baskets) {
      if (basket.show_id === showId && basket.deleted_at === null) taken.add(basket.seat_id);
    }
  }
  for (const ticket of state.tickets.all()) {
    if (ticket.show_id === showId && isLive(ticket, now)) taken.add(ticket.seat_id);
  }
  return taken;
}
