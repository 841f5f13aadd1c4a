import type { Route } from '../route.ts';
import { barcodeRoutes } from './barcodes.ts';
import { clientRoutes } from './clients.ts';
import { discountRoutes } from './discounts.ts';
import { eventSeatRoutes } from './event-seats.ts';
import { eventRoutes } from './events.ts';
import { orderRoutes } from './orders.ts';
import { priceShadeRoutes } from './price-shades.ts';
import { promoCodeRoutes } from './promo-codes.ts';

/** Every REST route the simulator serves. */
export const restRoutes: readonly Route[] = [
  ...orderRoutes,
  ...clientRoutes,
  ...eventRoutes,
  ...eventSeatRoutes,
  ...priceShadeRoutes,
  ...discountRoutes,
  ...promoCodeRoutes,
  ...barcodeRoutes,
];
