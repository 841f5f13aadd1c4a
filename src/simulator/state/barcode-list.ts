import { createHash } from 'node:crypto';
import { isLive } from './partner-ticket.ts';
import type { SimulatorState } from './simulator-state.ts';

/** A valid entry barcode and the ticket behind it. `id` is the ticket's: a basket's or a partner ticket's. */
export type Barcode = {
  id: number;
  barcode: string;
  event_id: number;
  show_id: number;
  status: 'valid' | 'scanned';
  checked_at: string | null;
  price: number;
  seat_name: string;
};

/** Every valid barcode: tickets of paid orders in the order of their ids, then paid partner tickets. */
export function barcodeList(state: SimulatorState, now: Date): Barcode[] {
  return [...orderBarcodes(state), ...partnerBarcodes(state, now)];
}

/** Twelve digits that start with 87, made from a ticket's id and held by no other ticket. */
export function newBarcode(state: SimulatorState, ticketId: number, now: Date): string {
  const given = new Set(barcodeList(state, now).map((entry) => entry.barcode));
  for (let attempt = 0; ; attempt += 1) {
    const hash = createHash('sha256').update(`${ticketId}:${attempt}`).digest('hex').slice(0, 12);
    const barcode = `87${String(Number.parseInt(hash, 16) % 10_000_000_000).padStart(10, '0')}`;
    if (!given.has(barcode)) return barcode;
  }
}

function* orderBarcodes(state: SimulatorState): Generator<Barcode> {
  for (const order of state.orders.all()) {
    if (!order.payed) continue;
    for (const basket of order.baskets) {
      const { id, barcode, show_id, price, seat_name, checked_at } = basket;
      if (barcode === null) continue;
      const status = checked_at === null ? 'valid' : 'scanned';
      yield { id, barcode, event_id: order.event_id, show_id, status, checked_at, price, seat_name };
    }
  }
}

function* partnerBarcodes(state: SimulatorState, now: Date): Generator<Barcode> {
  for (const ticket of state.tickets.all()) {
    const { id, barcode, event_id, show_id, checked_at } = ticket;
    if (barcode === null || !isLive(ticket, now)) continue;
    const seat = state.seatsOf(show_id).find((candidate) => candidate.seat_id === ticket.seat_id);
    const status = checked_at === null ? 'valid' : 'scanned';
    const price = ticket.price ?? seat?.price ?? 0;
    yield { id, barcode, event_id, show_id, status, checked_at, price, seat_name: seat?.seat_name ?? '' };
  }
}
