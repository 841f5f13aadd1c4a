import { expect, test } from 'vitest';
import { meets, statusesIn } from '../../../src/spec/expected-status.ts';

test.each<[string, number[]]>([
  ['404', [404]],
  ['`404`', [404]],
  ['**404**', [404]],
  ['HTTP 404 or `ORDER_NOT_FOUND`', [404]],
  ['HTTP/1.1 403', [403]],
  ['404 Not Found', [404]],
  ['200 OK, a list of orders', [200]],
  ['200, 300 orders', [200]],
  ['401 or 403', [401, 403]],
  ['401/403', [401, 403]],
  ['401 403', [401, 403]],
  ['403, если токен только для чтения', [403]],
  ['Статус: 422', [422]],
  ['код ответа 409', [409]],
  ['status code: 500', [500]],
  ['200 with an empty list', [200]],
])('%j expects %j', (expected, statuses) => {
  expect(statusesIn(expected)).toEqual(statuses);
});

test.each([
  '`VALIDATION_ERROR` or an empty result',
  '300 orders, newest first',
  '200 билетов на показ',
  '404.5 roubles',
  'the list has 500 promo codes',
  '250',
  '200 000 ₽',
  '',
])('%j names no status', (expected) => {
  expect(statusesIn(expected)).toEqual([]);
});

test('an error may come inside a 200, and a success is none', () => {
  expect(meets('ok', 201)).toBe(true);
  expect(meets('ok', 404)).toBe(false);
  expect(meets('denied', 200)).toBe(true);
  expect(meets('missing', 200)).toBe(false);
});
