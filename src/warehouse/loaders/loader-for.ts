import type { LoaderName } from '../../model/case.ts';
import { loadBarcodes } from './barcodes.ts';
import { loadClients } from './clients.ts';
import { loadDiscounts } from './discounts.ts';
import { loadEvents } from './events.ts';
import type { Loader } from './loader.ts';
import { loadOrders } from './orders.ts';
import { loadPartnerChecks } from './partner-checks.ts';
import { loadPartnerSeats } from './partner-seats.ts';
import { loadPartnerTickets } from './partner-tickets.ts';
import { loadPriceShades } from './price-shades.ts';
import { loadPromoCodes } from './promo-codes.ts';
import { loadSeats } from './seats.ts';

const LOADERS: Record<LoaderName, Loader> = {
  orders: loadOrders,
  clients: loadClients,
  events: loadEvents,
  seats: loadSeats,
  priceShades: loadPriceShades,
  discounts: loadDiscounts,
  promoCodes: loadPromoCodes,
  barcodes: loadBarcodes,
  partnerTickets: loadPartnerTickets,
  partnerChecks: loadPartnerChecks,
  partnerSeats: loadPartnerSeats,
};

/** The loader that a case names. */
export function loaderFor(name: LoaderName): Loader {
  return LOADERS[name];
}
