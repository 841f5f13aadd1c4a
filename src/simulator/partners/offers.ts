import type { Seat } from '../state/seat.ts';

/** Offers of a show by id, as a share of the seat's price. An empty or missing offer is the full price. */
const SHARES: Readonly<Record<string, number>> = { '': 1, full: 1, preferential: 0.6 };

/** The price of a seat under an offer, in whole roubles; null for an offer the show does not have. */
export function offerPrice(seat: Seat, offerId: string | null): number | null {
  const share = Object.hasOwn(SHARES, offerId ?? '') ? SHARES[offerId ?? ''] : undefined;
  return share === undefined ? null : Math.round(seat.price * share);
}

/** The offers of a show that have a name. */
export function offerIds(): string[] {
  return Object.keys(SHARES).filter((offerId) => offerId !== '');
}
