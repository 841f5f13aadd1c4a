import { expect, test } from 'vitest';
import { masker } from '../../../src/masking/create-masker.ts';
import { kindsInText } from '../../../src/verify/scan/text-rules.ts';

test.each([
  ['email', 'write to Anna.Test+1@Example.com today'],
  ['email', 'a@example.com,b@example.org'],
  ['email', '?email=anna%40example.com&page=1'],
  ['email', 'анна@пример.рф'],
  ['email', 'a@b.orgutm_x@b.org'],
  ['email', 'a@b.org_x@b.org+y@c.org'],
  ['email', 'write to anna (at) example [dot] org'],
  ['phone', '+79000000001'],
  ['phone', 'tel:+7 (900) 000-00-01.'],
  ['phone', '8 900 000 00 01'],
  ['phone', '8-900-000-00-01'],
  ['phone', '89000000001,89000000002'],
  ['phone', '79000000001'],
  ['phone', '8 (495) 000-00-01'],
  ['phone', '(900) 000-00-01'],
  ['phone', '+375 29 000-00-01'],
  ['phone', 'phone=%2B79000000001'],
  ['barcode', 'ticket_877076325904.pdf'],
  ['barcode', '877076325904,877344688530'],
  ['barcode', '877076325904-877344688530'],
  ['capability-url', 'https://qtickets.example/pay/aB3dE6gH9k'],
  [
    'capability-url',
    'https:\\/\\/qtickets.example\\/ticket\\/pdf\\/aB3dE6gH9k\\/0123456789abcdef0123456789abcdef',
  ],
  ['capability-url', '<a href="/cancel-order/aB3dE6gH9k/0123456789abcdef0123456789abcdef">x</a>'],
  ['token', 'Authorization: Bearer INVALID_TOKEN_12345'],
  ['token', 'Bearer abcdef'],
  ['token', "curl -H 'authorization: bearer abcdefghijklmnop'"],
  ['card', 'paid with 4111 1111 1111 1111'],
  ['card', '2200000000000004'],
  ['card', '220000******1234'],
  ['name', 'got {"client_name":"Анна","price":1}'],
  ['name', 'got {\\"surname\\": \\"Smith\\"}'],
  ['token', 'Работал с ключом «3kd92lslq0dkw83jf7sl2kd9» от стенда'],
  ['token', 'Password for the panel:\n\n    Zebra7lake', 'line 3'],
  ['token', '**API key**\n```\nA93kd02KKsl29dlsl29dkW\n```', 'line 3'],
  ['token', "Connection.login('mail.example', 'bot', 'Kub0k-17')"],
  ['token', 'ваш код подтверждения: 481902'],
  ['name', 'Wilma Inventham — Today at 9:41 PM\nit is broken again'],
  ['name', 'Проверила: Фантазёрова А.'],
  ['name', 'Место 7;12 закреплено за Глафирой Выдумкиной'],
  ['name', '{"headers":["id","surname"],"data":[[1,"Выдумкин"]]}'],
  ['name', 'ast_name":"Выдумкин","price":1,"client_phone":null}'],
  ['name', '{"client_name":"\\u0410\\u043d\\u043d\\u0430"}'],
])('%s is found and masked in %j', (kind, text, at = 'line 1') => {
  expect(masker.scanText(text)).toEqual([{ kind, at }]);
  const masked = masker.maskText(text);
  expect(masker.scanText(masked)).toEqual([]);
  expect(masker.maskText(masked)).toBe(masked);
  expect(masked).not.toBe(text);
});

const NEAR_MISSES = [
  '| 4360 | 63993 | 1 500.50 | CENTER_PARTERRE-20;5 |',
  '2025-11-07T19:30:00+03:00 2025-11-07 19:30:00 20251107_193000 20251107193000',
  'd41d8cd98f00b204e9800998ecf8427e 877076325904a1b2c3d4e5f60718293a',
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  audit.json',
  '6a5cc185-bc59-451f-b7cb-877076325904 6a5cc185-bc59-451f-b7cb-94376476ae01',
  '1762533000 1762533000123 1762533000123456789',
  'v20.12.1 vitest@4.1.12 @clickhouse/client@1.23.1 ClickHouse 25.8.2.29',
  'RESOURCE_NOT_FOUND WRONG_AUTHORIZATION: Wrong authorization',
  'Концерт «Весна», зал 12, ряд 8, места 900 и 123',
  'GET /orders/999999999, ticket12345, order67890, 134857',
  'Authorization: Bearer {{rest}} or Bearer YOUR_TOKEN, the Bearer token, the bearer of this ticket',
  'GET /api/rest/v1/ticket/pdf and /pay/{uniqid}',
  '8900 12 345 67',
  'a..b@mask.invalid',
  'Ключ сортировки: `a1b2c3d4e5f6a1b2c3d4e5f6`, ключ строки `orders_2025_11_07_batch_1234`',
  '**Swan Lake**  7:00 PM\nBolshoi',
  'Лебединое озеро, 07.11.2025 19:00',
  'Участники:\n- Большой театр\n- Малый театр',
  'от Москвы поступило 12 заказов, owner: Qtickets Team',
  'client = Client(token=token, timeout=30)',
  'Покупатель: И*** П***, git@code.example.org:venue/site.git',
  '{"client_name":"<ИМЯ>","client_phone":"+7*******21"}',
  '{"clients_total":95,"with_phone":95}',
  '0.877076325904 and 55.79000000001',
  '{"name":"Концерт","code":"RUB","seat_id":"A-1;2"}',
];

test.each(NEAR_MISSES)('nothing is found or changed in %j', (text) => {
  expect(masker.scanText(text)).toEqual([]);
  expect(masker.maskText(text)).toBe(text);
});

test('a hit names the line and never the value', () => {
  const hits = masker.scanText('# Audit\r\n\r\nsee a@example.com\n+79000000001 a@example.com\n');
  expect(hits).toEqual([
    { kind: 'email', at: 'line 3' },
    { kind: 'email', at: 'line 4' },
    { kind: 'phone', at: 'line 4' },
  ]);
});

test('a value in a text has the mask of its field', () => {
  const masked = masker.maskJson({ email: 'a@example.com', phone: '+79000000001', barcode: '877076325904' });
  const { email, phone, barcode } = masked as Record<string, string>;
  expect(masker.maskText('A@example.com +79000000001 877076325904')).toBe(`${email} ${phone} ${barcode}`);
});

test.each([
  ['an address that never comes', `${'a.'.repeat(100_000)}@`],
  ['numbers in a row', '8 '.repeat(50_000)],
  ['plus signs', '+7'.repeat(100_000)],
  ['quotes and backslashes', `"email":"${'\\'.repeat(100_000)}`],
  ['a poster', `${'QUJD'.repeat(50_000)}@`],
])('a long text of %s takes no more than its length deserves', (_, text) => {
  const half = text.slice(0, text.length / 2);
  const cost = (read: string) => {
    const before = process.cpuUsage();
    masker.maskText(read);
    masker.scanText(read);
    const { user } = process.cpuUsage(before);
    return user / 1000;
  };
  cost(half);
  // A quadratic pattern takes minutes here.
  expect(cost(text)).toBeLessThan(5000);
});

test.each([
  ['behind', 'a:2:{s:4:"mail";s:17:"kx81@example.test";s:4:"name";s:13:"Velda Quorren";}'],
  ['before', 'a:2:{s:4:"name";s:13:"Velda Quorren";s:4:"mail";s:17:"kx81@example.test";}'],
])('a name that PHP has serialized %s an address is masked, and found', (_, text) => {
  expect(masker.maskText(text)).not.toMatch(/Velda|Quorren/);
  const alone = text.replace('kx81@example.test', '***MASKED***@');
  expect(masker.scanText(alone).length).toBeGreaterThan(0);
  expect(masker.maskText(text.replace('kx81@example.test', 'kx81'))).toContain('Velda Quorren');
});

test('an entity of no character is read by nobody: masker, its scanner and verify agree on it', () => {
  for (const entity of ['&#x0;', '&#0;', '&#00;']) {
    const text = `http://example.org${entity}@x`;
    expect(masker.maskText(text)).toBe(text);
    expect(masker.scanText(text)).toEqual([]);
    expect(kindsInText(text, true)).toEqual([]);
  }
});
