import { instantOf, isoTime } from '../iso-time.ts';
import type { SeededRandom } from '../seeded-random.ts';
import type { Discount, PriceShade, PromoCode } from '../state/promotion.ts';

const DAY_MS = 86_400_000;
const PROMO_ID = 13_501;
const PROMO_COUNT = 15;
/** Codes are made at noon, or minutes before and after midnight in Moscow. */
const OFF_NOON_MS = [0, 11.75 * 3_600_000, -11.75 * 3_600_000];
const CODE_SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const SHADES: readonly [string, string][] = [
  ['Красный', '#d64541'],
  ['Оранжевый', '#e67e22'],
  ['Жёлтый', '#f4d03f'],
  ['Зелёный', '#27ae60'],
  ['Голубой', '#3498db'],
  ['Синий', '#2c3e9e'],
  ['Фиолетовый', '#8e44ad'],
  ['Серый', '#7f8c8d'],
];

/** The eight price shades. */
export function makePriceShades(): PriceShade[] {
  return SHADES.map(([name, color], index) => ({ id: index + 1, name, color }));
}

/** The five discounts: three for every event, one for two of them, one of a fixed sum and no longer used. */
export function makeDiscounts(): Discount[] {
  const percents = [7.5, 10, 15, 20, 0];
  return percents.map((percent, index) => ({
    id: 700 + index,
    is_active: index === 4 ? 0 : 1,
    name: index === 4 ? 'Скидка 250 ₽' : `Скидка ${String(percent).replace('.', ',')}%`,
    active_from: index === 3 ? '2024-11-01T00:00:00+03:00' : null,
    active_to: index === 3 ? '2026-06-30T23:59:59+03:00' : null,
    type: index === 4 ? 'F' : 'P',
    event_ids: index === 3 ? [32, 33] : [],
    percent,
    created_at: `2024-06-0${index + 1}T12:00:00+03:00`,
    updated_at: `2024-06-1${index + 1}T12:00:00+03:00`,
    deleted_at: index === 4 ? '2024-10-01T09:30:00+03:00' : null,
  }));
}

/** The 15 promo codes, ids 13501 to 13515, listed neither by id nor by date: production's list is unordered. */
export function makePromoCodes(discounts: readonly Discount[], random: SeededRandom): PromoCode[] {
  const codes = Array.from({ length: PROMO_COUNT }, (_, index): PromoCode => {
    const discount = random.pick(discounts);
    const createdMs =
      (instantOf(discount.created_at) ?? 0) + (index + 20) * DAY_MS + (OFF_NOON_MS[index % 3] ?? 0);
    const deleted = index % 5 === 4 || discount.deleted_at !== null;
    return {
      id: PROMO_ID + index,
      is_active: deleted ? 0 : 1,
      type: 0,
      discount_id: discount.id,
      code: random.text(CODE_SIGNS, 8),
      max_uses_count: random.pick([0, 1, 10, 100]),
      active_from: index % 4 === 0 ? isoTime(createdMs) : null,
      active_to: index % 3 === 1 ? null : isoTime(createdMs + 720 * DAY_MS),
      created_at: isoTime(createdMs),
      updated_at: isoTime(createdMs + DAY_MS),
      deleted_at: deleted ? isoTime(createdMs + 40 * DAY_MS) : null,
    };
  });
  return codes.map((_, index) => codes[(index * 4 + 6) % PROMO_COUNT] as PromoCode);
}
