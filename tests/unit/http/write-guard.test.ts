import { expect, test } from 'vitest';
import { isLoopback } from '../../../src/http/loopback.ts';
import { isReadOnly } from '../../../src/http/read-only.ts';
import { allCases } from '../../cases/all-cases.ts';
import { add, LIVE, refused, request } from './guarded.ts';

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

// The body names the event that is listed; the path, to some server, another one.
test.each([
  ['PATCH', '/api/rest/v1/events/34?x=1'],
  ['PATCH', '/api/rest/v1/events/34.json'],
  ['PATCH', '/api/rest/v1/events/34~'],
  ['PATCH', '/api/rest/v1/events/034x'],
  ['PATCH', '/api/rest/v1/events/-34'],
  ['PATCH', '/api/rest/v1/Events/34'],
  ['PATCH', '/api/rest/v1/event/34'],
  ['PUT', '/api/rest/v1/shows/4076/barcodes'],
  ['DELETE', '/api/rest/v1/orders/1/baskets/2'],
  ['POST', '/api/rest/v1/scanning/scan?event_id=34'],
  ['POST', '/api/rest/v1/scanning/scan.34'],
  ['POST', '/api/rest/v1/scanning/Scan'],
  ['POST', '/api/rest/v1/scanning/scan_all'],
])('%s %s is refused where only the event of its body is listed', (method, path) => {
  expect(refused(LIVE, ['33'], request(method, path, { event_id: 33 }))).toBe('WRITE_REFUSED');
});

test.each([
  [{ event_id: 33, event: 34 }],
  [{ event_id: 33, events: [33, 34] }],
  [{ event_id: 33, 'event-id': 34 }],
  [{ event_id: 33, data: { event: { id: 34 } } }],
  [{ event_id: 33, eventIds: [34] }],
  [{ event_id: 33, EVENT_ID: '34' }],
])('a write whose body names a listed event and another one, %j, is refused', (body) => {
  expect(refused(LIVE, ['33'], request('POST', '/api/rest/v1/scanning/scan', body))).toBe('WRITE_REFUSED');
});

test('a body that names another method is refused on a live host', () => {
  const sent = request('POST', '/api/partners/v1/tickets/find', { _method: 'DELETE' });
  expect(refused(LIVE, [], sent)).toBe('WRITE_REFUSED');
});

test.each([
  [{ event_id: '12/../33' }],
  [{ event_id: '12 ' }],
  [{ event_id: 12.5 }],
  [{ event_id: [12, 33] }],
  [{ event_id: null }],
  [{ event_id: 33 }],
  [{ list: [{ eventId: '33' }] }],
])('a write to a listed event whose body says %j is refused', (body) => {
  const sent = request('POST', '/api/partners/v1/tickets/add/12/4076', body);
  expect(refused(LIVE, ['12'], sent)).toBe('WRITE_REFUSED');
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

test('of every case, what is no write is known as a read', () => {
  const judged = allCases.map(({ id, method, path, write }) => {
    const filled = path.replace(/\{\w+\}/g, '1');
    return [id, isReadOnly(method, filled), write !== true] as const;
  });
  expect(judged.filter(([, reads, shouldRead]) => shouldRead && !reads)).toEqual([]);
  expect(judged.filter(([id, reads, shouldRead]) => !shouldRead && reads && !id.startsWith('7.'))).toEqual(
    [],
  );
});
