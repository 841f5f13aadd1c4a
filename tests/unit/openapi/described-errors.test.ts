import { expect, test } from 'vitest';
import { operations, wrongAt } from './described-answers.ts';

const partners = operations.filter(({ path }) => path.startsWith('/api/partners/'));
const rest = operations.filter((operation) => !partners.includes(operation));
const restError = { error: 'Unknown error', status: 503, code: 'UNKNOWN_ERROR', info: [] };
const partnersError = { status: 'error', code: 'UNKNOWN_ERROR', message: 'Unknown error' };

const statuses = (id: string) =>
  Object.keys(operations.find(({ operationId }) => operationId === id)?.responses ?? {});

test('Partners may answer an error with 200, and a refusal with 403', () => {
  expect(partners.filter((operation) => wrongAt(operation, 200, partnersError).length > 0)).toEqual([]);
  expect(partners.filter((operation) => wrongAt(operation, 403, partnersError).length > 0)).toEqual([]);
  expect(partners.filter((operation) => wrongAt(operation, 403, restError).length === 0)).toEqual([]);
});

test('REST answers an error with a status of its own', () => {
  expect(rest.filter((operation) => wrongAt(operation, 200, restError).length === 0)).toEqual([]);
  expect(rest.filter((operation) => wrongAt(operation, 503, restError).length > 0)).toEqual([]);
});

test('only a path with an id has not found, and only a call with a body has an invalid one', () => {
  expect(statuses('restGetClients')).toEqual(['200', '401', '403', '503']);
  expect(statuses('restGetOrdersByOrderId')).toEqual(['200', '401', '403', '404', '503']);
  expect(statuses('restPostClients')).toEqual(['200', '401', '403', '422', '503']);
  expect(statuses('partnersPostTicketsFind')).toEqual(['200', '403']);
});

test('each API has its own token', () => {
  expect(new Set(rest.flatMap(({ security }) => security.flatMap(Object.keys)))).toEqual(
    new Set(['restToken']),
  );
  expect(new Set(partners.flatMap(({ security }) => security.flatMap(Object.keys)))).toEqual(
    new Set(['partnersToken']),
  );
});

test('the obsolete call, and no other, is deprecated', () => {
  const deprecated = operations.filter((operation) => operation.deprecated === true);
  expect(new Set(deprecated.map(({ path }) => path.split('/')[5]))).toEqual(new Set(['seats']));
  expect(deprecated).toHaveLength(4);
});
