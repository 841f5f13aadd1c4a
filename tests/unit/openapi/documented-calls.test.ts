import { expect, test } from 'vitest';
import { DEFAULT_OPTIONS } from '../../../src/common/audit-options.ts';
import { documentedCalls } from '../../../src/openapi/documented-calls.ts';
import { readDocuments } from '../../../src/spec/read-documents.ts';
import { allCases } from '../../cases/all-cases.ts';
import { auditErrorOf } from '../json-schema/schema-folder.ts';
import { callOf, source } from './source.ts';

const documents = readDocuments(DEFAULT_OPTIONS);

test('every entry of the document is there, in its order', () => {
  const ids = [...new Set(source.calls.map(({ id }) => id))];
  expect(ids).toEqual(documents.documented.entries.map(({ id }) => id));
});

test('an entry without a case is refused, and named', () => {
  const error = auditErrorOf(() =>
    documentedCalls(
      documents,
      allCases.filter(({ id }) => id !== 'R7'),
    ),
  );
  expect(error.code).toBe('SPEC_CASE_MISMATCH');
  expect(error.message).toContain('R7');
});

test('a scenario that must be refused is left out', () => {
  expect(source.calls.filter(({ id }) => id === 'P4').map(({ scenario }) => scenario)).toEqual([
    'write',
    'get',
  ]);
});

test('a scenario brings its own method, path, body and ids', () => {
  expect(callOf('P4', 'get').method).toBe('GET');
  expect(callOf('P9', 'anywhere')).toMatchObject({ path: '/api/partners/v1/tickets/find', isVariant: true });
  expect(callOf('R13', 'zones').body).toEqual({ flat: false });
  expect(callOf('R13', 'show-42').params).toMatchObject({ SHOW_ID: '42' });
  expect(callOf('R13').params).toMatchObject({ SHOW_ID: '41' });
});

test('a call names those that must come before it, and not those that only read', () => {
  expect(callOf('R6').needs).toEqual(['DELETE /api/rest/v1/orders/{ORDER_ID}/baskets']);
  expect(callOf('R3').needs).toEqual([]);
});

test('the token is no part of the headers', () => {
  expect(source.headers).toEqual({
    Accept: 'application/json',
    'Cache-Control': 'no-cache',
    'Content-Type': 'application/json',
  });
  expect(source.origin).toBe('https://qtickets.ru');
});
