import type { ContractCase } from '../../src/model/case.ts';
import type { RuleSpec } from '../../src/model/rule.ts';
import { defineCase, ok, SEED } from './define.ts';
import { barcodeRows } from './rows.ts';

const path = '/api/rest/v1/barcodes';
const barcodes: RuleSpec[] = [
  { rule: 'fieldMatches', items: 'data[*]', field: 'barcode', pattern: '^\\d{12}$' },
  { rule: 'uniqueField', items: 'data[*]', field: 'barcode' },
];

export const barcodeCases: ContractCase[] = [
  defineCase({
    id: '5.1',
    method: 'GET',
    path,
    profiles: SEED,
    scenarios: [ok('rest', 'barcodes-list', { rules: barcodes, rows: barcodeRows() })],
  }),
  defineCase({
    id: '5.2',
    method: 'GET',
    path,
    profiles: SEED,
    needs: ['5.1'],
    scenarios: [
      ok('rest', 'barcodes-list', {
        rules: [
          ...barcodes,
          { rule: 'everyFieldIsAsked', items: 'data[*]', field: 'event_id', asked: { column: 'event_id' } },
          {
            rule: 'fieldWithin',
            items: 'data[*]',
            field: 'barcode',
            of: '5.1',
            ofItems: 'data[*]',
            ofField: 'barcode',
          },
        ],
        rows: barcodeRows(),
      }),
    ],
  }),
];
