import type { ContractCase } from '../../src/model/case.ts';
import { inEvent, inOrder, ok } from './define.ts';
import { documentedRest, idOfPath, inData, notDeleted, rest } from './documented-rest.ts';
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
import { clientRows, eventRows, orderRows } from './rows.ts';

const inDetails = (field: string) => ({ sent: `data.details.${field}`, came: `details.${field}` });

export const restCasesToEvents: ContractCase[] = [
  documentedRest('R1', 'GET', `${rest}/orders`, [
    ok('rest', 'orders-list', {
      lists: inOrder('data[*]'),
      rules: [
        { rule: 'paid', value: true },
        { rule: 'ordered', items: 'data[*]', field: 'id', direction: 'desc' },
      ],
      rows: orderRows('data[*]'),
    }),
  ]),
  documentedRest(
    'R2',
    'GET',
    order,
    [
      ok('rest', 'order-single', {
        lists: inOrder('data'),
        rules: [
          idOfPath('data.id', 'ORDER_ID'),
          { rule: 'agrees', items: 'data', with: { of: 'R1' }, at: 'data[*]', except: ['integrations'] },
        ],
        rows: orderRows('data'),
      }),
    ],
    { needs: ['R1'] },
  ),
  documentedRest(
    'R3',
    'DELETE',
    `${order}/baskets`,
    [
      ok('rest', 'order-single', {
        lists: inOrder('data'),
        setup: [readOrder],
        rules: [
          idOfPath('data.id', 'ORDER_ID'),
          { rule: 'basketDeleted', before: readOrder.name },
          asBefore({ aside: readOrder.name }, deletedParts),
        ],
      }),
    ],
    { params: { BASKET_ID: 63993 } },
  ),
  documentedRest(
    'R4',
    'DELETE',
    `${order}/baskets`,
    [
      ok('rest', 'order-single', {
        lists: inOrder('data'),
        rules: [
          idOfPath('data.id', 'ORDER_ID'),
          { rule: 'basketRefunded', amounts: [{ sent: 'refund.amount', came: 'refunded_amount' }] },
          asBefore({ of: 'R2' }, refundedParts),
        ],
      }),
    ],
    { params: { BASKET_ID: 63993 }, needs: ['R2'] },
  ),
  documentedRest(
    'R5',
    'PUT',
    `${rest}/baskets/{BASKET_ID}`,
    [
      ok('rest', 'baskets-changed', {
        rules: [
          { rule: 'everyFieldIsAsked', items: 'data[*]', field: 'id', asked: { param: 'BASKET_ID' } },
          {
            rule: 'echo',
            object: 'data[*]',
            fields: ['client_email', 'client_name', 'client_surname', 'client_middlename'].map(inData),
          },
          {
            rule: 'agrees',
            items: 'data[*]',
            with: { of: 'R2' },
            at: 'data.baskets[*]',
            except: ['client_email', 'client_name', 'client_surname', 'client_middlename', 'updated_at'],
          },
        ],
      }),
    ],
    { needs: ['R2'] },
  ),
  documentedRest('R6', 'POST', `${order}/restore`, [
    ok('rest', 'order-single', {
      lists: inOrder('data'),
      setup: [readOrder, cancelOrder],
      rules: [
        idOfPath('data.id', 'ORDER_ID'),
        { rule: 'everyFieldIs', items: 'data', field: 'deleted_at', value: null },
        asBefore({ aside: readOrder.name }, restoredParts),
        cancelKeeps,
      ],
    }),
  ]),
  documentedRest('R7', 'GET', `${rest}/clients`, [
    ok('rest', 'clients-list', { rules: [{ rule: 'pageWithinLimit' }], rows: clientRows('data[*]') }),
  ]),
  documentedRest('R8', 'POST', `${rest}/clients`, [
    ok('rest', 'client-single', {
      rules: [
        { rule: 'echo', object: 'data', fields: [inData('email'), inDetails('name'), inDetails('surname')] },
        { rule: 'sameInAside', aside: 'again', field: 'data.id' },
        { rule: 'agrees', items: 'data', with: { aside: 'again' }, at: 'data', except: [] },
      ],
      rows: clientRows('data'),
      followUps: [
        {
          name: 'again',
          method: 'POST',
          path: `${rest}/clients`,
          token: 'rest',
          schema: 'client-single',
          sameBody: true,
        },
      ],
    }),
  ]),
  documentedRest('R9', 'GET', `${rest}/events`, [
    ok('rest', 'events-list', {
      lists: inEvent('data[*]'),
      rules: [notDeleted, { rule: 'ordered', items: 'data[*]', field: 'id', direction: 'desc' }],
      rows: eventRows('data[*]'),
    }),
  ]),
  documentedRest(
    'R10',
    'GET',
    `${rest}/events/{EVENT_ID}`,
    [
      ok('rest', 'event-single', {
        lists: inEvent('data'),
        rules: [
          idOfPath('data.id', 'EVENT_ID'),
          { rule: 'agrees', items: 'data', with: { of: 'R9' }, at: 'data[*]', except: [] },
        ],
        rows: eventRows('data'),
      }),
    ],
    { needs: ['R9'] },
  ),
  documentedRest('R11', 'POST', `${rest}/events`, [
    ok('rest', 'event-single', {
      lists: inEvent('data'),
      rules: [
        {
          rule: 'echo',
          object: 'data',
          fields: ['name', 'description', 'is_active', 'currency_id'].map(inData),
        },
        { rule: 'sameInstant', sent: 'data.shows[*].start_date', came: 'data.shows[*].start_date' },
        { rule: 'sentComesBack', sent: 'data', answers: 'data' },
        { rule: 'justMade', items: 'data' },
        { rule: 'everyFieldIs', items: 'data', field: 'deleted_at', value: null },
        { rule: 'everyFieldIs', items: 'data.shows[*]', field: 'deleted_at', value: null },
        { rule: 'priceReferences' },
      ],
    }),
  ]),
  documentedRest(
    'R12',
    'PUT',
    `${rest}/events/{EVENT_ID}`,
    [
      ok('rest', 'event-single', {
        lists: inEvent('data'),
        rules: [
          idOfPath('data.id', 'EVENT_ID'),
          { rule: 'echo', object: 'data', fields: ['name', 'description'].map(inData) },
          { rule: 'sentComesBack', sent: 'data', answers: 'data' },
          {
            rule: 'agrees',
            items: 'data',
            with: { of: 'R10' },
            at: 'data',
            except: ['name', 'description', 'updated_at'],
          },
        ],
      }),
    ],
    { needs: ['R10'] },
  ),
];
