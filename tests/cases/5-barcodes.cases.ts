import type { ContractCase } from '../../src/model/case.ts';
import type { RuleSpec } from '../../src/model/rule.ts';
import { defineCase, documentedBy, FULL, ok, SEED } from './define.ts';
import { notUndoable } from './live.ts';
import { barcodeRows, showBarcodeRows } from './rows.ts';

const path = '/api/rest/v1/barcodes';
const scanned = { EVENT_ID: 33, SHOW_ID: 41 };
const barcodes: RuleSpec[] = [
  { rule: 'fieldMatches', items: 'data[*]', field: 'barcode', pattern: '^\\d{12}$' },
  { rule: 'uniqueField', items: 'data[*]', field: 'barcode' },
];

export const barcodeCases: ContractCase[] = [
  defineCase({
    id: '5.1',
    documented: documentedBy('R19', ['', 'show-42']),
    method: 'GET',
    path,
    profiles: SEED,
    scenarios: [ok('rest', 'barcodes-list', { rules: barcodes, rows: barcodeRows() })],
  }),
  defineCase({
    id: '5.2',
    documented: documentedBy('R19', ['', 'show-42']),
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
          {
            rule: 'agrees',
            items: 'data[*]',
            with: { of: '5.1' },
            at: 'data[*]',
            key: 'barcode',
            except: [],
          },
        ],
        rows: barcodeRows(),
      }),
    ],
  }),
  defineCase({
    id: '5.3',
    documented: documentedBy('R20'),
    method: 'GET',
    path: '/api/rest/v1/scanning/info',
    profiles: FULL,
    needs: ['5.1'],
    scenarios: [
      ok('rest', 'scan-info', {
        rules: [
          { rule: 'notMoreThan', field: 'data.scanned', than: 'data.total' },
          { rule: 'tallies', of: '5.1' },
        ],
      }),
    ],
  }),
  defineCase({
    id: '5.4',
    documented: documentedBy('R21'),
    method: 'POST',
    path: '/api/rest/v1/scanning/scan',
    params: scanned,
    profiles: FULL,
    write: true,
    scenarios: [
      ok('rest', 'scan-result', {
        live: notUndoable('the API has no call that takes a scan back'),
        rules: [
          { rule: 'echo', object: '', fields: ['barcode'] },
          { rule: 'everyFieldIs', items: '', field: 'already', value: false },
          { rule: 'asideShows', aside: 'again', items: '', field: 'already', value: true },
          { rule: 'sameInAside', aside: 'again', field: 'checked_at' },
          { rule: 'sameInAside', aside: 'again', field: 'barcode' },
        ],
        rows: showBarcodeRows(''),
        followUps: [
          {
            name: 'again',
            method: 'POST',
            path: '/api/rest/v1/scanning/scan',
            token: 'rest',
            schema: 'scan-result',
            sameBody: true,
          },
        ],
      }),
    ],
  }),
  defineCase({
    id: '5.5',
    documented: documentedBy('R22'),
    method: 'POST',
    path: '/api/rest/v1/scanning/batch',
    params: scanned,
    profiles: FULL,
    write: true,
    scenarios: [
      ok('rest', 'scan-batch-result', {
        live: notUndoable('the API has no call that takes a scan back'),
        rules: [
          { rule: 'answerPerItem', sent: 'scans[*]', answers: 'data[*]', echo: ['barcode'] },
          { rule: 'everyFieldIs', items: 'data[*]', field: 'success', value: true },
          { rule: 'sameInstant', sent: 'scans[*].scanned_at', came: 'data[*].checked_at' },
        ],
        rows: showBarcodeRows('data[*]'),
      }),
    ],
  }),
];
