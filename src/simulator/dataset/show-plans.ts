import type { ShowPlan, ZonePlan } from './hall-plan.ts';

/** One event of the data set before it takes production's form. */
export interface EventPlan {
  id: number;
  active: boolean;
  deletedAt: string | null;
  /** ISO 4217 code: one for all shows of an event. */
  currency: string;
  shows: ShowPlan[];
}

const DAY_MS = 86_400_000;
const FIRST_SHOW_MS = Date.parse('2025-01-20T19:00:00+03:00');
const DAYS_BETWEEN_EVENTS = 19;
const HOUR_MS = 3_600_000;
const INACTIVE = new Set([10, 11, 13, 14, 15, 26]);
const DELETED: Readonly<Record<number, string>> = {
  15: '2025-04-02T11:20:00+03:00',
  26: '2025-09-29T16:05:00+03:00',
};

/** Events that do not sell in roubles. */
const CURRENCIES: Readonly<Record<number, string>> = { 17: 'KZT', 24: 'BYN' };
/** Late shows: the night of Moscow or that of UTC begins while visitors are let in. */
const LATER_MS: Readonly<Record<number, number>> = { 22: 5.25 * HOUR_MS, 23: 8.5 * HOUR_MS };

const PARTERRE: ZonePlan = { slug: 'PARTERRE', name: 'Партер', number: 1, rows: [1, 6], places: [1, 8] };
const BALCONY: ZonePlan = { slug: 'BALCONY', name: 'Балкон', number: 2, rows: [1, 4], places: [1, 10] };

/** The 24 events, ids 10 to 33, with their shows in the order of their dates. */
export function makeEventPlans(): EventPlan[] {
  return Array.from({ length: 24 }, (_, index) => index + 10).map((id) => ({
    id,
    active: !INACTIVE.has(id),
    deletedAt: DELETED[id] ?? null,
    currency: currencyOf(id),
    shows: id === 12 ? partnerShows() : id === 33 ? scanShows() : ordinaryShows(id),
  }));
}

/** Event 12, sold through Partners: a past show with two seats, a coming one with four. */
function partnerShows(): ShowPlan[] {
  const row20 = { name: 'Центральный партер', number: 3, rows: [20, 20] as [number, number] };
  return [
    show(12, 21, '2025-10-17T15:00:00+03:00', [{ ...row20, slug: 'SIDE_PARTERRE', places: [1, 2] }], 1000, 0),
    show(
      12,
      4076,
      '2025-12-05T15:00:00+03:00',
      [{ ...row20, slug: 'CENTER_PARTERRE', places: [5, 8] }],
      1000,
      0,
    ),
  ];
}

/** Event 33: 45 seats on 7 November, 105 on the day after, in different parts of the hall. */
function scanShows(): ShowPlan[] {
  const chamber: ZonePlan = { slug: 'CHAMBER', name: 'Малый зал', number: 4, rows: [1, 3], places: [1, 15] };
  const parterre: ZonePlan = { ...PARTERRE, rows: [1, 5], places: [1, 9] };
  const balcony: ZonePlan = { ...BALCONY, rows: [1, 6], places: [1, 10] };
  return [
    show(33, 41, '2025-11-07T20:00:00+03:00', [chamber], 800, 12),
    show(33, 42, '2025-11-08T20:00:00+03:00', [parterre, balcony], 700, 33),
  ];
}

/** Show ids leave 21, 41, 42 and 4076 to their events: first shows 19 to 43, second shows from 50. */
function ordinaryShows(eventId: number): ShowPlan[] {
  const startMs = FIRST_SHOW_MS + (eventId - 10) * DAYS_BETWEEN_EVENTS * DAY_MS + (LATER_MS[eventId] ?? 0);
  // Some prices have kopecks.
  const basePrice = 500 + (eventId % 5) * 150 + (eventId % 7 === 3 ? 0.5 : 0);
  const first = show(eventId, eventId === 32 ? 43 : eventId + 9, startMs, [PARTERRE], basePrice, eventId % 4);
  if (eventId % 2 === 1) return [first];
  return [first, show(eventId, eventId + 40, startMs + DAY_MS, [BALCONY], basePrice, 0)];
}

function show(
  eventId: number,
  id: number,
  start: string | number,
  zones: ZonePlan[],
  basePrice: number,
  closed: number,
): ShowPlan {
  const startMs = typeof start === 'number' ? start : Date.parse(start);
  return {
    id,
    eventId,
    startMs,
    currency: currencyOf(eventId),
    zones,
    priceIds: [200_001 + id * 3, 200_002 + id * 3, 200_003 + id * 3],
    prices: [basePrice * 2, basePrice * 1.5, basePrice],
    closed,
  };
}

function currencyOf(eventId: number): string {
  return CURRENCIES[eventId] ?? 'RUB';
}
