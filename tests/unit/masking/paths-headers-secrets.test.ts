import { expect, test } from 'vitest';
import { createMasker, masker } from '../../../src/masking/create-masker.ts';

test.each([
  ['/api/rest/v1/shows/41/barcode/877076325904', /^\/api\/rest\/v1\/shows\/41\/barcode\/00\d{10}$/],
  ['/api/rest/v1/shows/41/barcode/87707', /^\/api\/rest\/v1\/shows\/41\/barcode\/00\d{3}$/],
  ['/api/rest/v1/barcodes/scan/877076325904?x=1', /^\/api\/rest\/v1\/barcodes\/scan\/00\d{10}\?x=1$/],
  ['/clients/a%40example.com', /^\/clients\/m.{15}%40mask\.invalid$/],
  ['/orders?email=a%40example.com&page=2', /^\/orders\?email=m.{15}%40mask\.invalid&page=2$/],
  ['/orders?client_name=%D0%90%D0%BD%D0%BD%D0%B0', /^\/orders\?client_name=%D0%9C(?:%[0-9A-F]{2})+$/],
  ['/orders?client_surname[]=Smith', /^\/orders\?client_surname\[\]=Maskq[a-z]{8}$/],
  ['/pay/aB3dE6gH9k', /^\/pay\/mask.{6}$/],
  [
    'https://qtickets.example/cancel-order/aB3dE6gH9k/0123456789abcdef0123456789abcdef',
    /^https:\/\/qtickets\.example\/cancel-order\/mask.{6}\/0{8}.{24}$/,
  ],
])('the path %s is masked where it is personal', (path, form) => {
  const masked = masker.maskRequestPath(path);
  expect(masked).toMatch(form);
  expect(masker.maskRequestPath(masked)).toBe(masked);
  expect(masker.scanText(masked)).toEqual([]);
});

test.each([
  '/api/rest/v1/orders/4360/baskets/63993',
  '/api/rest/v1/orders/999999999',
  '/api/partners/v1/tickets/add/12/4076',
  '/api/rest/v1/shows/41/barcode/{BARCODE}',
  '/api/rest/v1/orders?where=[{"column":"payed","value":1}]&orderBy=%7B%22id%22%3A%22asc%22%7D&page=1',
  '/api/rest/v1/scanning/scan',
  '/bad%E0%encoding',
  '',
])('the path %s stays as it is', (path) => {
  expect(masker.maskRequestPath(path)).toBe(path);
});

test('a filter in the query is masked as JSON', () => {
  const where = [
    { column: 'client_surname', value: 'Примеров' },
    { column: 'payed', value: 1 },
  ];
  const masked = masker.maskRequestPath(`/orders?where=${encodeURIComponent(JSON.stringify(where))}`);
  const read = JSON.parse(new URL(masked, 'https://qtickets.example').searchParams.get('where') ?? '');
  expect(read).toEqual([{ column: 'client_surname', value: expect.stringMatching(/^Маскъ/) }, where[1]]);
});

test('headers lose their secrets and keep the rest', () => {
  const masked = masker.maskHeaders(
    {
      Authorization: 'Bearer abcdef0123456789',
      Accept: 'application/json',
      'Cache-Control': 'no-cache, private',
      Cookie: 'session=1',
      'Set-Cookie': 'session=1',
      'X-Signature': '0123',
      'X-Api-Key': 'k',
      'X-Csrf-Token': 't',
      'X-Client-Secret': 's',
      From: 'a@example.com',
    },
    'partnersWrite',
  );
  expect(masked).toEqual({
    authorization: 'Bearer {{partnersWrite}}',
    accept: 'application/json',
    'cache-control': 'no-cache, private',
    cookie: '{{masked}}',
    'set-cookie': '{{masked}}',
    'x-signature': '{{masked}}',
    'x-api-key': '{{masked}}',
    'x-csrf-token': '{{masked}}',
    'x-client-secret': '{{masked}}',
    from: expect.stringMatching(/^m.{15}@mask\.invalid$/),
  });
  expect(masker.scanJson(masked)).toEqual([]);
  expect(masker.maskJson(masked)).toEqual(masked);
});

test('secret headers in a JSON value are found and masked', () => {
  const body = { headers: { authorization: 'Bearer abcdef0123456789', cookie: 'session=1' } };
  expect(masker.scanJson(body)).toEqual([
    { kind: 'token', at: '/headers/authorization' },
    { kind: 'token', at: '/headers/cookie' },
  ]);
  expect(masker.maskJson(body)).toEqual({ headers: { authorization: '{{masked}}', cookie: '{{masked}}' } });
});

const SECRET = 'invented/secret+value=1';
const keeper = createMasker({ secrets: [SECRET] });

test.each([
  ['as it is', `token ${SECRET}!`],
  ['url-encoded', `?t=${encodeURIComponent(SECRET)}`],
  ['url-encoded in small letters', `?t=${encodeURIComponent(SECRET).toLowerCase()}`],
  ['with escaped slashes', SECRET.replaceAll('/', '\\/')],
  ['in base64', Buffer.from(SECRET).toString('base64')],
  ['in base64url', Buffer.from(SECRET).toString('base64url')],
  ['in base64 after a name', `Basic ${Buffer.from(`me:${SECRET}`).toString('base64')}`],
  ['in base64 within a text', Buffer.from(`name:${SECRET}\n`).toString('base64')],
])('a secret is found and masked %s', (_, text) => {
  expect(keeper.scanText(`first\n${text}`)).toEqual([{ kind: 'secret', at: 'line 2' }]);
  expect(keeper.scanJson({ user_session: '', note: [text] })).toEqual([{ kind: 'secret', at: '/note/0' }]);
  const masked = keeper.maskText(text);
  expect(masked).toContain('{{secret}}');
  expect(keeper.scanText(masked)).toEqual([]);
  expect(masker.scanText(text)).toEqual([]);
});

test('a secret in a personal field is masked as a secret', () => {
  const masked = keeper.maskJson({ user_session: SECRET, comment: `${SECRET} Анна` });
  expect(masked).toEqual({
    user_session: '{{secret}}',
    comment: expect.stringMatching(/^\{\{secret\}\} Маскъ[а-я]{8}$/),
  });
  expect(keeper.scanJson(masked)).toEqual([]);
  expect(keeper.maskJson(masked)).toEqual(masked);
});

test('a secret beside a placeholder is found', () => {
  expect(keeper.scanJson({ cookie: `{{masked}} ${SECRET}` })).toEqual([{ kind: 'secret', at: '/cookie' }]);
});

test('a secret too short to be told from text is refused without showing it', () => {
  const attempt = () => createMasker({ secrets: ['short7!'] });
  expect(attempt).toThrow(expect.objectContaining({ code: 'USAGE' }));
  expect(attempt).not.toThrow(/short7!/);
});
