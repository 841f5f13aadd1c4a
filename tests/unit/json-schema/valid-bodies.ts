import type { JsonValue } from '../../../src/model/json.ts';
import { event } from './event-body.ts';
import { checkedSeat, eventItem, headed, seatmap, ticket, zones } from './partners-bodies.ts';
import { basket, client, discount, flatSeat, order, paging, promoCode, scan, seats } from './rest-bodies.ts';

const at = '2025-11-01T10:00:00+03:00';
const themed = { id: 1, name: 'Мята', color: '#98ff98' };
const soldBarcode = {
  barcode: '000000000017',
  event_id: 33,
  show_id: 41,
  status: 'valid',
  checked_at: null,
  price: 1500,
  seat_name: '1;2',
};
const person = { client_name: null, client_surname: 'Образцова', client_middlename: null };
const place = { seat_name: '1;2', zone_name: 'Партер', row: '1', place: '2' };
const heldBarcode = { barcode: '000000000017', admission: false, price: 1500, ...place, ...person };
const promoAsked = { discount_type: 'percent', discount_value: 10, valid_from: at, valid_to: at };

/** For each kind of answer a small body that the contract accepts, built from the documented and observed shapes. */
export const VALID_BODIES: Readonly<Record<string, () => JsonValue>> = {
  'orders-list': () => ({ data: [order()], paging }),
  'order-single': () => ({ data: { ...order(), integrations: { roistat: { roistat_visit: null } } } }),
  'basket-single': () => ({ data: basket() }),
  'clients-list': () => ({ data: [client()], paging }),
  'client-single': () => ({ data: client() }),
  'events-list': () => ({ data: [event()], paging }),
  'event-single': () => ({ data: event() }),
  'seats-of-event': () => ({ data: seats() }),
  'seats-of-show': () => ({ data: seats(41) }),
  'price-shades-list': () => ({ data: [themed] }),
  'discounts-list': () => ({ data: [discount()], paging }),
  'promo-codes-list': () => ({ data: [promoCode()], paging }),
  'promo-code-single': () => ({ data: { ...promoCode(), ...promoAsked } }),
  'barcodes-list': () => ({ data: [soldBarcode], paging }),
  'scan-info': () => ({ data: { total: 345, scanned: 1, last_checked_at: at } }),
  'scan-result': () => ({ success: true, ...scan }),
  'scan-batch-result': () => ({ data: [{ ...scan, success: true }] }),
  'rest-error': () => ({ error: 'Wrong authorization', status: 403, code: 'WRONG_AUTHORIZATION', info: [] }),
  'partners-error': () => ({ status: 'error', code: 'SEAT_NOT_FOUND', message: 'Seat not found' }),
  'partners-ticket-added': () => headed({ result: ticket() }),
  'partners-tickets-added': () => headed({ result: [ticket()] }),
  'partners-ticket-removed': () => headed({ result: true }),
  'partners-tickets-removed': () => headed({ result: [true, true] }),
  'partners-seat-checked': () => headed({ result: checkedSeat }),
  'partners-seats-checked': () => headed({ result: [checkedSeat] }),
  'partners-tickets-found': () => ({ status: 'success', result: [{ ...ticket(), id: 120260, deleted: 0 }] }),
  'partners-seats': () => headed({ zones }),
  'color-themes': () => ({ data: [{ id: 1, color: '#98ff98' }] }),
  'show-barcodes': () => [heldBarcode],
  'barcode-check': () => ({ barcode: '000000000017', checked_at: at }),
  'barcode-checked': () => ({ success: true, barcode: '000000000017', checked_at: at }),
  'show-seats-flat': () => ({ data: { 'PARTERRE-1;2': flatSeat } }),
  'show-seats-zones': () => ({
    data: {
      PARTERRE: {
        zone_id: 'PARTERRE',
        name: 'Parterre',
        description: '',
        seats: { '1;2': { seat_id: 'PARTERRE-1;2', admission: false } },
      },
    },
  }),
  'barcodes-checked': () => [{ success: true, barcode: '000000000017', checked_at: at }],
  'baskets-changed': () => ({ data: [basket()] }),
  'promo-code-made': () => ({ data: promoCode() }),
  'partners-events': () => ({ status: 'success', result: [eventItem] }),
  'partners-seatmap': () => headed({ seatmap }),
  'partners-offers': () =>
    headed({ offers: { '': { name: 'Full', seats: { 'P-20;5': { available: true, price: 1500 } } } } }),
};
