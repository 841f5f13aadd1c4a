import { expect, test } from 'vitest';
import { checkOrders } from '../../../../src/contract/checks/order-checks.ts';
import type { JsonValue } from '../../../../src/model/json.ts';
import { altered, type Changes, contextOf, told } from '../judged.ts';
import { ALL_DELETED, basket, DATE, DELETED, ORDER, REFUNDED, UNPAID } from './small-order.ts';

test.each<[string, Changes]>([
  ['a paid order', {}],
  ['an unpaid order', UNPAID],
  ['an unpaid order that keeps its barcodes', { ...UNPAID, 'baskets.0.barcode': '870000000001' }],
  ['a deleted ticket', DELETED],
  ['a refunded ticket', REFUNDED],
  ['a refund of less than the price', { ...REFUNDED, 'baskets.0.refunded_amount': 1 }],
  ['a cancelled order', { ...ALL_DELETED, deleted_at: DATE }],
  [
    'a free entrance for several',
    { 'baskets.0.seat_id': 'FAN-0;0', 'baskets.1.seat_id': 'FAN-0;0', 'baskets.0.quantity': 3 },
  ],
  ['a row without numbers', { 'baskets.0.seat_id': 'FAN-0;4', 'baskets.0.quantity': 2 }],
  ['a place without a number', { 'baskets.0.seat_id': 'FAN-4;0', 'baskets.0.quantity': 2 }],
  ['a promo code with its discount', { promo_code_id: 3, discount_id: 4 }],
  ['one without either field', { promo_code_id: undefined, discount_id: undefined }],
  ['an order with no tickets', { price: 0, original_price: 0, baskets: [] }],
  ['no time of a reservation', { reserved_to: null }],
  ['a reservation that ends as it begins', { reserved_to: '2025-11-01T10:00:00+03:00' }],
  ['a reservation of a year', { reserved_to: '2026-11-02T10:00:00+03:00' }],
  ['a ticket without a time of its own', { 'baskets.0.created_at': null }],
  ['no barcodes that could be the same', { ...UNPAID, 'baskets.0.barcode': undefined }],
  [
    'a sum with a fraction of a binary number',
    {
      'baskets.0.price': 0.1,
      'baskets.0.original_price': 0.1,
      'baskets.0.ticket_original_price': 0.1,
      'baskets.0.ticket_amount': 0.1,
      'baskets.0.discount_value': 0,
      'baskets.1.price': 0.2,
      'baskets.1.original_price': 0.2,
      'baskets.1.ticket_original_price': 0.2,
      'baskets.1.ticket_amount': 0.2,
      'baskets.1.discount_value': 0,
      price: 0.3,
      original_price: 0.3,
    },
  ],
])('%s is as it must be', (_, changes) => {
  for (const body of [{ data: altered(ORDER, changes) }, { data: [altered(ORDER, changes)] }])
    expect(told(checkOrders(contextOf(body)))).toEqual([]);
});

test.each<[string, Changes, string[]]>([
  ['a paid order without a time of payment', { payed_at: null }, ['/data/payed_at']],
  ['an unpaid order with one', { ...UNPAID, payed_at: DATE }, ['/data/payed_at "2025-11-02T10:00:00+03:00"']],
  [
    'an unpaid order with a card',
    { ...UNPAID, payment_card_number: '123456******1234' },
    ['/data/payment_card_number "123456******1234"'],
  ],
  ['a price that is no sum', { price: 181.01 }, ['/data/price /data/baskets/*/price 181 181.01']],
  [
    'an original price that is no sum',
    { original_price: 200 },
    ['/data/original_price /data/baskets/*/original_price 201 200'],
  ],
  ['a live ticket without a barcode', { 'baskets.1.barcode': null }, ['/data/baskets/1/barcode']],
  [
    'a live ticket without links',
    { 'baskets.0.pdf_url': null, 'baskets.0.passbook_url': null },
    ['/data/baskets/0/pdf_url', '/data/baskets/0/passbook_url'],
  ],
  [
    'a deleted ticket with a barcode',
    { ...DELETED, 'baskets.1.barcode': '870000000009' },
    ['/data/baskets/1/barcode "870000000009"'],
  ],
  [
    "another's link of payment",
    { payment_url: 'https://qtickets.example/u2/pay' },
    ['/data/payment_url "https://qtickets.example/u2/pay"'],
  ],
  [
    "another's link of a cancellation",
    { cancel_url: 'https://qtickets.example/u11/cancel' },
    ['/data/cancel_url "https://qtickets.example/u11/cancel"'],
  ],
  [
    "another's ticket",
    { 'baskets.1.pdf_url': 'https://qtickets.example/u2/pdf', 'baskets.0.passbook_url': '' },
    ['/data/baskets/0/passbook_url ""', '/data/baskets/1/pdf_url "https://qtickets.example/u2/pdf"'],
  ],
  [
    'a reservation that ends before it begins',
    { reserved_to: '2025-11-01T09:59:59+03:00' },
    ['/data/reserved_to "2025-11-01T09:59:59+03:00"'],
  ],
  [
    'a reservation of more than a year',
    { reserved_to: '2026-11-02T10:00:01+03:00' },
    ['/data/reserved_to "2026-11-02T10:00:01+03:00"'],
  ],
  [
    'a ticket that is older than its order',
    { 'baskets.1.created_at': '2025-11-01T09:59:59+03:00' },
    ['/data/baskets/1/created_at /data/created_at "2025-11-01T09:59:59+03:00"'],
  ],
  ['a promo code without its discount', { promo_code_id: 3 }, ['/data/discount_id']],
  ['a discount without its promo code', { discount_id: 4 }, ['/data/promo_code_id']],
  ['an order whose tickets are all deleted', ALL_DELETED, ['/data/deleted_at']],
  [
    'a cancelled order with a live ticket',
    { deleted_at: DATE },
    ['/data/baskets/0/deleted_at', '/data/baskets/1/deleted_at'],
  ],
  ['two tickets of one id', { 'baskets.1.id': 1 }, ['/data/baskets/1/id 1 /data/baskets/0/id']],
  [
    'two tickets of one barcode',
    { 'baskets.1.barcode': '870000000001' },
    ['/data/baskets/1/barcode "870000000001" /data/baskets/0/barcode'],
  ],
  [
    'two tickets of one seat',
    { 'baskets.1.seat_id': 'A-1;1' },
    ['/data/baskets/1/seat_id "A-1;1" /data/baskets/0/seat_id'],
  ],
  [
    'two tickets of one seat with two digits',
    { 'baskets.0.seat_id': 'A-10;20', 'baskets.1.seat_id': 'A-10;20' },
    ['/data/baskets/1/seat_id "A-10;20" /data/baskets/0/seat_id'],
  ],
])('%s is told', (_, changes, facts) => {
  expect(told(checkOrders(contextOf({ data: altered(ORDER, changes) })))).toEqual(facts);
});

test('two orders share neither uniqid nor ticket nor barcode nor seat', () => {
  const other = altered(ORDER, { id: 2 });
  expect(told(checkOrders(contextOf({ data: [ORDER, other] })))).toEqual([
    '/data/1/uniqid "u1" /data/0/uniqid',
    '/data/1/baskets/0/id 1 /data/0/baskets/0/id',
    '/data/1/baskets/0/barcode "870000000001" /data/0/baskets/0/barcode',
    '/data/1/baskets/0/seat_id "A-1;1" /data/0/baskets/0/seat_id',
    '/data/1/baskets/1/id 2 /data/0/baskets/1/id',
    '/data/1/baskets/1/barcode "870000000002" /data/0/baskets/1/barcode',
    '/data/1/baskets/1/seat_id "A-1;2" /data/0/baskets/1/seat_id',
  ]);
  const apart: Changes = {
    'baskets.0.show_id': 8,
    'baskets.1.show_id': 8,
    uniqid: undefined,
    payment_url: null,
  };
  const seats = checkOrders(contextOf({ data: [ORDER, altered(other, apart)] })) ?? [];
  expect(seats.filter((problem) => problem.includes('seat_id'))).toEqual([]);
  const gone =
    checkOrders(contextOf({ data: [altered(ORDER, { 'baskets.0.deleted_at': DATE }), other] })) ?? [];
  expect(gone.filter((problem) => /^\/data\/1\/baskets\/0\/seat_id/.test(problem))).toEqual([]);
});

test('a ticket by itself is looked at, and what is neither ticket nor order is not', () => {
  expect(checkOrders(contextOf({ data: basket(1) }))).toEqual([]);
  expect(told(checkOrders(contextOf({ data: [{ ...basket(1), ticket_amount: 1 }] })))).toEqual([
    '/data/0/ticket_amount 90.5 1',
  ]);
  const others: JsonValue[] = [
    {},
    null,
    [],
    'payed',
    3,
    { payed: true },
    { baskets: [] },
    { payed: 1, baskets: null },
    { barcode: '1' },
    { ticket_original_price: 1 },
  ];
  for (const data of others) {
    expect(checkOrders(contextOf({ data }))).toBeNull();
    expect(checkOrders(contextOf({ data: [data] }))).toBeNull();
  }
  expect(checkOrders(contextOf([]))).toBeNull();
  expect(
    told(
      checkOrders(
        contextOf({
          data: { payed: true, payed_at: DATE, price: 0, original_price: 0, baskets: [null, 'x'] },
        }),
      ),
    ),
  ).toEqual([]);
});
