import type { Seat } from '../state/seat.ts';

/** A block of seats of one show: rows and places by number, first and last included. */
export interface ZonePlan {
  slug: string;
  name: string;
  number: number;
  rows: [number, number];
  places: [number, number];
}

/** What one show sells: its zones, three prices from dear to cheap, and how many seats at the end stay closed. */
export interface ShowPlan {
  id: number;
  eventId: number;
  startMs: number;
  /** ISO 4217 code. */
  currency: string;
  zones: ZonePlan[];
  priceIds: [number, number, number];
  prices: [number, number, number];
  closed: number;
}

/** Whole numbers of a range, both ends included. */
export function rangeOf([first, last]: [number, number]): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Which of the three prices a row has: the front third is dear, the back third cheap. One row has the middle price. */
export function priceTier(zone: ZonePlan, row: number): 0 | 1 | 2 {
  const rows = zone.rows[1] - zone.rows[0] + 1;
  if (rows < 3) return 1;
  const third = Math.floor(((row - zone.rows[0]) * 3) / rows);
  return third === 0 ? 0 : third === 1 ? 1 : 2;
}

/** Every seat of a show, zone by zone, row by row; the last `closed` of them are withdrawn from sale. */
export function seatsOf(plan: ShowPlan): Seat[] {
  const open = plan.zones.flatMap((zone) =>
    rangeOf(zone.rows).flatMap((row) =>
      rangeOf(zone.places).map((place): Seat => {
        const tier = priceTier(zone, row);
        return {
          event_id: plan.eventId,
          show_id: plan.id,
          zone_id: zone.slug,
          zone_number: zone.number,
          zone_name: zone.name,
          seat_id: `${zone.slug}-${row};${place}`,
          seat_name: `${zone.name}, ряд ${row}, место ${place}`,
          row,
          place,
          price_id: plan.priceIds[tier],
          price: plan.prices[tier],
          currency_id: plan.currency,
          coords: [40 + place * 24, 60 + row * 28],
          closed: false,
        };
      }),
    ),
  );
  return open.map((seat, index) => ({ ...seat, closed: index >= open.length - plan.closed }));
}
