import { instantOf, isoTime } from '../iso-time.ts';
import { hexHash, type SeededRandom } from '../seeded-random.ts';
import { CLOCK_START } from '../simulator-clock.ts';
import type { Client } from '../state/client.ts';
import type { Order } from '../state/order.ts';
import type { Discount, PromoCode } from '../state/promotion.ts';
import { type BasketContext, makeBasket } from './baskets.ts';
import type { ShowPlan } from './hall-plan.ts';
import { makeOrderPlans, type OrderPlan } from './order-plans.ts';
import { withRefunds } from './refunds.ts';
import { seatPicker } from './seat-picker.ts';

/** What orders are drawn from. */
export interface OrderSources {
  clients: readonly Client[];
  shows: readonly ShowPlan[];
  discounts: readonly Discount[];
  promoCodes: readonly PromoCode[];
}

const HOUR_MS = 3_600_000;
const UNIQID_SIGNS = 'abcdefghijklmnopqrstuvwxyz0123456789';
const KNOWN_BASKET = { order: 4360, firstBasket: 63_993 };
/** Barcodes that the spec document's scan calls name: the first two tickets of order 4360. */
const KNOWN_BARCODES: Readonly<Record<number, string>> = { 63993: '877076325904', 63994: '877344688530' };

/** The 300 orders with their tickets. */
export function makeOrders(sources: OrderSources, random: SeededRandom): Order[] {
  const plans = makeOrderPlans(random);
  const picker = seatPicker(sources.shows, random);
  const barcodes = barcodeSource(random);
  const before = plans.filter((plan) => plan.id < KNOWN_BASKET.order);
  let basketId = KNOWN_BASKET.firstBasket - before.reduce((sum, plan) => sum + plan.tickets, 0);
  return plans.map((plan) => {
    const seats = plan.paid
      ? picker.sell(plan.tickets, plan.createdMs, plan.showId)
      : picker.hold(plan.tickets, plan.createdMs);
    const show = sources.shows.find((candidate) => candidate.id === seats[0]?.show_id);
    if (show === undefined) throw new RangeError(`order ${plan.id} has no show`);
    const promo = random.chance(0.86) ? random.pick(usable(sources.promoCodes)) : null;
    const context = contextOf(plan, show, promo, sources, random);
    const baskets = seats.map((seat) => {
      const id = basketId++;
      return makeBasket(id, seat, KNOWN_BARCODES[id] ?? barcodes(), context, random);
    });
    return withRefunds(makeOrder(plan, show, promo, context, baskets, random));
  });
}

function contextOf(
  plan: OrderPlan,
  show: ShowPlan,
  promo: PromoCode | null,
  sources: OrderSources,
  random: SeededRandom,
): BasketContext {
  const reservedMs = plan.createdMs + 24 * HOUR_MS;
  return {
    client: random.pick(sources.clients),
    percent: sources.discounts.find((discount) => discount.id === promo?.discount_id)?.percent ?? 0,
    createdMs: plan.createdMs,
    paidMs: plan.paid ? plan.createdMs + random.int(60, 1200) * 1000 : null,
    deletedMs: plan.paid ? null : reservedMs + random.int(10, 300) * 1000,
    showStartMs: show.startMs,
    nowMs: instantOf(CLOCK_START) ?? 0,
    uniqid: random.text(UNIQID_SIGNS, 10),
  };
}

function makeOrder(
  plan: OrderPlan,
  show: ShowPlan,
  promo: PromoCode | null,
  context: BasketContext,
  baskets: Order['baskets'],
  random: SeededRandom,
): Order {
  const { client, uniqid, paidMs, deletedMs } = context;
  const byCard = random.chance(0.88);
  const card = random.chance(0.3) ? `220000******${random.text('0123456789', 4)}` : null;
  return {
    id: plan.id,
    uniqid,
    payed: plan.paid,
    payed_at: paidMs === null ? null : isoTime(paidMs),
    client_id: client.id,
    client,
    site_id: 3,
    site: { id: 3, host: 'пример.рф' },
    payment_id: 64,
    payment_type_id: byCard ? 'card' : '1234567',
    payment_card_number: plan.paid && byCard ? card : null,
    payment_url: `https://venue.example.org/pay/${uniqid}`,
    cancel_url: `https://venue.example.org/cancel-order/${uniqid}/${hexHash(random)}`,
    basket_user_id: 700_000 + plan.id,
    backend_user_id: null,
    access_code_id: null,
    discount_id: promo?.discount_id ?? null,
    promo_code_id: promo?.id ?? null,
    reserved: !plan.paid,
    reserved_to: isoTime(plan.createdMs + 24 * HOUR_MS),
    reserve_extended: false,
    event_id: show.eventId,
    price: baskets.reduce((sum, basket) => sum + basket.price, 0),
    original_price: baskets.reduce((sum, basket) => sum + basket.original_price, 0),
    currency_id: show.currency,
    utm: random.chance(0.5) ? campaign(random) : [],
    custom: '',
    fields: [],
    baskets,
    refunds: [],
    integrations: [],
    created_at: isoTime(plan.createdMs),
    updated_at: isoTime(deletedMs ?? paidMs ?? plan.createdMs),
    deleted_at: deletedMs === null ? null : isoTime(deletedMs),
  };
}

function campaign(random: SeededRandom): Exclude<Order['utm'], never[]> {
  const utm = {
    utm_source: random.pick(['newsletter', 'search']),
    utm_medium: random.pick(['email', 'cpc']),
    utm_campaign: random.text('123456789', 8),
  };
  if (!random.chance(0.15)) return utm;
  return { ...utm, utm_content: random.text('123456789', 11), utm_term: 'концерт, Большой зал' };
}

function usable(promoCodes: readonly PromoCode[]): PromoCode[] {
  return promoCodes.filter((promo) => promo.deleted_at === null);
}

/** Twelve digits that start with 87, none twice. */
function barcodeSource(random: SeededRandom): () => string {
  const given = new Set<string>(Object.values(KNOWN_BARCODES));
  return () => {
    let barcode: string;
    do barcode = `87${random.text('0123456789', 10)}`;
    while (given.has(barcode));
    given.add(barcode);
    return barcode;
  };
}
