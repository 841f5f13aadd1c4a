import type { ContractCase } from '../../src/model/case.ts';
import { defineCase, documentedBy, FULL, ok, SEED } from './define.ts';
import { notUndoable, writeBack } from './live.ts';
import { clientRows } from './rows.ts';

const path = '/api/rest/v1/clients';
const rows = clientRows('data[*]');
const inDetails = (field: string) => ({ sent: field, came: `details.${field}` });

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
          { rule: 'agrees', items: 'data[*]', with: { of: '2.1' }, at: 'data[*]', except: [] },
        ],
        rows,
      }),
    ],
  }),
  defineCase({
    id: '2.3',
    method: 'POST',
    path,
    profiles: FULL,
    write: true,
    scenarios: [
      ok('rest', 'client-single', {
        live: notUndoable('the API has no call that deletes a client'),
        rules: [
          {
            rule: 'echo',
            object: 'data',
            fields: ['email', ...['name', 'surname', 'middlename', 'phone'].map(inDetails)],
          },
          { rule: 'sameInAside', aside: 'again', field: 'data.id' },
          { rule: 'agrees', items: 'data', with: { aside: 'again' }, at: 'data', except: [] },
        ],
        rows: clientRows('data'),
        followUps: [
          { name: 'again', method: 'POST', path, token: 'rest', schema: 'client-single', sameBody: true },
        ],
      }),
    ],
  }),
  defineCase({
    id: '2.4',
    documented: documentedBy('R8'),
    method: 'PATCH',
    path: `${path}/{CLIENT_ID}`,
    profiles: FULL,
    needs: ['2.1'],
    write: true,
    scenarios: [
      ok('rest', 'client-single', {
        live: writeBack(`${path}/{CLIENT_ID}`, `${path}/{CLIENT_ID}`, {
          name: 'data.details.name',
          phone: 'data.details.phone',
        }),
        rules: [
          { rule: 'fieldIsAsked', field: 'data.id', asked: { param: 'CLIENT_ID' } },
          { rule: 'echo', object: 'data', fields: ['name', 'phone'].map(inDetails) },
          {
            rule: 'agrees',
            items: 'data',
            with: { of: '2.1' },
            at: 'data[*]',
            except: ['details.name', 'details.phone'],
          },
        ],
        rows: clientRows('data'),
      }),
    ],
  }),
];
