import type { CallSpec, ContractCase } from '../../src/model/case.ts';
import type { RuleSpec } from '../../src/model/rule.ts';
import { ok } from './define.ts';
import { documentedRest, idOfPath, inData, notDeleted, rest } from './documented-rest.ts';
import { discountRows, flatSeatRows, priceShadeRows, promoCodeRows, showBarcodeRows } from './rows.ts';

const show = `${rest}/shows/{SHOW_ID}`;
/** A seat costs one of the prices of its event. */
const priceOfEvent: RuleSpec = {
  rule: 'fieldWithin',
  items: 'data{*}',
  field: 'price',
  of: 'R10',
  ofItems: 'data.shows[*].prices[*]',
  ofField: 'default_price',
};
/** Seats of the first answer's show are the same in another form of it. */
const asFlat = (
  items: string,
  key: string,
  fields: readonly string[],
  all: boolean | { field: string; value: boolean },
): RuleSpec => ({
  rule: 'agrees',
  items,
  with: { of: 'R13' },
  at: 'data{*}',
  key,
  atKey: 'id',
  fields,
  all,
  except: [],
});
/** A barcode's place is the one of the seat that it names. */
const placeOfSeat: RuleSpec = {
  rule: 'agrees',
  items: '[*]',
  with: { of: 'R13' },
  at: 'data{*}',
  key: 'seat_name',
  atKey: 'name',
  fields: ['row', 'place'],
  except: [],
};
const scanned: CallSpec = {
  name: 'scan',
  method: 'POST',
  path: `${show}/barcode/{BARCODE}`,
  token: 'rest',
  schema: 'barcode-checked',
  body: { checked_at: '2025-11-07T11:00:00+03:00' },
};

/** What only the answer to a write has of a promo code, and what the write changes. */
const promoParts = [
  'discount_type',
  'discount_value',
  'valid_from',
  'valid_to',
  'active_to',
  'max_uses_count',
  'updated_at',
];

export const restCasesFromShows: ContractCase[] = [
  documentedRest(
    'R13',
    'GET',
    `${show}/seats`,
    [
      ok('rest', 'show-seats-flat', {
        rules: [
          { rule: 'uniqueField', items: 'data{*}', field: 'id' },
          { rule: 'hasSelected', items: 'data{*}' },
          priceOfEvent,
        ],
        rows: flatSeatRows(),
      }),
      {
        ...ok('rest', 'show-seats-flat', {
          rules: [
            { rule: 'uniqueField', items: 'data{*}', field: 'id' },
            { rule: 'hasSelected', items: 'data{*}' },
            priceOfEvent,
          ],
          rows: flatSeatRows(),
        }),
        name: 'show-42',
        request: { params: { SHOW_ID: 42 } },
      },
      {
        ...ok('rest', 'show-seats-flat', {
          rules: [
            { rule: 'hasSelected', items: 'data{*}' },
            { rule: 'everyFieldIs', items: 'data{*}', field: 'available', value: true },
            asFlat('data{*}', 'id', ['available'], { field: 'available', value: true }),
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
        ...ok('rest', 'show-seats-zones', {
          rules: [
            { rule: 'uniqueField', items: 'data{*}.seats{*}', field: 'seat_id' },
            asFlat('data{*}.seats{*}', 'seat_id', [], true),
          ],
        }),
        name: 'zones',
        request: { body: { flat: false } },
      },
    ],
    { params: { EVENT_ID: 33 }, needs: ['R10', 'R13'] },
  ),
  documentedRest('R14', 'GET', `${rest}/color-themes`, [
    ok('rest', 'color-themes', {
      rules: [{ rule: 'fieldMatches', items: 'data[*]', field: 'color', pattern: '^#[0-9a-fA-F]{6}$' }],
      rows: priceShadeRows(),
    }),
  ]),
  documentedRest('R15', 'GET', `${rest}/discounts`, [
    ok('rest', 'discounts-list', { rules: [notDeleted], rows: discountRows() }),
  ]),
  documentedRest('R16', 'GET', `${rest}/promo-codes`, [
    ok('rest', 'promo-codes-list', { rules: [notDeleted], rows: promoCodeRows('data[*]') }),
  ]),
  documentedRest('R17', 'POST', `${rest}/promo-codes`, [
    ok('rest', 'promo-code-made', {
      rules: [
        { rule: 'everyFieldIs', items: 'data', field: 'deleted_at', value: null },
        { rule: 'justMade', items: 'data' },
        {
          rule: 'echo',
          object: 'data',
          fields: ['is_active', 'discount_id', 'code', 'max_uses_count', 'active_from'].map(inData),
        },
        { rule: 'sameInstant', sent: 'data.active_to', came: 'data.active_to' },
        { rule: 'sentComesBack', sent: 'data', answers: 'data' },
      ],
      rows: promoCodeRows('data'),
    }),
  ]),
  documentedRest(
    'R18',
    'PUT',
    `${rest}/promo-codes/{PROMO_CODE_ID}`,
    [
      ok('rest', 'promo-code-made', {
        rules: [
          idOfPath('data.id', 'PROMO_CODE_ID'),
          { rule: 'echo', object: 'data', fields: [inData('max_uses_count')] },
          { rule: 'sameInstant', sent: 'data.active_to', came: 'data.active_to' },
          { rule: 'sentComesBack', sent: 'data', answers: 'data' },
          { rule: 'agrees', items: 'data', with: { of: 'R16' }, at: 'data[*]', except: promoParts },
        ],
        rows: promoCodeRows('data'),
      }),
    ],
    { needs: ['R16'] },
  ),
  documentedRest(
    'R19',
    'GET',
    `${show}/barcodes`,
    [
      ok('rest', 'show-barcodes', {
        rules: [
          { rule: 'uniqueField', items: '[*]', field: 'barcode' },
          { rule: 'hasSelected', items: '[*]' },
          placeOfSeat,
        ],
        rows: showBarcodeRows('[*]'),
      }),
      {
        ...ok('rest', 'show-barcodes', {
          rules: [
            { rule: 'uniqueField', items: '[*]', field: 'barcode' },
            { rule: 'hasSelected', items: '[*]' },
          ],
          rows: showBarcodeRows('[*]'),
        }),
        name: 'show-42',
        request: { params: { SHOW_ID: 42 } },
      },
    ],
    { params: { EVENT_ID: 33 }, needs: ['R13'] },
  ),
  documentedRest('R20', 'GET', `${show}/barcode/{BARCODE}`, [
    ok('rest', 'barcode-check', {
      setup: [scanned],
      rules: [
        idOfPath('barcode', 'BARCODE'),
        { rule: 'sameInAside', aside: scanned.name, field: 'checked_at' },
        { rule: 'sameInAside', aside: scanned.name, field: 'barcode' },
      ],
    }),
  ]),
  documentedRest(
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
  documentedRest(
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
