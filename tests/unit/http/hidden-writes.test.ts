import { expect, test } from 'vitest';
import { pathProblem } from '../../../src/common/path-form.ts';
import { LIVE, refused, request } from './guarded.ts';

// Some server, or something before one, would take each of these for tickets/add or for another call that nobody documented.
test.each([
  '/api/partners/v1/tickets/check/..%2fadd%2f12/4076',
  '/api/partners/v1/tickets/check/../add/12/4076',
  '/api/partners/v1/tickets/find/..%5cadd/12/4076',
  '/api/partners/v1/tickets/check/%2e%2e/add/12/4076',
  '/api/partners/v1/tickets/check/12/..;/../add/12/4076',
  '/api/partners/v1/./tickets/find',
  '/api/partners/v1//tickets/find',
  '/api/partners/v1/%2574ickets/add/12/4076',
  '/api/partners/v1/tickets/%61%64%64/12/4076',
  '/api/partners/v1/tickets/%zzadd/12/4076',
  '/api/partners/v1/tickets/find/%',
  '/api/partners/v1/tickets/add;x=1/12/4076',
  '/api/partners/v1/tickets/find;x=1/12/4076',
  '/api/partners/v1/tickets/add.json/12/4076',
  '/api/partners/v1/tickets\\add/12/4076',
  '/api/partners/v1/tickets/find\\..\\add/12/4076',
  '/api/partners/v1/tickets/find/12/4076/',
  '/api/partners/v1/tickets/find/12/4076/add',
  '/api/partners/v1/tickets/find/12abc/4076',
  '/api/partners/v1/tickets/find/12?_url=/tickets/add/12',
  '/api/partners/v1/tickets/find#/../add/12',
  '/api/partners/v1/tickets/find\t',
  '/api/partners/v1/tickets/find/１２',
  '/api/partners/v1/tickets/sell',
  '/api/partners/v1/tickets',
  '/api/partners/v1/events',
  '/api/partners/v1/events/close/12',
  '/api/partners/v2/tickets/add/12/4076',
  '/api/partners/v2/events/lists',
  '/api/Partners/v1/tickets/find',
  '/API/partners/v1/tickets/find',
  '/api/partners/V1/tickets/find',
  '/api/rest/v1/../../partners/v1/tickets/add/12/4076',
  '/api/rest/v1/%2e%2e/%2e%2e/partners/v1/tickets/add/12/4076',
  '/api/rest/v1/..%2f..%2fpartners/v1/tickets/add/12/4076',
  '/api/rest/v1/orders/%2e%2e%2f',
  '/api/rest/v1/orders?_method=DELETE',
  '/api/rest/v2/orders',
  '/api/rest/v1',
  '//qtickets.ru/api/rest/v1/orders',
  '/\\qtickets.ru/api/rest/v1/orders',
  '/',
  '',
  '*',
  'https://example.com/api/rest/v1/orders',
])('%j is no read, and is refused on a live host even where its event is listed', (path) => {
  for (const method of ['GET', 'POST']) {
    expect(refused(LIVE, [], request(method, path))).toBe('WRITE_REFUSED');
    expect(refused(LIVE, ['12'], request(method, path, { event_id: 12 }))).toBe('WRITE_REFUSED');
    expect(refused('http://127.0.0.1:8787', [], request(method, path))).toBeNull();
  }
});

test('a path that passes is one path to a URL parser and to nginx', () => {
  for (const path of [
    '/api/rest/v1/orders/1',
    '/api/rest/v1/events/33/seats',
    '/api/rest/v1/orders?page=2',
  ]) {
    expect(pathProblem(path)).toBeNull();
    const { pathname, search } = new URL(path, LIVE);
    expect(`${pathname}${search}`).toBe(path);
    expect(decodeURIComponent(pathname).replace(/\/+/g, '/')).toBe(pathname);
  }
});

test.each([
  'X-HTTP-Method-Override',
  'x-http-method',
  'X-Method-Override',
  'X-Original-URL',
  'X-Rewrite-URL',
  'X_HTTP_Method_Override',
  'X-HTTP-METHOD',
  'X-Method',
  'X-Forwarded-Host',
  'X-Forwarded-Path',
  'X-Envoy-Original-Path',
  'X-Accel-Redirect-Uri',
  'X-Script-Name',
  'X-Host',
  'Host',
  'Forwarded',
  'Destination',
  'Transfer-Encoding',
  'Content-Length',
  'Connection',
  'Upgrade',
  'TE',
  'Expect',
  'Proxy-Authorization',
])('a read with the header %s is refused on a live host', (name) => {
  const sent = request('GET', '/api/rest/v1/orders/1');
  expect(refused(LIVE, [], { ...sent, headers: { [name]: 'DELETE' } })).toBe('WRITE_REFUSED');
});

test.each([
  '_url=/api/partners/v1/tickets/add/12/4076',
  '_route=tickets_add',
  '.method=DELETE',
  '%20_method=DELETE',
  '+_method=DELETE',
  '[method=DELETE',
  '_METHOD=DELETE',
  '_method[]=DELETE',
  '%5fmethod=DELETE',
  'r=tickets/add',
  'r=tickets%2Fadd',
  's=%252ftickets%252fadd',
  'route=tickets%5Cadd',
  '/tickets/add/12/4076',
  '%00=1',
  '=1',
  'page=2&_method=DELETE',
])('a read with the query %s is refused on a live host', (query) => {
  expect(refused(LIVE, ['12'], request('GET', `/api/rest/v1/orders?${query}`))).toBe('WRITE_REFUSED');
});

test.each(['page=2&perPage=50', 'where[0][column]=id', 'since=2025-11-07T10:00:00%2B03:00'])(
  'a read with the query %s passes',
  (query) => {
    expect(refused(LIVE, [], request('GET', `/api/rest/v1/orders?${query}`))).toBeNull();
  },
);
