import type { JsonObject, JsonValue } from '../../../src/model/json.ts';

/** A success of the Partners API: the head of the event, and what a method adds. */
export function headed(added: Record<string, JsonValue>): JsonObject {
  return {
    event_id: 12,
    show_id: 4076,
    event_name: 'Opera',
    start_date: '2025-12-01T19:00:00+07:00',
    finish_date: '2025-12-01T22:00:00+07:00',
    scheme: {
      id: 3,
      venue_id: 2,
      place_name: 'Hall',
      place_address: 'Example street 1',
      place_description: '',
      width: 800,
      height: 600.5,
    },
    city: { id: 4, name: 'Красноярск', timezone: 'Asia/Krasnoyarsk', coords: [56.01, 92.87] },
    last_update_hash: '0123456789abcdef0123456789abcdef01234567',
    status: 'success',
    ...added,
  };
}

/** A paid ticket with every key that the vendor's examples show. */
export function ticket(): JsonObject {
  return {
    id: '120260',
    paid: 1,
    paid_at: '2025-11-07T15:30:00+03:00',
    reserved_to: null,
    seat_id: 'CENTER_PARTERRE-20;5',
    offer_id: 'full',
    admission: false,
    payment_type_id: null,
    external_id: 'ticket001',
    external_order_id: 'order123',
    barcode: '872000000017',
    price: 1500.5,
    client_email: 'anna@example.com',
    client_phone: '+79000000001',
    client_name: 'Анна',
    client_surname: 'Образцова',
    client_middlename: null,
    fanid_card: { id: 1, value: '100000001' },
    visitor_user_id: 'visitor-1',
  };
}

export const checkedSeat: JsonObject = {
  seat_id: 'CENTER_PARTERRE-20;5',
  offer_id: 'full',
  available: true,
  coords: [10, 20],
  row: 20,
  place: 5,
  price: 1500,
  currency_id: 'RUB',
};

export const zones: JsonValue = [
  {
    zone_id: 1,
    name: 'Партер',
    seats: [
      {
        seat_id: 'P-20;5',
        available: true,
        coords: [10, 20],
        row: 20,
        place: 5,
        price: 1500,
        currency_id: 'RUB',
      },
    ],
  },
];

/** A seat of an entrance ticket: no row, no place, a free quantity instead. */
export const entranceSeat: JsonValue = {
  seat_id: 'D-0;0',
  available: true,
  admission: true,
  free_quantity: 40,
  price: 900,
  currency_id: 'RUB',
};

export const eventItem: JsonValue = {
  event_id: 12,
  show_id: 21,
  event_name: 'Opera',
  start_date: '2025-12-01T19:00:00+10:00',
  finish_date: '2025-12-01T22:00:00+10:00',
  scheme: { id: 3, venue_id: 2, place_name: 'Hall', place_address: '', place_description: '' },
  city: { id: 4, name: 'Красноярск', timezone: 'Asia/Krasnoyarsk', coords: [56.01, 92.87] },
  event_type: { id: 2, name: 'Opera' },
  age: '12+',
  fanid_required: false,
  has_document_verification: false,
  integrations: [{ source_name: 'example', source_id: 5 }],
  last_update_hash: '0123456789abcdef0123456789abcdef01234567',
};

export const seatmap: JsonValue = {
  width: 800,
  height: 600.5,
  zones: {
    1: {
      name: 'Партер',
      description: null,
      width: 400,
      height: 300,
      offset: [0, 1.5],
      seats: { 'P-20;5': { coords: [10, 20], row: 20, place: 5 } },
    },
  },
};
