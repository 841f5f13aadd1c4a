import { expect, test } from 'vitest';
import { operationId, operationsOf } from '../../../src/openapi/operations.ts';
import { pathForms } from '../../../src/openapi/path-forms.ts';
import { callOf, source } from './source.ts';

const operations = operationsOf(source.calls);
const keysOf = (...calls: Parameters<typeof operationsOf>[0]) =>
  operationsOf(calls).map(({ method, path }) => `${method} ${path}`);

test('a REST call is one operation', () => {
  expect(keysOf(callOf('R2'))).toEqual(['GET /api/rest/v1/orders/{ORDER_ID}']);
});

test('a Partners call goes by GET and by POST, with the show and without', () => {
  const path = '/api/partners/v1/events/seatmap/{EVENT_ID}';
  expect(keysOf(callOf('P2'))).toEqual([
    `GET ${path}/{SHOW_ID}`,
    `POST ${path}/{SHOW_ID}`,
    `GET ${path}`,
    `POST ${path}`,
  ]);
});

test('tickets are found without any id too', () => {
  const path = '/api/partners/v1/tickets/find';
  expect(pathForms(`${path}/{EVENT_ID}/{SHOW_ID}`)).toEqual([
    `${path}/{EVENT_ID}/{SHOW_ID}`,
    `${path}/{EVENT_ID}`,
    path,
  ]);
  expect(pathForms('/api/rest/v1/x/{EVENT_ID}/{SHOW_ID}')).toHaveLength(1);
  expect(pathForms('/api/partners/v1/events/lists')).toHaveLength(1);
});

test('calls with the same method and path share an operation', () => {
  const [operation, ...others] = operationsOf([callOf('R3'), callOf('R4')]);
  expect(others).toEqual([]);
  expect(operation?.calls.map(({ id }) => id)).toEqual(['R3', 'R4']);
});

test('a call made in two ways that differ in the method alone is there once', () => {
  const [operation] = operationsOf([callOf('P4', 'write'), callOf('P4', 'get')]);
  expect(operation?.calls).toHaveLength(1);
});

test('calls that differ in their bodies are each there', () => {
  const [operation] = operationsOf([callOf('R13'), callOf('R13', 'zones')]);
  expect(operation?.calls).toHaveLength(2);
});

test('ids of operations are made of method and path, and none stands twice', () => {
  const [operation] = operationsOf([callOf('R21')]);
  expect(operation && operationId(operation)).toBe('restPostShowsByShowIdBarcodeByBarcode');
  const ids = operations.map(operationId);
  expect(new Set(ids).size).toBe(ids.length);
});
