import { expect } from 'vitest';
import type { Order } from '../../src/simulator/state/order.ts';
import type { PartnerTicket } from '../../src/simulator/state/partner-ticket.ts';
import { keyOf } from '../../src/warehouse/key-values.ts';
import type { Story } from './story.ts';

export const TICKETS = 'stg_qtickets_api_partner_tickets_raw';
export const BARCODES = 'stg_qtickets_api_barcodes_raw';
export const ORDERS = 'stg_qtickets_api_orders_raw';
const SEATS = 'fact_qtickets_inventory_latest';

/** Rows that a reader sees in a table. */
export async function rowsIn({ warehouse }: Story, table: string): Promise<number> {
  return (await warehouse.totals())[table]?.rows ?? -1;
}

/** Every table of the warehouse is as empty as it was. */
export async function expectNothingLoaded({ warehouse }: Story): Promise<void> {
  for (const counts of Object.values(await warehouse.totals())) expect(counts.rows).toBe(0);
}

/** The rows of these tickets say what the simulator's own tickets say. */
export async function expectTickets(story: Story, tickets: readonly PartnerTicket[]): Promise<void> {
  const key = ['event_id', 'show_id', 'seat_id', 'offer_id', 'ticket_id', 'external_order_id'];
  const keyed = tickets.map(
    (ticket) =>
      [
        [ticket.event_id, ticket.show_id, ticket.seat_id, ticket.offer_id ?? '', ticket.id]
          .map(String)
          .concat(ticket.external_order_id ?? ''),
        [ticket.paid ? '1' : '0', ticket.barcode ?? '', String(ticket.price), ticket.external_id ?? ''],
      ] as const,
  );
  const columns = ['paid', 'barcode', 'price', 'external_id'];
  const keys = keyed.map(([values]) => values);
  const found = await story.warehouse.readBack(TICKETS, columns, key, keys);
  expect(found).toEqual(new Map(keyed.map(([values, row]) => [keyOf(values), row])));
}

/** The barcode table holds the valid barcodes of the simulator's orders and tickets, no other, with their scans. */
export async function expectBarcodes(story: Story): Promise<void> {
  const { orders, tickets } = story.caller.simulator.state;
  const wanted = new Map<string, (string | null)[]>();
  const want = (barcode: string | null, event: number, show: number, checkedAt: string | null) => {
    if (barcode === null) return;
    wanted.set(keyOf([barcode]), [String(event), String(show), wallTime(checkedAt)]);
  };
  for (const order of orders.all()) {
    for (const { barcode, show_id, checked_at } of order.baskets) {
      want(barcode, order.event_id, show_id, checked_at);
    }
  }
  for (const { barcode, event_id, show_id, checked_at, removed } of tickets.all()) {
    if (!removed) want(barcode, event_id, show_id, checked_at);
  }
  const keys = [...wanted.keys()].map((key) => JSON.parse(key) as string[]);
  const columns = ['event_id', 'show_id', 'checked_at'];
  expect(await story.warehouse.readBack(BARCODES, columns, ['barcode'], keys)).toEqual(wanted);
  expect(await rowsIn(story, BARCODES)).toBe(wanted.size);
}

/** Every seat of a show is left, or not, as the simulator's tickets have it; gives how many are left. */
export async function expectSeats(story: Story, eventId: number, showId: number): Promise<number> {
  const { state, clock } = story.caller.simulator;
  const taken = new Set<string>();
  for (const { baskets } of state.orders.all()) {
    for (const basket of baskets) {
      if (basket.show_id === showId && basket.deleted_at === null) taken.add(basket.seat_id);
    }
  }
  for (const ticket of state.tickets.all()) {
    const held = ticket.paid || Date.parse(ticket.reserved_to ?? '') > clock.now().getTime();
    if (ticket.show_id === showId && !ticket.removed && held) taken.add(ticket.seat_id);
  }
  const seats = state.seatsOf(showId);
  const key = (seatId: string) => [String(eventId), String(showId), seatId];
  const left = seats.map(
    ({ seat_id, closed }) => [seat_id, closed || taken.has(seat_id) ? '0' : '1'] as const,
  );
  const found = await story.warehouse.readBack(
    SEATS,
    ['tickets_left'],
    ['event_id', 'show_id', 'seat_id'],
    seats.map(({ seat_id }) => key(seat_id)),
  );
  expect(found).toEqual(new Map(left.map(([seatId, count]) => [keyOf(key(seatId)), [count]])));
  return left.filter(([, count]) => count === '1').length;
}

/** The row of an order holds the simulator's own order; gives that. */
export async function expectOrder(story: Story, id: number): Promise<Order> {
  const order = story.caller.simulator.state.orders.get(id);
  if (order === undefined) throw new Error(`the simulator has no order ${id}`);
  const columns = ['payload_json', 'revenue', 'tickets_sold'];
  const found = await story.warehouse.readBack(ORDERS, columns, ['order_id'], [[String(id)]]);
  const [payload, revenue, tickets] = found.get(keyOf([String(id)])) ?? [];
  expect({ ...JSON.parse(payload ?? '{}'), integrations: [] }).toEqual({ ...order, integrations: [] });
  expect([revenue, tickets]).toEqual([String(order.price), String(order.baskets.length)]);
  return order;
}

/** The simulator writes Moscow time, and so does the warehouse. */
function wallTime(instant: string | null): string | null {
  return instant === null ? null : instant.slice(0, 19).replace('T', ' ');
}
