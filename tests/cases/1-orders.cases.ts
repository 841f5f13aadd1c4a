import type { ContractCase } from '../../src/model/case.ts';
import { defineCase, ok, SEED } from './define.ts';
import { orderRows } from './rows.ts';

const path = '/api/rest/v1/orders';
const rows = orderRows('data[*]');

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
];
