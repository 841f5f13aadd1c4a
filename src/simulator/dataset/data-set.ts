import type { DatasetName } from '../habits.ts';
import { seededRandom } from '../seeded-random.ts';
import type { Client } from '../state/client.ts';
import type { SimulatedEvent } from '../state/event.ts';
import type { Order } from '../state/order.ts';
import type { PartnerTicket } from '../state/partner-ticket.ts';
import type { Discount, PriceShade, PromoCode } from '../state/promotion.ts';
import type { Seat } from '../state/seat.ts';
import { makeEvents } from './events.ts';
import { seatsOf } from './hall-plan.ts';
import { makeOrders } from './orders.ts';
import { makePartnerTickets } from './partner-tickets.ts';
import { makeClients } from './people.ts';
import { productionSize } from './production-size.ts';
import { makeDiscounts, makePriceShades, makePromoCodes } from './promotions.ts';
import { makeEventPlans } from './show-plans.ts';

/** All that the simulator knows when it starts. Frozen: state replaces rows, never changes them. */
export interface DataSet {
  orders: readonly Order[];
  clients: readonly Client[];
  events: readonly SimulatedEvent[];
  discounts: readonly Discount[];
  promoCodes: readonly PromoCode[];
  priceShades: readonly PriceShade[];
  tickets: readonly PartnerTicket[];
  /** Seats by show id, hall order. */
  seats: ReadonlyMap<number, readonly Seat[]>;
}

const SEED = 20_251_107;
const made = new Map<DatasetName, DataSet>();

/** A data set: made once per process, the same on every machine. */
export function dataSet(name: DatasetName = 'reference'): DataSet {
  const known = made.get(name);
  if (known !== undefined) return known;
  const fresh = name === 'reference' ? makeDataSet() : freeze(productionSize(dataSet()));
  made.set(name, fresh);
  return fresh;
}

function makeDataSet(): DataSet {
  const random = seededRandom(SEED);
  const plans = makeEventPlans();
  const shows = plans
    .filter((plan) => plan.deletedAt === null && plan.id !== 12)
    .flatMap((plan) => plan.shows);
  const clients = makeClients(random);
  const discounts = makeDiscounts();
  const promoCodes = makePromoCodes(discounts, random);
  const allShows = plans.flatMap((plan) => plan.shows);
  return freeze({
    orders: makeOrders({ clients, shows, discounts, promoCodes }, random),
    clients,
    events: makeEvents(plans, random),
    discounts,
    promoCodes,
    priceShades: makePriceShades(),
    tickets: makePartnerTickets(),
    seats: new Map(allShows.map((show) => [show.id, freeze(seatsOf(show))])),
  });
}

function freeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) {
    if (typeof part === 'object' && part !== null && !Object.isFrozen(part)) freeze(part);
  }
  return Object.freeze(value);
}
