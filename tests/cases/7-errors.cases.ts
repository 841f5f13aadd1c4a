import type { CallSpec, ContractCase } from '../../src/model/case.ts';
import { defineCase, FULL, missing, SEED } from './define.ts';

const listClients = (name: string): CallSpec => ({
  name,
  method: 'GET',
  path: '/api/rest/v1/clients',
  token: 'rest',
  schema: 'clients-list',
});

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
  defineCase({
    id: '7.4',
    method: 'POST',
    path: '/api/rest/v1/clients',
    profiles: FULL,
    write: true,
    scenarios: [
      {
        name: '',
        token: 'rest',
        outcome: 'invalid',
        schema: 'rest-error',
        rules: [
          { rule: 'noData' },
          { rule: 'asidesAgree', asides: ['before', 'after'], field: 'paging' },
          {
            rule: 'agrees',
            in: 'after',
            items: 'data[*]',
            with: { aside: 'before' },
            at: 'data[*]',
            all: true,
            except: [],
          },
        ],
        rows: [],
        setup: [listClients('before')],
        followUps: [listClients('after')],
      },
    ],
  }),
  defineCase({
    id: '7.5',
    method: 'GET',
    path: '/api/rest/v1/orders',
    profiles: FULL,
    scenarios: [
      {
        name: '',
        token: 'rest',
        outcome: 'invalid',
        schema: 'rest-error',
        orEmpty: 'orders-list',
        rules: [],
        rows: [],
      },
    ],
  }),
];
