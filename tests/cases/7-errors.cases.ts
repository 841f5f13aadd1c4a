import type { ContractCase } from '../../src/model/case.ts';
import { defineCase, missing, SEED } from './define.ts';

export const errorCases: ContractCase[] = [
  defineCase({
    id: '7.1',
    method: 'GET',
    path: '/api/rest/v1/events',
    profiles: SEED,
    scenarios: [
      {
        name: '',
        token: 'specified',
        outcome: 'denied',
        schema: 'rest-error',
        rules: [{ rule: 'noData' }],
        rows: [],
      },
    ],
  }),
  defineCase({
    id: '7.2',
    method: 'GET',
    path: '/api/rest/v1/orders/999999999',
    profiles: SEED,
    scenarios: [missing()],
  }),
  defineCase({
    id: '7.3',
    method: 'GET',
    path: '/api/rest/v1/events/999999999',
    profiles: SEED,
    scenarios: [missing()],
  }),
];
