import type { ContractCase } from '../../src/model/case.ts';
import { orderCases } from './1-orders.cases.ts';
import { clientCases } from './2-clients.cases.ts';
import { eventCases } from './3-events.cases.ts';
import { discountCases } from './4-discounts.cases.ts';
import { barcodeCases } from './5-barcodes.cases.ts';
import { partnersCases } from './6-partners.cases.ts';
import { errorCases } from './7-errors.cases.ts';
import { documentedPartnersCases } from './P-partners.cases.ts';
import { restCasesToEvents } from './R-orders-to-events.cases.ts';
import { restCasesFromShows } from './R-shows-to-barcodes.cases.ts';

/** Every case of the suite. Their order does not matter: a run follows the spec document. */
export const allCases: readonly ContractCase[] = [
  ...orderCases,
  ...clientCases,
  ...eventCases,
  ...discountCases,
  ...barcodeCases,
  ...partnersCases,
  ...errorCases,
  ...restCasesToEvents,
  ...restCasesFromShows,
  ...documentedPartnersCases,
];
