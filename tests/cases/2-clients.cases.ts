import type { ContractCase } from '../../src/model/case.ts';
import { defineCase, ok, SEED } from './define.ts';
import { clientRows } from './rows.ts';

const path = '/api/rest/v1/clients';
const rows = clientRows('data[*]');

export const clientCases: ContractCase[] = [
  defineCase({
    id: '2.1',
    method: 'GET',
    path,
    profiles: SEED,
    scenarios: [ok('rest', 'clients-list', { rows })],
  }),
  defineCase({
    id: '2.2',
    method: 'GET',
    path,
    profiles: SEED,
    needs: ['2.1'],
    scenarios: [
      ok('rest', 'clients-list', {
        rules: [
          { rule: 'pageWithinLimit' },
          {
            rule: 'fieldWithin',
            items: 'data[*]',
            field: 'id',
            of: '2.1',
            ofItems: 'data[*]',
            ofField: 'id',
          },
        ],
        rows,
      }),
    ],
  }),
];
