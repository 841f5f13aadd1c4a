import { expect, test } from 'vitest';
import { isLoopback } from '../../../src/http/loopback.ts';
import { isReadOnly } from '../../../src/http/read-only.ts';
import { writeGuard } from '../../../src/http/write-guard.ts';
import type { OutgoingRequest } from '../../../src/model/target.ts';

const request = (method: string, path: string, body?: OutgoingRequest['body']): OutgoingRequest => ({
  method,
  path,
  headers: {},
  ...(body === undefined ? {} : { body }),
});
const add = (event: number, method = 'POST') =>
  request(method, `/api/partners/v1/tickets/add/${event}/4076`, { seat_id: 'a' });
const refused = (origin: string, events: string[], sent: OutgoingRequest) =>
  writeGuard(events).check(origin, sent)?.code ?? null;

const LIVE = 'https://qtickets.ru';

test.each([
  'http://127.0.0.1:8787',
  'http://127.1.2.3',
  'http://localhost:8787',
  'http://[::1]:8787',
  'http://2130706433',
  'http://0x7f.1',
  'http://[::ffff:127.0.0.1]',
])('%s is loopback', (origin) => {
  expect(isLoopback(origin)).toBe(true);
  expect(refused(origin, [], add(12))).toBeNull();
});

test.each([
  'https://qtickets.ru',
  'http://127.0.0.1.nip.io',
  'http://127.0.0.1.example.com',
  'http://localhost.example.com',
  'http://127.0.0.1@qtickets.ru',
  'http://8.8.8.8',
  'http://0.0.0.0',
  'http://10.0.0.1',
  'http://[::ffff:8.8.8.8]',
  'http://[fe80::1]',
  'http://1270.0.0.1.example.com',
  'not an address',
])('%s is not loopback, and a write to it is refused', (origin) => {
  expect(isLoopback(origin)).toBe(false);
  expect(refused(origin, [], add(12))).toBe('WRITE_REFUSED');
});

test.each([
  request('GET', '/api/rest/v1/orders'),
  request('POST', '/api/partners/v1/tickets/check/12/4076'),
  request('POST', '/api/partners/v1/tickets/find'),
  request('POST', '/api/partners/v1/events/lists'),
  request('GET', '/api/partners/v1/events/seats/12'),
])('$method $path reads, and passes everywhere', (sent) => {
  expect(isReadOnly(sent.method, sent.path)).toBe(true);
  expect(refused(LIVE, [], sent)).toBeNull();
});

test.each([
  request('POST', '/api/rest/v1/clients'),
  request('PATCH', '/api/rest/v1/events/33'),
  request('DELETE', '/api/rest/v1/orders/1/baskets'),
  request('PUT', '/api/rest/v1/baskets/1'),
  add(12),
  add(12, 'GET'),
  request('GET', '/api/partners/v1/tickets/remove'),
  request('GET', '/api/partners/v1//tickets//add/12'),
  request('GET', '/api/partners/v1/tickets/%61dd/12'),
  request('GET', '/api/partners/v1/tickets%2Fadd/12'),
  request('GET', '/api/partners/v1/Tickets/Update/12'),
  request('DELETE', '/api/partners/v1/events/lists'),
])('$method $path writes, and is refused on a live host', (sent) => {
  expect(isReadOnly(sent.method, sent.path)).toBe(false);
  expect(refused(LIVE, [], sent)).toBe('WRITE_REFUSED');
});

test('a write to an event that the operator listed passes, to any other it is refused', () => {
  expect(refused(LIVE, ['12', '33'], add(12))).toBeNull();
  expect(refused(LIVE, ['33'], add(12))).toBe('WRITE_REFUSED');
  expect(refused(LIVE, ['33'], request('PATCH', '/api/rest/v1/events/33', {}))).toBeNull();
  expect(refused(LIVE, ['33'], request('POST', '/api/rest/v1/scanning/scan', { event_id: 33 }))).toBeNull();
});

test('a write that names no event, or two, is refused whatever is listed', () => {
  expect(refused(LIVE, ['33'], request('POST', '/api/rest/v1/clients', {}))).toBe('WRITE_REFUSED');
  const two = request('POST', '/api/rest/v1/scanning/batch', { scans: [{ event_id: 33 }, { event_id: 34 }] });
  expect(refused(LIVE, ['33'], two)).toBe('WRITE_REFUSED');
});
