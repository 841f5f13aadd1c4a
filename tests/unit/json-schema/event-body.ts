import type { JsonObject } from '../../../src/model/json.ts';

const at = '2025-11-01T10:00:00+03:00';
const price = () => ({ id: 501, default_price: 1500, color_theme: '3', modifiers: [] });

/** An event with one show whose scheme uses every form that the server writes. */
export function event(): JsonObject {
  return {
    id: 33,
    is_active: 1,
    name: 'Concert',
    scheme_id: 8,
    currency_id: 'RUB',
    place_name: 'Hall',
    place_address: 'Example street 1',
    place_description: '',
    city_id: 4,
    description: '',
    site_url: 'https://hall.example.com',
    external_id: null,
    ticket_id: 6,
    mail_template_id: 7,
    age: '12+',
    shows: [show()],
    payments: [
      { id: 9, is_active: true, name: 'Receiver', handler: 'card', agree_url: 'https://example.com/agree' },
    ],
    poster: { id: 1, content_type: 'image/png', file_size: 2048, url: 'https://example.com/poster.png' },
    event_type_id: 2,
    city: { id: 4, name: 'Красноярск', timezone: 'Asia/Krasnoyarsk' },
    ticket: { id: 6, is_active: 1, name: 'Plain' },
    mail_template: { id: 7, is_active: 0, name: 'Plain' },
    slug: 'concert',
    place_coordinates: [56.01, 92.87],
    url: 'https://tickets.example.com/event/33',
    created_at: at,
    updated_at: at,
    deleted_at: null,
  };
}

function show(): JsonObject {
  return {
    id: 41,
    name: '',
    is_active: 1,
    sale_start_date: null,
    sale_finish_date: at,
    open_date: at,
    start_date: at,
    finish_date: at,
    scheme_properties: {
      admin: {
        zones: {
          PARTERRE: { opened: '1', was_opened: '1', rows: { 1: { opened: '0' }, 2: { was_opened: '1' } } },
        },
      },
      zones: {
        PARTERRE: {
          disabled: '0',
          label: '',
          price_id: '501',
          spread: { enabled: '' },
          rows: { 1: { disabled: '1', price_id: '', spread: { enabled: '' } } },
        },
        DANCE: { disabled: '0', price_id: '', spread: { enabled: '' }, rows: [''] },
        BALCONY: {},
      },
      seats: {
        'PARTERRE-1;2': { disabled: '0', price_id: '501', spread: { enabled: '1', users: ['100001'] } },
        'PARTERRE-1;3': { max_quantity: '', hot: '', show_free_quantity: '' },
      },
    },
    prices: [price()],
    min_price: price(),
    max_price: null,
    created_at: at,
    updated_at: at,
    deleted_at: null,
  };
}
