import { expect, test } from 'vitest';
import type { JsonValue } from '../../../src/model/json.ts';
import { apiSchemas } from './api-schema-set.ts';
import { withoutProperty, withValue } from './edit-body.ts';
import { entranceSeat } from './partners-bodies.ts';
import { VALID_BODIES } from './valid-bodies.ts';

const refused: JsonValue = { status: 'error', code: 'SEAT_NOT_AVAILABLE', message: 'Seat is taken' };
const scheme = '/data/shows/0/scheme_properties';

/** Kind, pointer, value set there (undefined: removed), file that must be named. The pointer is the one reported. */
const CHANGES: [kind: string, pointer: string, value: JsonValue | undefined, file: string][] = [
  ['orders-list', '/paging/total', undefined, 'paging'],
  ['orders-list', '/paging', undefined, 'orders-list'],
  ['orders-list', '/data', { 0: {} }, 'orders-list'],
  ['orders-list', '/data/0/payed', 1, 'order'],
  ['orders-list', '/data/0/payed', 'yes', 'order'],
  ['orders-list', '/data/0/payed', undefined, 'order'],
  ['orders-list', '/data/0/payed_at', '2025-11-01T10:00:00', 'date-time-or-null'],
  ['orders-list', '/data/0/payed_at', '2025-11-01T10:00:00Z', 'date-time-or-null'],
  ['orders-list', '/data/0/created_at', '2025-11-01 10:00:00', 'date-time'],
  ['orders-list', '/data/0/created_at', '2025-13-01T10:00:00+03:00', 'date-time'],
  ['orders-list', '/data/0/created_at', null, 'date-time'],
  ['orders-list', '/data/0/id', '4360', 'order'],
  ['orders-list', '/data/0/uniqid', 'short', 'uniqid'],
  ['orders-list', '/data/0/price', '1500', 'order'],
  ['orders-list', '/data/0/price', -1, 'order'],
  ['orders-list', '/data/0/currency_id', 'rub', 'currency'],
  ['orders-list', '/data/0/reserved', 0, 'order'],
  ['orders-list', '/data/0/utm', '', 'order'],
  ['orders-list', '/data/0/utm', [1], 'order'],
  ['orders-list', '/data/0/custom', [1], 'order'],
  ['orders-list', '/data/0/fields', '', 'empty-array-or-object'],
  ['orders-list', '/data/0/integrations', null, 'order'],
  ['orders-list', '/data/0/payment_card_number', '2200000000000001', 'order'],
  ['orders-list', '/data/0/payment_url', 'https://tickets.example.com/pay/', 'order'],
  ['orders-list', '/data/0/cancel_url', 'https://tickets.example.com/cancel-order/a1B2c3D4e5/0123', 'order'],
  ['orders-list', '/data/0/client/email', 'anna', 'email'],
  ['orders-list', '/data/0/client/details/phone', '89000000001', 'client-details'],
  ['orders-list', '/data/0/client/details/vk_id', null, 'client-details'],
  ['orders-list', '/data/0/baskets/0/barcode', '87100000001', 'barcode-or-null'],
  ['orders-list', '/data/0/baskets/0/barcode', 871000000017, 'barcode-or-null'],
  ['orders-list', '/data/0/baskets/0/seat_id', undefined, 'basket'],
  ['orders-list', '/data/0/baskets/0/client_phone', '+7900000000', 'phone'],
  [
    'orders-list',
    '/data/0/baskets/0/pdf_url',
    'https://tickets.example.com/ticket/pdf/a1B2c3D4e5/x',
    'basket',
  ],
  ['order-single', '/data', [], 'order'],
  ['order-single', '/data/integrations/roistat/roistat_visit', undefined, 'order'],
  ['clients-list', '/data/0/details/surname', undefined, 'client-details'],
  ['clients-list', '/paging/perPage', '100', 'paging'],
  ['events-list', '/data/0/is_active', true, 'flag'],
  ['event-single', '/data/is_active', 2, 'flag'],
  ['event-single', '/data/payments/0/is_active', 1, 'event'],
  ['event-single', '/data/shows/0/start_date', '2025-12-01T19:00:00', 'date-time'],
  ['event-single', '/data/shows/0/prices/0/color_theme', 3, 'price'],
  ['event-single', '/data/shows/0/min_price/default_price', undefined, 'price'],
  ['event-single', '/data/shows/0/min_price', 1500, 'show'],
  ['event-single', `${scheme}/zones/PARTERRE/price_id`, 501, 'scheme-properties'],
  ['event-single', `${scheme}/zones/DANCE/rows/0`, 'x', 'scheme-properties'],
  ['event-single', `${scheme}/zones/PARTERRE/rows/1/disabled`, 1, 'scheme-properties'],
  ['event-single', `${scheme}/seats/PARTERRE-1;2/spread/users/0`, 100001, 'scheme-properties'],
  ['event-single', '/data/place_coordinates', [56.01], 'coordinates'],
  ['event-single', '/data/poster', 'data:image/png;base64,AA==', 'event'],
  ['seats-of-event', '/data/zones/0/seats/0/row', 1, 'seats-of-event'],
  ['seats-of-event', '/data/left', -1, 'seats-of-event'],
  ['seats-of-show', '/data/zones/0/seats/0/show_id', undefined, 'seats-of-show'],
  ['price-shades-list', '/data/0/color', '98ff98', 'color'],
  ['discounts-list', '/data/0/type', 0, 'discount'],
  ['promo-codes-list', '/data/0/type', 'P', 'promo-code'],
  ['promo-code-single', '/data/valid_to', '2026-01-31', 'date-time'],
  ['promo-code-single', '/data/discount_value', undefined, 'promo-code-single'],
  ['promo-code-single', '/data/code', undefined, 'promo-code'],
  ['barcodes-list', '/data/0/barcode', '00000000001', 'barcode'],
  ['barcodes-list', '/data/0/status', 'used', 'barcodes-list'],
  ['scan-info', '/data/total', 1.5, 'scan-info'],
  ['scan-result', '/success', false, 'scan-result'],
  ['scan-batch-result', '/data/0/already', undefined, 'scan-batch-result'],
  ['rest-error', '/info', null, 'empty-array-or-object'],
  ['rest-error', '/status', 200, 'rest-error'],
  ['rest-error', '/code', 'Wrong authorization', 'rest-error'],
  ['partners-error', '/status', 'success', 'partners-error'],
  ['partners-ticket-added', '/status', 'error', 'partners-ticket-added'],
  ['partners-ticket-added', '/event_id', undefined, 'event-head'],
  ['partners-ticket-added', '/last_update_hash', 'abc', 'event-head'],
  ['partners-ticket-added', '/result/id', '12-0260', 'ticket'],
  ['partners-ticket-added', '/result/paid', true, 'flag'],
  ['partners-ticket-added', '/result', [], 'ticket'],
  ['partners-tickets-found', '/result/0/deleted', undefined, 'partners-tickets-found'],
  ['partners-ticket-removed', '/result', false, 'partners-ticket-removed'],
  ['partners-tickets-removed', '/result/1', refused, 'partners-tickets-removed'],
  ['partners-seats-checked', '/result/0/row', '20', 'seat-check'],
  ['partners-seats', '/zones/0/zone_id', 'PARTERRE', 'partners-seats'],
  ['partners-seats', '/zones/0/seats/0/row', undefined, 'partners-seat'],
];

test.each(CHANGES)('%s is rejected at %s with %j by %s', (kind, pointer, value, file) => {
  const valid = VALID_BODIES[kind]?.() ?? null;
  const body = value === undefined ? withoutProperty(valid, pointer) : withValue(valid, pointer, value);
  const places = apiSchemas.check(kind, body).map((problem) => `${problem.pointer} ${problem.schemaFile}`);
  expect(places).toEqual([`${pointer} schemas/api/${file}.schema.json`]);
});

test('a refused item in a batch lacks what a ticket has, and each lack is named', () => {
  const body = withValue(VALID_BODIES['partners-tickets-added']?.() ?? null, '/result/0', refused);
  const problems = apiSchemas.check('partners-tickets-added', body);
  expect(problems.map(({ pointer }) => pointer)).toContain('/result/0/barcode');
  expect(new Set(problems.map(({ schemaFile }) => schemaFile))).toEqual(
    new Set(['schemas/api/ticket.schema.json']),
  );
});

test('an unknown resource is named by its id and kind', () => {
  const body = { error: 'Not found', status: 404, code: 'RESOURCE_NOT_FOUND', info: { id: 5 } };
  expect(apiSchemas.check('rest-error', body).map(({ pointer }) => pointer)).toEqual(['/info/resource']);
  expect(apiSchemas.check('rest-error', { ...body, info: [] }).map(({ pointer }) => pointer)).toEqual([
    '/info',
  ]);
});

test.each([
  ['without a free quantity', withoutProperty(entranceSeat, '/free_quantity')],
  ['with less than none', withValue(entranceSeat, '/free_quantity', -1)],
])('an entrance ticket %s is rejected', (_, seat) => {
  const body = withValue(VALID_BODIES['partners-seats']?.() ?? null, '/zones/0/seats/0', seat);
  const places = apiSchemas.check('partners-seats', body).map(({ pointer }) => pointer);
  expect(places).toEqual(['/zones/0/seats/0/free_quantity']);
});
