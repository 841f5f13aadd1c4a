import type { Route } from '../route.ts';
import { barcodeRoutes } from './barcodes.ts';
import { basketEditRoutes } from './basket-edit.ts';
import { clientChangeRoutes } from './client-changes.ts';
import { clientRoutes } from './clients.ts';
import { colorThemeRoutes } from './color-themes.ts';
import { discountRoutes } from './discounts.ts';
import { eventChangeRoutes } from './event-changes.ts';
import { eventSeatRoutes } from './event-seats.ts';
import { eventRoutes } from './events.ts';
import { orderChangeRoutes } from './order-changes.ts';
import { orderRoutes } from './orders.ts';
import { priceShadeRoutes } from './price-shades.ts';
import { promoCodeChangeRoutes } from './promo-code-changes.ts';
import { promoCodeRoutes } from './promo-codes.ts';
import { scanningRoutes } from './scanning.ts';
import { showBarcodeRoutes } from './show-barcodes.ts';
import { showSeatRoutes } from './show-seats.ts';

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
  ...orderChangeRoutes,
  ...basketEditRoutes,
  ...clientChangeRoutes,
  ...promoCodeChangeRoutes,
  ...scanningRoutes,
  ...eventChangeRoutes,
  ...colorThemeRoutes,
  ...showSeatRoutes,
  ...showBarcodeRoutes,
];
