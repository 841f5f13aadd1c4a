import type { ContractCase } from '../../src/model/case.ts';
import { defineCase, documentedBy, FULL, ok, SEED } from './define.ts';
import { notUndoable } from './live.ts';
import { discountRows, priceShadeRows, promoCodeRows } from './rows.ts';

/** What only the answer to a write has of a promo code, and what the write changes. */
const promoParts = [
  'discount_id',
  'discount_type',
  'discount_value',
  'valid_from',
  'valid_to',
  'active_to',
  'updated_at',
];

export const discountCases: ContractCase[] = [
  defineCase({
    id: '4.1',
    documented: documentedBy('R14'),
    method: 'GET',
    path: '/api/rest/v1/price-shades',
    profiles: SEED,
    scenarios: [
      ok('rest', 'price-shades-list', {
        rules: [{ rule: 'fieldMatches', items: 'data[*]', field: 'color', pattern: '^#[0-9a-fA-F]{6}$' }],
        rows: priceShadeRows(),
      }),
    ],
  }),
  defineCase({
    id: '4.2',
    method: 'GET',
    path: '/api/rest/v1/discounts',
    profiles: SEED,
    scenarios: [ok('rest', 'discounts-list', { rows: discountRows() })],
  }),
  defineCase({
    id: '4.3',
    method: 'GET',
    path: '/api/rest/v1/promo-codes',
    profiles: SEED,
    needs: ['4.2'],
    scenarios: [
      ok('rest', 'promo-codes-list', {
        rules: [
          {
            rule: 'fieldWithin',
            items: 'data[*]',
            field: 'discount_id',
            of: '4.2',
            ofItems: 'data[*]',
            ofField: 'id',
          },
        ],
        rows: promoCodeRows('data[*]'),
      }),
    ],
  }),
  defineCase({
    id: '4.4',
    method: 'POST',
    path: '/api/rest/v1/promo-codes',
    profiles: FULL,
    write: true,
    scenarios: [
      ok('rest', 'promo-code-single', {
        live: notUndoable('the API has no call that deletes a promo code'),
        rules: [
          { rule: 'everyFieldIs', items: 'data', field: 'deleted_at', value: null },
          { rule: 'justMade', items: 'data' },
          { rule: 'echo', object: 'data', fields: ['code', 'discount_type', 'discount_value'] },
          { rule: 'sameDay', sent: 'valid_from', came: 'data.valid_from' },
          { rule: 'sameDay', sent: 'valid_to', came: 'data.valid_to' },
        ],
        rows: promoCodeRows('data'),
      }),
    ],
  }),
  defineCase({
    id: '4.5',
    documented: documentedBy('R18'),
    method: 'PATCH',
    path: '/api/rest/v1/promo-codes/{PROMO_CODE_ID}',
    params: { PROMO_CODE_ID: 13513 },
    needs: ['4.3'],
    profiles: FULL,
    write: true,
    scenarios: [
      ok('rest', 'promo-code-single', {
        live: notUndoable('the value that it had cannot be read'),
        rules: [
          { rule: 'fieldIsAsked', field: 'data.id', asked: { param: 'PROMO_CODE_ID' } },
          { rule: 'echo', object: 'data', fields: ['discount_value'] },
          { rule: 'sameDay', sent: 'valid_to', came: 'data.valid_to' },
          { rule: 'agrees', items: 'data', with: { of: '4.3' }, at: 'data[*]', except: promoParts },
        ],
        rows: promoCodeRows('data'),
      }),
    ],
  }),
];
