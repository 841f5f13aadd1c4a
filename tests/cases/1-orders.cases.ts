import type { ContractCase } from '../../src/model/case.ts';
import { defineCase, documentedBy, FULL, ok, SEED } from './define.ts';
import { notUndoable } from './live.ts';
import { cancelOrder, order, readOrder } from './order-calls.ts';
import { orderRows } from './rows.ts';

const path = '/api/rest/v1/orders';
const rows = orderRows('data[*]');
const basket = `${order}/baskets/{BASKET_ID}`;
const refundAmounts = [
  { sent: 'amount', came: 'refunded_amount' },
  { sent: 'deduction_amount', came: 'refunded_deduction_amount' },
];
const orderIsAsked = { rule: 'fieldIsAsked', field: 'data.id', asked: { param: 'ORDER_ID' } } as const;

export const orderCases: ContractCase[] = [
  defineCase({
    id: '1.1',
    method: 'GET',
    path,
    profiles: SEED,
    scenarios: [ok('rest', 'orders-list', { rows })],
  }),
  defineCase({
    id: '1.2',
    method: 'GET',
    path,
    profiles: SEED,
    scenarios: [
      ok('rest', 'orders-list', {
        rules: [
          { rule: 'paid', value: true },
          { rule: 'ordered', items: 'data[*]', field: 'id', direction: 'asc' },
        ],
        rows,
      }),
    ],
  }),
  defineCase({
    id: '1.3',
    method: 'GET',
    path,
    profiles: SEED,
    scenarios: [
      ok('rest', 'orders-list', {
        rules: [
          { rule: 'paid', value: false },
          { rule: 'ordered', items: 'data[*]', field: 'id', direction: 'desc' },
        ],
        rows,
      }),
    ],
  }),
  defineCase({
    id: '1.4',
    method: 'GET',
    path,
    profiles: FULL,
    scenarios: [
      ok('rest', 'orders-list', {
        rules: [
          {
            rule: 'everyInstantFrom',
            items: 'data[*]',
            field: 'created_at',
            asked: { column: 'created_at' },
          },
        ],
        rows,
      }),
    ],
  }),
  defineCase({
    id: '1.5',
    method: 'GET',
    path,
    profiles: FULL,
    scenarios: [
      ok('rest', 'orders-list', {
        rules: [
          { rule: 'paid', value: true },
          { rule: 'everyFieldIsAsked', items: 'data[*]', field: 'event_id', asked: { column: 'event_id' } },
          { rule: 'ordered', items: 'data[*]', field: 'id', direction: 'desc' },
        ],
        rows,
      }),
    ],
  }),
  defineCase({
    id: '1.6',
    method: 'GET',
    path: order,
    profiles: FULL,
    needs: ['1.2'],
    scenarios: [
      ok('rest', 'order-single', {
        rules: [
          { rule: 'fieldIsAsked', field: 'data.id', asked: { param: 'ORDER_ID' } },
          { rule: 'equalsItemOf', object: 'data', of: '1.2', ofItems: 'data[*]', except: ['integrations'] },
        ],
        rows: orderRows('data'),
      }),
    ],
  }),
  defineCase({
    id: '1.7',
    documented: documentedBy('R3'),
    method: 'DELETE',
    path: basket,
    profiles: FULL,
    write: true,
    scenarios: [
      ok('rest', 'order-single', {
        live: notUndoable('a deleted ticket does not come back'),
        setup: [readOrder],
        rules: [orderIsAsked, { rule: 'basketDeleted', before: readOrder.name }],
      }),
    ],
  }),
  defineCase({
    id: '1.8',
    documented: documentedBy('R5'),
    method: 'PATCH',
    path: basket,
    profiles: FULL,
    write: true,
    scenarios: [
      ok('rest', 'basket-single', {
        live: notUndoable('what the ticket held before is not written back'),
        rules: [
          { rule: 'fieldIsAsked', field: 'data.id', asked: { param: 'BASKET_ID' } },
          { rule: 'echo', object: 'data', fields: ['client_name', 'client_surname', 'client_phone'] },
        ],
      }),
    ],
  }),
  defineCase({
    id: '1.9',
    documented: documentedBy('R4'),
    method: 'POST',
    path: `${basket}/refund`,
    profiles: FULL,
    write: true,
    scenarios: [
      ok('rest', 'order-single', {
        live: notUndoable('a refund is not taken back'),
        rules: [orderIsAsked, { rule: 'basketRefunded', amounts: refundAmounts }],
      }),
    ],
  }),
  defineCase({
    id: '1.10',
    method: 'POST',
    path: `${order}/restore`,
    profiles: FULL,
    write: true,
    scenarios: [
      ok('rest', 'order-single', {
        live: notUndoable('an order has to be cancelled for it'),
        setup: [readOrder, cancelOrder],
        rules: [orderIsAsked, { rule: 'everyFieldIs', items: 'data', field: 'deleted_at', value: null }],
      }),
    ],
  }),
];
