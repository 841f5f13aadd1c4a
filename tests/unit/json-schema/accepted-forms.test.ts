import { expect, test } from 'vitest';
import type { JsonValue } from '../../../src/model/json.ts';
import { apiSchemas } from './api-schema-set.ts';
import { withValue } from './edit-body.ts';
import { entranceSeat } from './partners-bodies.ts';
import { VALID_BODIES } from './valid-bodies.ts';

const hex = 'ABCDEF0123456789abcdef0123456789';
const at = '2025-11-01T10:00:00+03:00';
const zones = '/data/shows/0/scheme_properties/zones';

/** Kind, pointer, another value that production, or the vendor's documentation, gives there. */
const FORMS: [kind: string, pointer: string, value: JsonValue][] = [
  ['orders-list', '/data', []],
  ['orders-list', '/data/0/utm', []],
  ['orders-list', '/data/0/utm/utm_content', '10000000001'],
  ['orders-list', '/data/0/custom', {}],
  ['orders-list', '/data/0/custom', { seat_wish: 'aisle' }],
  ['orders-list', '/data/0/fields', { organization_name: 'Example' }],
  ['orders-list', '/data/0/integrations', { roistat: { roistat_visit: '1' } }],
  ['orders-list', '/data/0/integrations', {}],
  ['order-single', '/data/integrations', []],
  ['order-single', '/data/payed', false],
  ['order-single', '/data/price', 1500.5],
  ['order-single', '/data/payment_type_id', '1234567'],
  ['order-single', '/data/payment_card_number', '220000********0001'],
  ['order-single', '/data/backend_user_id', 12],
  ['order-single', '/data/payment_url', 'https://билеты.example/pay/0000000000'],
  ['order-single', '/data/cancel_url', `http://127.0.0.1:8080/cancel-order/0000000000/${hex}`],
  ['order-single', '/data/refunds', [{ any: 1 }]],
  ['order-single', '/data/created_at', '2025-11-01T10:00:00.123456+07:00'],
  ['order-single', '/data/baskets', []],
  ['basket-single', '/data/discount_value', 100],
  ['basket-single', '/data/deleted_at', at],
  ['basket-single', '/data/refunded_amount', 0],
  ['basket-single', '/data/related_baskets', [63994]],
  ['client-single', '/data/details/vk_id', '123456789'],
  ['client-single', '/data/details/middlename', 'Тестовна'],
  ['event-single', '/data/shows', []],
  ['event-single', '/data/payments', []],
  ['event-single', '/data/site_url', ''],
  ['event-single', '/data/is_active', 0],
  ['event-single', '/data/shows/0/min_price', null],
  ['event-single', `${zones}/PARTERRE/rows`, ['']],
  ['event-single', `${zones}/PARTERRE/rows`, []],
  ['event-single', `${zones}/DANCE/rows`, { 1: { disabled: '0' } }],
  ['discounts-list', '/data/0/events', []],
  ['rest-error', '/info', { email: 'is required' }],
  ['rest-error', '/info', { id: 'must be a number' }],
  [
    'rest-error',
    '',
    { error: 'No', status: 404, code: 'RESOURCE_NOT_FOUND', info: { id: 0, resource: 'Discount' } },
  ],
  ['barcodes-list', '/data/0/status', 'scanned'],
  ['scan-batch-result', '/data/0/success', false],
  ['partners-ticket-added', '/result/id', 120260],
  ['partners-ticket-added', '/result/offer_id', ''],
  ['partners-ticket-added', '/result/price', 1500],
  ['partners-ticket-added', '/result/barcode', null],
  ['partners-ticket-added', '/result/fanid_card', null],
  ['partners-tickets-found', '/result', []],
  ['partners-seats', '/zones/0/seats/0', entranceSeat],
  ['partners-seats', '/zones/0/seats/0/admission', false],
  ['partners-seats', '/scheme/zones', [{ zone_id: 1, name: 'Партер', description: '', seats: [] }]],
  ['show-seats-flat', '/data', []],
  ['partners-events', '/result/0/integrations', []],
  // Masked values keep their format.
  ['basket-single', '/data/client_email', 'm0123456789abcdef@mask.invalid'],
  ['basket-single', '/data/client_phone', '+70001234567'],
  ['basket-single', '/data/barcode', '001234567890'],
  ['order-single', '/data/uniqid', '0000000000'],
  ['order-single', '/data/payment_card_number', '000000******0000'],
];

test.each(FORMS)('%s accepts at "%s" %j', (kind, pointer, value) => {
  const body = VALID_BODIES[kind]?.() ?? null;
  expect(apiSchemas.check(kind, pointer === '' ? value : withValue(body, pointer, value))).toEqual([]);
});
