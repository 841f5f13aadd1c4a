import type { ContractCase } from '../../src/model/case.ts';
import type { RuleSpec } from '../../src/model/rule.ts';
import { defineCase, documentedBy, FULL, inOrder, ok, SEED } from './define.ts';
import { notUndoable } from './live.ts';
import {
  asBefore,
  cancelKeeps,
  cancelOrder,
  deletedParts,
  order,
  readOrder,
  refundedParts,
  restoredParts,
} from './order-calls.ts';
import { orderRows } from './rows.ts';

const path = '/api/rest/v1/orders';
const rows = orderRows('data[*]');
const basket = `${order}/baskets/{BASKET_ID}`;
const refundAmounts = [
  { sent: 'amount', came: 'refunded_amount' },
  { sent: 'deduction_amount', came: 'refunded_deduction_amount' },
];
/** Orders of a list that another list shows too are the same there. */
const asIn = (of: string): RuleSpec => ({
  rule: 'agrees',
  items: 'data[*]',
  with: { of },
  at: 'data[*]',
  except: [],
});
const orderIsAsked = { rule: 'fieldIsAsked', field: 'data.id', asked: { param: 'ORDER_ID' } } as const;

export const orderCases: ContractCase[] = [
  defineCase({
    id: '1.1',
    method: 'GET',
    path,
    profiles: SEED,
    scenarios: [ok('rest', 'orders-list', { rows, lists: inOrder('data[*]') })],
  }),
  defineCase({
    id: '1.2',
    method: 'GET',
    path,
    profiles: SEED,
    needs: ['1.1'],
    scenarios: [
      ok('rest', 'orders-list', {
        lists: inOrder('data[*]'),
        rules: [
          { rule: 'paid', value: true },
          { rule: 'ordered', items: 'data[*]', field: 'id', direction: 'asc' },
          asIn('1.1'),
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
    needs: ['1.1'],
    scenarios: [
      ok('rest', 'orders-list', {
        lists: inOrder('data[*]'),
        rules: [
          { rule: 'paid', value: false },
          { rule: 'ordered', items: 'data[*]', field: 'id', direction: 'desc' },
          asIn('1.1'),
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
    needs: ['1.2', '1.3'],
    scenarios: [
      ok('rest', 'orders-list', {
        lists: inOrder('data[*]'),
        rules: [
          {
            rule: 'everyInstantFrom',
            items: 'data[*]',
            field: 'created_at',
            asked: { column: 'created_at' },
          },
          asIn('1.2'),
          asIn('1.3'),
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
    needs: ['1.2'],
    scenarios: [
      ok('rest', 'orders-list', {
        lists: inOrder('data[*]'),
        rules: [
          { rule: 'paid', value: true },
          { rule: 'everyFieldIsAsked', items: 'data[*]', field: 'event_id', asked: { column: 'event_id' } },
          { rule: 'ordered', items: 'data[*]', field: 'id', direction: 'desc' },
          asIn('1.2'),
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
        lists: inOrder('data'),
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
        lists: inOrder('data'),
        live: notUndoable('a deleted ticket does not come back'),
        setup: [readOrder],
        rules: [
          orderIsAsked,
          { rule: 'basketDeleted', before: readOrder.name },
          asBefore({ aside: readOrder.name }, deletedParts),
        ],
      }),
    ],
  }),
  defineCase({
    id: '1.8',
    documented: documentedBy('R5'),
    method: 'PATCH',
    path: basket,
    profiles: FULL,
    needs: ['1.6'],
    write: true,
    scenarios: [
      ok('rest', 'basket-single', {
        live: notUndoable('what the ticket held before is not written back'),
        rules: [
          { rule: 'fieldIsAsked', field: 'data.id', asked: { param: 'BASKET_ID' } },
          { rule: 'echo', object: 'data', fields: ['client_name', 'client_surname', 'client_phone'] },
          {
            rule: 'agrees',
            items: 'data',
            with: { of: '1.6' },
            at: 'data.baskets[*]',
            except: ['client_name', 'client_surname', 'client_phone', 'updated_at'],
          },
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
    needs: ['1.6'],
    write: true,
    scenarios: [
      ok('rest', 'order-single', {
        lists: inOrder('data'),
        live: notUndoable('a refund is not taken back'),
        rules: [
          orderIsAsked,
          { rule: 'basketRefunded', amounts: refundAmounts },
          asBefore({ of: '1.6' }, refundedParts),
        ],
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
        lists: inOrder('data'),
        live: notUndoable('an order has to be cancelled for it'),
        setup: [readOrder, cancelOrder],
        rules: [
          orderIsAsked,
          { rule: 'everyFieldIs', items: 'data', field: 'deleted_at', value: null },
          asBefore({ aside: readOrder.name }, restoredParts),
          cancelKeeps,
        ],
      }),
    ],
  }),
];
