import type { CallSpec, CaseScenario, ContractCase } from '../../src/model/case.ts';
import { DOCUMENTED, defineCase, ok } from './define.ts';
import {
  clientRows,
  discountRows,
  eventRows,
  flatSeatRows,
  orderRows,
  priceShadeRows,
  promoCodeRows,
  showBarcodeRows,
} from './rows.ts';

const rest = '/api/rest/v1';
const order = `${rest}/orders/{ORDER_ID}`;
const show = `${rest}/shows/{SHOW_ID}`;
const idOfPath = (field: string, param: string) =>
  ({ rule: 'fieldIsAsked', field, asked: { param } }) as const;
const inDetails = (field: string) => ({ sent: `data.details.${field}`, came: `details.${field}` });
const inData = (field: string) => ({ sent: `data.${field}`, came: field });
const notDeleted = { rule: 'everyFieldIs', items: 'data[*]', field: 'deleted_at', value: null } as const;
const readOrder: CallSpec = { name: 'read', method: 'GET', path: order, token: 'rest' };
// The documented way to cancel an order: every ticket of it is deleted.
const cancelOrder: CallSpec = {
  name: 'cancel',
  method: 'DELETE',
  path: `${order}/baskets`,
  token: 'rest',
  body: { delete: { baskets: { $from: 'read', $keys: 'data.baskets[*].id' } } },
};
const scanned: CallSpec = {
  name: 'scan',
  method: 'POST',
  path: `${show}/barcode/{BARCODE}`,
  token: 'rest',
  body: { checked_at: '2025-11-07T11:00:00+03:00' },
};

const rest1 = (
  id: string,
  method: ContractCase['method'],
  path: string,
  scenarios: CaseScenario[],
  more: Partial<ContractCase> = {},
) => defineCase({ id, method, path, profiles: DOCUMENTED, scenarios, write: method !== 'GET', ...more });

export const restCases: ContractCase[] = [
  rest1('R1', 'GET', `${rest}/orders`, [
    ok('rest', 'orders-list', {
      rules: [
        { rule: 'paid', value: true },
        { rule: 'ordered', items: 'data[*]', field: 'id', direction: 'desc' },
      ],
      rows: orderRows('data[*]'),
    }),
  ]),
  rest1('R2', 'GET', order, [
    ok('rest', 'order-single', { rules: [idOfPath('data.id', 'ORDER_ID')], rows: orderRows('data') }),
  ]),
  rest1(
    'R3',
    'DELETE',
    `${order}/baskets`,
    [
      ok('rest', 'order-single', {
        setup: [readOrder],
        rules: [idOfPath('data.id', 'ORDER_ID'), { rule: 'basketDeleted', before: readOrder.name }],
      }),
    ],
    { params: { BASKET_ID: 63993 } },
  ),
  rest1(
    'R4',
    'DELETE',
    `${order}/baskets`,
    [
      ok('rest', 'order-single', {
        rules: [
          idOfPath('data.id', 'ORDER_ID'),
          { rule: 'basketRefunded', amounts: [{ sent: 'refund.amount', came: 'refunded_amount' }] },
        ],
      }),
    ],
    { params: { BASKET_ID: 63993 } },
  ),
  rest1('R5', 'PUT', `${rest}/baskets/{BASKET_ID}`, [
    ok('rest', 'baskets-changed', {
      rules: [
        { rule: 'everyFieldIsAsked', items: 'data[*]', field: 'id', asked: { param: 'BASKET_ID' } },
        {
          rule: 'echo',
          object: 'data[*]',
          fields: ['client_email', 'client_name', 'client_surname', 'client_middlename'].map(inData),
        },
      ],
    }),
  ]),
  rest1('R6', 'POST', `${order}/restore`, [
    ok('rest', 'order-single', {
      setup: [readOrder, cancelOrder],
      rules: [
        idOfPath('data.id', 'ORDER_ID'),
        { rule: 'everyFieldIs', items: 'data', field: 'deleted_at', value: null },
      ],
    }),
  ]),
  rest1('R7', 'GET', `${rest}/clients`, [
    ok('rest', 'clients-list', { rules: [{ rule: 'pageWithinLimit' }], rows: clientRows('data[*]') }),
  ]),
  rest1('R8', 'POST', `${rest}/clients`, [
    ok('rest', 'client-single', {
      rules: [
        { rule: 'echo', object: 'data', fields: [inData('email'), inDetails('name'), inDetails('surname')] },
        { rule: 'sameInAside', aside: 'again', field: 'data.id' },
      ],
      rows: clientRows('data'),
      followUps: [{ name: 'again', method: 'POST', path: `${rest}/clients`, token: 'rest', sameBody: true }],
    }),
  ]),
  rest1('R9', 'GET', `${rest}/events`, [
    ok('rest', 'events-list', {
      rules: [notDeleted, { rule: 'ordered', items: 'data[*]', field: 'id', direction: 'desc' }],
      rows: eventRows('data[*]'),
    }),
  ]),
  rest1('R10', 'GET', `${rest}/events/{EVENT_ID}`, [
    ok('rest', 'event-single', { rules: [idOfPath('data.id', 'EVENT_ID')], rows: eventRows('data') }),
  ]),
  rest1('R11', 'POST', `${rest}/events`, [
    ok('rest', 'event-single', {
      rules: [
        {
          rule: 'echo',
          object: 'data',
          fields: ['name', 'description', 'is_active', 'currency_id'].map(inData),
        },
        { rule: 'sameInstant', sent: 'data.shows[*].start_date', came: 'data.shows[*].start_date' },
        { rule: 'priceReferences' },
      ],
    }),
  ]),
  rest1('R12', 'PUT', `${rest}/events/{EVENT_ID}`, [
    ok('rest', 'event-single', {
      rules: [
        idOfPath('data.id', 'EVENT_ID'),
        { rule: 'echo', object: 'data', fields: ['name', 'description'].map(inData) },
      ],
    }),
  ]),
  rest1(
    'R13',
    'GET',
    `${show}/seats`,
    [
      ok('rest', 'show-seats-flat', {
        rules: [{ rule: 'uniqueField', items: 'data{*}', field: 'id' }],
        rows: flatSeatRows(),
      }),
      {
        ...ok('rest', 'show-seats-flat', {
          rules: [{ rule: 'uniqueField', items: 'data{*}', field: 'id' }],
          rows: flatSeatRows(),
        }),
        name: 'show-42',
        request: { params: { SHOW_ID: 42 } },
      },
      {
        ...ok('rest', 'show-seats-flat', {
          rules: [
            { rule: 'notEmpty', items: 'data{*}' },
            { rule: 'everyFieldIs', items: 'data{*}', field: 'available', value: true },
          ],
        }),
        name: 'available',
        request: {
          body: {
            select: ['id', 'available'],
            where: [{ column: 'available', value: true }],
            context: {},
            flat: true,
          },
        },
      },
      {
        ...ok('rest', 'show-seats-zones', { rules: [{ rule: 'notEmpty', items: 'data{*}.seats{*}' }] }),
        name: 'zones',
        request: { body: { flat: false } },
      },
    ],
    { params: { EVENT_ID: 33 } },
  ),
  rest1('R14', 'GET', `${rest}/color-themes`, [
    ok('rest', 'color-themes', {
      rules: [{ rule: 'fieldMatches', items: 'data[*]', field: 'color', pattern: '^#[0-9a-fA-F]{6}$' }],
      rows: priceShadeRows(),
    }),
  ]),
  rest1('R15', 'GET', `${rest}/discounts`, [
    ok('rest', 'discounts-list', { rules: [notDeleted], rows: discountRows() }),
  ]),
  rest1('R16', 'GET', `${rest}/promo-codes`, [
    ok('rest', 'promo-codes-list', { rules: [notDeleted], rows: promoCodeRows('data[*]') }),
  ]),
  rest1('R17', 'POST', `${rest}/promo-codes`, [
    ok('rest', 'promo-code-made', {
      rules: [
        {
          rule: 'echo',
          object: 'data',
          fields: ['is_active', 'discount_id', 'code', 'max_uses_count', 'active_from'].map(inData),
        },
        { rule: 'sameInstant', sent: 'data.active_to', came: 'data.active_to' },
      ],
      rows: promoCodeRows('data'),
    }),
  ]),
  rest1('R18', 'PUT', `${rest}/promo-codes/{PROMO_CODE_ID}`, [
    ok('rest', 'promo-code-made', {
      rules: [
        idOfPath('data.id', 'PROMO_CODE_ID'),
        { rule: 'echo', object: 'data', fields: [inData('max_uses_count')] },
        { rule: 'sameInstant', sent: 'data.active_to', came: 'data.active_to' },
      ],
      rows: promoCodeRows('data'),
    }),
  ]),
  rest1(
    'R19',
    'GET',
    `${show}/barcodes`,
    [
      ok('rest', 'show-barcodes', {
        rules: [{ rule: 'uniqueField', items: '[*]', field: 'barcode' }],
        rows: showBarcodeRows('[*]'),
      }),
      {
        ...ok('rest', 'show-barcodes', {
          rules: [{ rule: 'uniqueField', items: '[*]', field: 'barcode' }],
          rows: showBarcodeRows('[*]'),
        }),
        name: 'show-42',
        request: { params: { SHOW_ID: 42 } },
      },
    ],
    { params: { EVENT_ID: 33 } },
  ),
  rest1('R20', 'GET', `${show}/barcode/{BARCODE}`, [
    ok('rest', 'barcode-check', {
      setup: [scanned],
      rules: [
        idOfPath('barcode', 'BARCODE'),
        { rule: 'sameInAside', aside: scanned.name, field: 'checked_at' },
      ],
    }),
  ]),
  rest1(
    'R21',
    'POST',
    `${show}/barcode/{BARCODE}`,
    [
      ok('rest', 'barcode-checked', {
        rules: [
          idOfPath('barcode', 'BARCODE'),
          { rule: 'sameInstant', sent: 'checked_at', came: 'checked_at' },
        ],
        rows: showBarcodeRows(''),
      }),
    ],
    { params: { EVENT_ID: 33 } },
  ),
  rest1(
    'R22',
    'POST',
    `${show}/barcodes`,
    [
      ok('rest', 'barcodes-checked', {
        rules: [
          { rule: 'answerPerItem', sent: '[*]', answers: '[*]', echo: ['barcode'] },
          { rule: 'everyFieldIs', items: '[*]', field: 'success', value: true },
          { rule: 'sameInstant', sent: '[*].checked_at', came: '[*].checked_at' },
        ],
        rows: showBarcodeRows('[*]'),
      }),
    ],
    { params: { EVENT_ID: 33 } },
  ),
];
