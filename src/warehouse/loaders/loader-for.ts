import type { LoaderName } from '../../model/case.ts';
import { loadEvents, loadSeats } from './inventory-loaders.ts';
import { loadBarcodes, loadClients, loadDiscounts, loadPriceShades, loadPromoCodes } from './item-loaders.ts';
import type { Loader } from './loader.ts';
import { loadOrders } from './orders.ts';
import { loadPartnerChecks, loadPartnerSeats, loadPartnerTickets } from './partner-loaders.ts';

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
