/** Whose habits the simulator takes on: the shipped reference's, or those seen in production; `young` is about what it holds. */
export type DatasetName = 'reference' | 'production' | 'young';

/** What differs between the two: page sizes, the status of a bad REST token, whether `per_page` has an effect. */
export interface Habits {
  perPage: {
    orders: number;
    clients: number;
    events: number;
    discounts: number;
    promoCodes: number;
    barcodes: number;
  };
  badTokenStatus: 401 | 403;
  clientsPerPageInBody: boolean;
}

const REFERENCE: Habits = {
  perPage: { orders: 100, clients: 100, events: 100, discounts: 100, promoCodes: 500, barcodes: 500 },
  badTokenStatus: 401,
  clientsPerPageInBody: true,
};

/** Page sizes and status as observed in November 2025; no barcode list was ever seen there, so its page is as that of most lists. */
const PRODUCTION: Habits = {
  perPage: { orders: 50, clients: 100, events: 10, discounts: 100, promoCodes: 500, barcodes: 100 },
  badTokenStatus: 403,
  clientsPerPageInBody: false,
};

/** The habits of a data set. */
export function habitsOf(dataset: DatasetName): Habits {
  return dataset === 'production' ? PRODUCTION : REFERENCE;
}
