import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMasker, masker } from '../../../src/masking/create-masker.ts';
import type { JsonValue } from '../../../src/model/json.ts';

const SENT = {
  path: '/api/partners/v1/tickets/check/12/41?email=olga.test%40example.org&session_id=Ab3dE6gH9kLm',
  headers: { authorization: 'Bearer Zz9-invented-token-77', 'x-api-key': 'k3y-of-nobody' },
  body: {
    barcode: 'QX-4471-9920',
    client_name: 'Зинаида',
    client_surname: 'Образцова',
    client_phone: '8 (900) 000-11-22',
    client_email: 'Zina@Example.org',
    promo_code: 'LETO25',
  },
};

test.each<[string, JsonValue]>([
  ['a barcode that is an id', { status: 'error', error: 'x', info: { id: 'QX-4471-9920' } }],
  ['a barcode without its signs', { note: 'no ticket qx44719920 here' }],
  ['a barcode that is a key', { tickets: { 'QX-4471-9920': 'sold' } }],
  ['a telephone number without its signs', { ref: '79000001122', id: '9000001122' }],
  ['a telephone number as a number', { id: 79000001122 }],
  ['a name in prose', { message: 'Заказ оформила Зинаида Образцова' }],
  ['a surname by itself', { label: 'ОБРАЗЦОВА' }],
  ['an address with its sign lost', { error: 'zina example.org is unknown' }],
  ['an address of the path', { login: 'olga.test example.org' }],
  ['a token', { debug: 'got Zz9-invented-token-77' }],
  ['a key of a header', { debug: 'k3y-of-nobody?' }],
  ['a session of the path', { debug: 'Ab3dE6gH9kLm' }],
  ['a promo code', { name: 'Скидка LETO25' }],
  ['a barcode in Base64', { raw: Buffer.from('ticket QX-4471-9920 is sold').toString('base64') }],
  ['a barcode in percent signs', { raw: '%51%58-4471-9920' }],
])('what was sent is masked where it comes again: %s', (_, body) => {
  const masked = JSON.stringify(masker.remembering(SENT).maskJson(body));
  expect(masked).not.toBe(JSON.stringify(body));
  expect(masked).not.toMatch(/qx.?4471|9000001122|Зинаида|Образцова|zina|olga|Zz9|k3y|Ab3dE6|LETO25|UVgt/i);
  expect(JSON.stringify(masker.maskJson(JSON.parse(masked)))).toBe(masked);
});

test('a value has one mask, whatever it stands in', () => {
  const own = masker.remembering(SENT);
  const { barcode } = masker.maskJson(SENT.body) as { barcode: string };
  expect(own.maskJson({ status: 'error', info: { id: 'QX-4471-9920' } })).toEqual({
    status: 'error',
    info: { id: barcode },
  });
});

test('what an answer holds in a personal field is masked in the rest of it, before and behind', () => {
  const body = {
    title: 'Ticket of Ermolai-17',
    items: [{ username: 'Ermolai-17' }],
    label: 'Ermolai 17 again',
  };
  expect(JSON.stringify(masker.maskJson(body))).not.toMatch(/ermolai/i);
});

test('words that are no names, small numbers and other exchanges stay as they are', () => {
  const own = masker.remembering({
    path: '/x',
    headers: {},
    body: { client_name: 'Order', phone: '123', surname: 'Роза' },
  });
  const body = { message: 'order 123: роза, розарий', id: 123 };
  expect(own.maskJson(body)).toEqual(body);
  const later = { note: 'Роза QX-4471-9920' };
  expect(masker.maskJson(later)).toEqual(later);
});

test('a barcode in the details of an error is found and masked, as text and as a number', () => {
  for (const id of ['877076325904', 877076325904]) {
    const body = { status: 'error', error: 'sold', code: 'X', info: { id } };
    expect(masker.scanJson(body)).toEqual([{ kind: 'barcode', at: '/info/id' }]);
    const masked = masker.maskJson(body);
    expect(masker.scanJson(masked)).toEqual([]);
    expect(masker.maskJson(masked)).toEqual(masked);
  }
  const ids = { id: '877076325904', info: { id: 999999999, resource: 'orders' } };
  expect(masker.maskJson(ids)).toEqual(ids);
});

test('generated values of personal fields survive nowhere in an answer', () => {
  const letters = 'abcdefghkmnpqrstuvwxyz'.split('');
  const word = fc
    .array(fc.constantFrom(...letters), { minLength: 8, maxLength: 12 })
    .map((all) => `${all.join('')}77`);
  fc.assert(
    fc.property(
      fc.constantFrom('barcode', 'client_email', 'client_surname', 'uniqid', 'series', 'apiToken', 'inn'),
      word,
      fc.string({ unit: fc.constantFrom('-', ' ', ':', '"', '(', ')', '\n', 'ж', 'Q', '5', '.') }),
      fc.constantFrom('id', 'note', 'name', 'code', 'external_id', 'message'),
      (field, value, around, key) => {
        const sent = { path: '/a', headers: {}, body: { [field]: value } };
        const text = `${around} ${value} ${around}`;
        const masked = createMasker()
          .remembering(sent)
          .maskJson({ [key]: text, [value]: [text] });
        expect(JSON.stringify(masked)).not.toContain(value);
      },
    ),
    { seed: 20261128, numRuns: 300 },
  );
});
