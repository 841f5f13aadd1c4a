import { expect, test } from 'vitest';
import { checkOrders } from '../../../../src/contract/checks/order-checks.ts';
import { altered, type Changes, contextOf, told } from '../judged.ts';
import { DATE, DELETED, ORDER, REFUNDED, UNPAID } from './small-order.ts';

test.each<[string, Changes, string[]]>([
  [
    'a price that is not the original one less the discount',
    { 'baskets.0.discount_value': 9 },
    ['/data/baskets/0/price /data/baskets/0/original_price /data/baskets/0/discount_value 91.5 90.5'],
  ],
  [
    'another original price of the ticket',
    { 'baskets.0.ticket_original_price': 100 },
    ['/data/baskets/0/ticket_original_price 100.5 100'],
  ],
  [
    'a discount below nothing',
    {
      'baskets.0.discount_value': -1,
      'baskets.0.original_price': 89.5,
      'baskets.0.ticket_original_price': 89.5,
      original_price: 190,
    },
    ['/data/baskets/0/discount_value 0 -1'],
  ],
  [
    'a live ticket that amounts to less',
    { 'baskets.0.ticket_amount': 90.49 },
    ['/data/baskets/0/ticket_amount 90.5 90.49'],
  ],
  [
    'a deleted ticket that amounts to something',
    { ...DELETED, 'baskets.1.ticket_amount': 90.5 },
    ['/data/baskets/1/ticket_amount 0 90.5'],
  ],
  [
    'something refunded without a time',
    { 'baskets.0.refunded_amount': 1 },
    ['/data/baskets/0/refunded_amount 0 /data/baskets/0/refunded_deduction_amount 1'],
  ],
  [
    'something kept back without a time',
    { 'baskets.0.refunded_deduction_amount': 1 },
    ['/data/baskets/0/refunded_amount 0 /data/baskets/0/refunded_deduction_amount'],
  ],
  [
    'a time of a refund without an amount',
    { 'baskets.0.refunded_at': DATE },
    ['/data/baskets/0/refunded_amount'],
  ],
  [
    'a refund above the price',
    { ...REFUNDED, 'baskets.0.refunded_deduction_amount': 10.01 },
    ['/data/baskets/0/refunded_amount 90.5 80.5'],
  ],
  ['a seat that is none', { 'baskets.0.seat_id': 'A1;1' }, ['/data/baskets/0/seat_id -1 2 "A1;1"']],
  [
    'a seat with words behind it',
    { 'baskets.0.seat_id': 'A-1;1b' },
    ['/data/baskets/0/seat_id -1 2 "A-1;1b"'],
  ],
  ['several tickets for a numbered place', { 'baskets.0.quantity': 2 }, ['/data/baskets/0/quantity 1 2']],
  [
    'a deleted ticket without amounts',
    { ...DELETED, 'baskets.1.refunded_amount': null, 'baskets.1.refunded_deduction_amount': null },
    ['/data/baskets/1/refunded_amount', '/data/baskets/1/refunded_deduction_amount'],
  ],
  [
    'an unpaid order with a ticket that was checked',
    { ...UNPAID, 'baskets.0.checked_at': DATE },
    ['/data/baskets/0/checked_at "2025-11-02T10:00:00+03:00"'],
  ],
  [
    'an unpaid order with a refund',
    { ...UNPAID, ...REFUNDED },
    ['/data/baskets/0/refunded_at "2025-11-02T10:00:00+03:00"'],
  ],
])('%s is told', (_, changes, facts) => {
  expect(told(checkOrders(contextOf({ data: altered(ORDER, changes) })))).toEqual(facts);
});
