import type { ContractCase } from '../../src/model/case.ts';
import { defineCase, ok, SEED } from './define.ts';
import { discountRows, priceShadeRows, promoCodeRows } from './rows.ts';

export const discountCases: ContractCase[] = [
  defineCase({
    id: '4.1',
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
        rows: promoCodeRows(),
      }),
    ],
  }),
];
