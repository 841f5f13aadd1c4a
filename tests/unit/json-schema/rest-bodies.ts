import type { JsonObject } from '../../../src/model/json.ts';

const at = '2025-11-01T10:00:00+03:00';
const hex = '0123456789abcdef0123456789abcdef';
const code = 'a1B2c3D4e5';

export const paging = { perPage: 100, currentPage: 1, total: 300 };

export function client(): JsonObject {
  return {
    id: 235,
    email: 'anna@example.com',
    details: {
      id: 235,
      name: 'Анна',
      middlename: null,
      surname: 'Образцова',
      phone: '+79000000235',
      vk_id: '',
      facebook_id: '',
    },
  };
}

/** A basket of a paid order. */
export function basket(): JsonObject {
  return {
    id: 63993,
    series: '123456789',
    barcode: '871000000017',
    show_id: 41,
    seat_id: 'PARTERRE-1;2',
    seat_name: 'Партер, ряд 1, место 2',
    original_price: 1500,
    ticket_original_price: 1500,
    discount_value: 0,
    price: 1500,
    ticket_amount: 1500,
    service_fee_amount: 0,
    multiprice_code: null,
    quantity: 1,
    client_email: 'anna@example.com',
    client_phone: '+79000000235',
    client_name: 'Анна',
    client_surname: 'Образцова',
    client_middlename: null,
    organization_name: null,
    legal_name: null,
    work_position: null,
    inn: null,
    kpp: null,
    comment: null,
    pdf_url: `https://tickets.example.com/ticket/pdf/${code}/${hex}`,
    passbook_url: `https://tickets.example.com/ticket/passbook/${code}/${hex}`,
    related_baskets: [],
    services: [],
    checked_at: at,
    created_at: at,
    updated_at: at,
    deleted_at: null,
    refunded_at: null,
    refunded_amount: null,
    refunded_deduction_amount: null,
    refunds: [],
  };
}

/** A paid order as a list gives it. */
export function order(): JsonObject {
  return {
    id: 4360,
    uniqid: code,
    payed: true,
    payed_at: at,
    client_id: 235,
    client: client(),
    site_id: 5,
    site: { id: 5, host: 'билеты.example' },
    payment_id: 9,
    payment_type_id: 'card',
    payment_card_number: '220000******0001',
    payment_url: `https://tickets.example.com/pay/${code}`,
    cancel_url: `https://tickets.example.com/cancel-order/${code}/${hex}`,
    basket_user_id: 77,
    backend_user_id: null,
    access_code_id: null,
    discount_id: 3,
    promo_code_id: 13513,
    reserved: false,
    reserved_to: at,
    reserve_extended: false,
    event_id: 33,
    price: 1500,
    original_price: 1500,
    currency_id: 'RUB',
    utm: { utm_source: 'site', utm_medium: 'banner', utm_campaign: '10000001' },
    custom: '',
    fields: [],
    baskets: [basket()],
    refunds: [],
    integrations: [],
    created_at: at,
    updated_at: at,
    deleted_at: null,
  };
}

export function discount(): JsonObject {
  return {
    id: 3,
    is_active: 1,
    name: 'Early bird',
    active_from: at,
    active_to: null,
    type: 'P',
    events: [{ id: 33, is_active: 1, name: 'Concert', deleted_at: null }],
    shows: [
      {
        id: 41,
        is_active: 1,
        event_id: 33,
        sale_start_date: null,
        sale_finish_date: at,
        open_date: at,
        start_date: at,
        finish_date: at,
        created_at: at,
        updated_at: at,
        deleted_at: null,
      },
    ],
    created_at: at,
    updated_at: at,
    deleted_at: null,
  };
}

export function promoCode(): JsonObject {
  return {
    id: 13513,
    is_active: 1,
    type: 0,
    discount_id: 3,
    code: 'EXAMPLE',
    max_uses_count: 0,
    active_from: null,
    active_to: at,
    created_at: at,
    updated_at: at,
    deleted_at: null,
  };
}

/** Seats of event 33; with `showId` those of a show, which each seat names again. */
export function seats(showId?: number): JsonObject {
  const show = showId === undefined ? {} : { show_id: showId };
  const seat = { seat_id: 'PARTERRE-1;2', ...show, row: '1', place: '2', available: true };
  return {
    event_id: 33,
    ...show,
    total: 1,
    left: 1,
    zones: [{ zone_id: 'PARTERRE', name: 'Партер', seats: [{ ...seat, price: 1500.5, currency_id: 'RUB' }] }],
  };
}

export const scan = { barcode: '000000000017', checked_at: at, already: false };

/** A seat with every key that `select` can ask of the documented seats call. */
export const flatSeat: JsonObject = {
  id: 'PARTERRE-1;2',
  root_id: 'PARTERRE-1;2',
  name: 'Партер, ряд 1, место 2',
  zone_id: 'PARTERRE',
  zone_root_id: 'PARTERRE',
  short_seat_id: '1;2',
  row: '1',
  place: '2',
  admission: false,
  available: true,
  disabled: false,
  ordered: false,
  max_quantity: 1,
  free_quantity: 1,
  ordered_quantity: 0,
  payed_quantity: 0,
  in_basket_quantity: 0,
  price: 1500.5,
  currency_id: 'RUB',
  related_seats: [],
  multiprice_name: null,
  multiprice_code: null,
  color_theme_id: 3,
  coords: [10.5, 20],
  spread: { partner_id: 8, users: [], client_groups: [], client_emails: null, agents: false },
};
