import { dataSet } from '../dataset/data-set.ts';
import { youngAccount } from '../dataset/young-account.ts';
import type { DatasetName } from '../habits.ts';
import type { Client } from './client.ts';
import type { SimulatedEvent } from './event.ts';
import type { Order } from './order.ts';
import type { PartnerTicket } from './partner-ticket.ts';
import type { Discount, PriceShade, PromoCode } from './promotion.ts';
import { seatsOfScheme } from './scheme-seats.ts';
import type { Seat } from './seat.ts';
import { Table } from './table.ts';

/** The account the simulator serves: what calls read and change. */
export interface SimulatorState {
  readonly orders: Table<Order>;
  readonly clients: Table<Client>;
  readonly events: Table<SimulatedEvent>;
  readonly discounts: Table<Discount>;
  readonly promoCodes: Table<PromoCode>;
  readonly tickets: Table<PartnerTicket>;
  readonly priceShades: readonly PriceShade[];
  /** Seats of a show in hall order: of the data set, or those that a made show names; none without a hall. */
  seatsOf(showId: number): readonly Seat[];
  /** Takes a seat out of the plan of its show. */
  withdrawSeat(seat: Seat): void;
  /** Back to the data set. */
  reset(): void;
}

/** A fresh account over a data set. */
export function simulatorState(name: DatasetName = 'reference'): SimulatorState {
  const source = name === 'young' ? youngAccount(dataSet()) : dataSet(name);
  const tables = {
    orders: new Table(source.orders),
    clients: new Table(source.clients),
    events: new Table(source.events),
    discounts: new Table(source.discounts),
    promoCodes: new Table(source.promoCodes),
    tickets: new Table(source.tickets),
  };
  const withdrawn = new Set<Seat>();
  return {
    ...tables,
    priceShades: source.priceShades,
    seatsOf: (showId) =>
      (source.seats.get(showId) ?? seatsOfScheme(tables.events.all(), showId)).filter(
        (seat) => !withdrawn.has(seat),
      ),
    withdrawSeat: (seat) => void withdrawn.add(seat),
    reset() {
      withdrawn.clear();
      for (const table of Object.values(tables)) table.reset();
    },
  };
}
