import { isoTime } from '../iso-time.ts';
import { hexHash, type SeededRandom } from '../seeded-random.ts';
import type { Client } from '../state/client.ts';
import type { Basket } from '../state/order.ts';
import type { Seat } from '../state/seat.ts';

/** What the tickets of one order have in common. */
export interface BasketContext {
  client: Client;
  /** Percent off, 0 without a discount. */
  percent: number;
  createdMs: number;
  paidMs: number | null;
  deletedMs: number | null;
  showStartMs: number;
  nowMs: number;
  uniqid: string;
}

/** One ticket. A deleted one has neither barcode nor URLs, and zero amounts (QTickets REST, orders; observed). */
export function makeBasket(
  id: number,
  seat: Seat,
  barcode: string,
  context: BasketContext,
  random: SeededRandom,
): Basket {
  const { client, deletedMs, uniqid } = context;
  const discount = Math.round((seat.price * context.percent) / 100);
  const price = seat.price - discount;
  const hash = hexHash(random);
  const link = (kind: string) =>
    deletedMs === null ? `https://venue.example.org/ticket/${kind}/${uniqid}/${hash}` : null;
  return {
    id,
    series: String(100_000_000 + seat.event_id * 1_117_117),
    barcode: deletedMs === null ? barcode : null,
    show_id: seat.show_id,
    seat_id: seat.seat_id,
    seat_name: seat.seat_name,
    original_price: seat.price,
    ticket_original_price: seat.price,
    discount_value: discount,
    price,
    ticket_amount: deletedMs === null ? price : 0,
    service_fee_amount: 0,
    multiprice_code: null,
    quantity: 1,
    client_email: client.email,
    client_phone: client.details.phone ?? '',
    client_name: client.details.name,
    client_surname: client.details.surname ?? 'Гость',
    client_middlename: null,
    organization_name: null,
    legal_name: null,
    work_position: null,
    inn: null,
    kpp: null,
    comment: null,
    pdf_url: link('pdf'),
    passbook_url: link('passbook'),
    related_baskets: [],
    services: [],
    checked_at: checkedAt(context, random),
    created_at: isoTime(context.createdMs),
    updated_at: isoTime(deletedMs ?? context.paidMs ?? context.createdMs),
    deleted_at: deletedMs === null ? null : isoTime(deletedMs),
    refunded_at: null,
    refunded_amount: deletedMs === null ? null : 0,
    refunded_deduction_amount: deletedMs === null ? null : 0,
    refunds: [],
  };
}

/** Nine of ten visitors of a past show were let in during the hour before it. */
function checkedAt(context: BasketContext, random: SeededRandom): string | null {
  const minutesBefore = random.int(1, 55);
  const came = random.chance(0.9);
  const scannedMs = context.showStartMs - minutesBefore * 60_000;
  return context.paidMs !== null && came && scannedMs < context.nowMs ? isoTime(scannedMs) : null;
}
