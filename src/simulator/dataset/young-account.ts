import type { DataSet } from './data-set.ts';

/** The Partners event of the reference: the one event that the account has. */
const ONLY_EVENT = 12;
/** So few clients that no list has a second page. */
const CLIENTS = 3;

/** An account that has just been opened: one event, a few clients, nothing sold, discounts but no promo code. */
export function youngAccount(reference: DataSet): DataSet {
  return Object.freeze({
    ...reference,
    orders: [],
    clients: reference.clients.slice(0, CLIENTS),
    events: reference.events.filter(({ id }) => id === ONLY_EVENT),
    promoCodes: [],
    tickets: [],
  });
}
