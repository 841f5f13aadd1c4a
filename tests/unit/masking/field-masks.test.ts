import { expect, test } from 'vitest';
import { masker } from '../../../src/masking/create-masker.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/model/json.ts';
import { unmaskedField } from '../../../src/verify/scan/field-rules.ts';

function maskObject(object: JsonObject): JsonObject {
  const masked = masker.maskJson(object);
  if (!isJsonObject(masked)) throw new TypeError('an object was expected');
  return masked;
}

const EMAIL = /^m[a-z0-9]{15}@mask\.invalid$/;
const CYRILLIC = /^Маскъ[а-я]{8}$/;
const LATIN = /^Maskq[a-z]{8}$/;

test.each<[string, JsonValue, RegExp]>([
  ['email', 'test@example.com', EMAIL],
  ['client_email', 'Test@Example.com', EMAIL],
  ['phone', '+79000000001', /^\+7000\d{7}$/],
  ['client_phone', '8 (900) 000-00-01', /^7 \(000\) \d{3}-\d{2}-\d{2}$/],
  ['client_phone', '9000000001', /^000\d{7}$/],
  ['client_phone', '900000001', /^7000\d{5}$/],
  ['client_phone', '+375 29 000-00-01', /^\+700 0\d \d{3}-\d{2}-\d{2}$/],
  ['client_name', 'Анна', CYRILLIC],
  ['client_surname', 'Smith', LATIN],
  ['client_middlename', 'ТЕСТОВИЧ', /^МАСКЪ[А-Я]{8}$/],
  ['surname', 'примеров', /^маскъ[а-я]{8}$/],
  ['surname', 'Анна-Мария Smith', /^Маскъ[а-я]{8}-Маскъ[а-я]{8} Maskq[a-z]{8}$/],
  ['organization_name', 'ООО "Пример 12"', /^МАСКЪ[А-Я]{8} "Маскъ[а-я]{8} 000\d{2}"$/],
  ['legal_name', 'Пример', CYRILLIC],
  ['work_position', 'Кассир', CYRILLIC],
  ['comment', 'Ряд', CYRILLIC],
  ['first_name', 'Anna', LATIN],
  ['last_name', 'Smith', LATIN],
  ['username', 'anna_1', /^maskq[a-z]{8}_000\d$/],
  ['payment_card_number', '220000******1234', /^000000\*{6}\d{4}$/],
  ['payment_card_number', '220000********1234', /^000000\*{8}\d{4}$/],
  ['uniqid', 'aB3dE6gH9k', /^mask[A-Za-z0-9]{6}$/],
  [
    'payment_url',
    'https://qtickets.example/pay/aB3dE6gH9k',
    /^https:\/\/qtickets\.example\/pay\/mask[A-Za-z0-9]{6}$/,
  ],
  [
    'cancel_url',
    'https://qtickets.example/cancel-order/aB3dE6gH9k/0123456789abcdef0123456789abcdef',
    /^https:\/\/qtickets\.example\/cancel-order\/mask[A-Za-z0-9]{6}\/0{8}[0-9a-f]{24}$/,
  ],
  ['gpass_url', 'https://qtickets.example/x/abc?t=abcdef', /^https:\/\/qtickets\.example\/m\/mas\?t=mask..$/],
  ['pdf_url', 'https://u:p@qtickets.example/ticket/x1', /^https:\/\/qtickets\.example\/ticket\/ma$/],
  ['barcode', '877076325904', /^00\d{10}$/],
  ['barcode', '87707632590', /^00\d{9}$/],
  ['barcode', 'AB-1234-CD', /^mask[A-Z0-9]{3}-[A-Z0-9]{2}$/],
  ['series', '123456789', /^00\d{7}$/],
  ['inn', '771234567890', /^00\d{10}$/],
  ['kpp', '770101001', /^00\d{7}$/],
  ['fanid', '912345678', /^00\d{7}$/],
  ['visitor_user_id', 'visitor-77', /^mask[a-z0-9]{3}-[a-z0-9]{2}$/],
  [
    'user_session',
    '3f2b8c1e-5a4d-4c6b-9e8f-7a6b5c4d3e2f',
    /^0{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  ],
  ['vk_id', '123456789', /^00\d{7}$/],
  ['facebook_id', 'someone.1', /^mask[a-z0-9]{3}\.[a-z0-9]$/],
])('%s %j gets a mask in its reserved form', (key, value, form) => {
  const masked = maskObject({ [key]: value });
  expect(masked[key]).toMatch(form);
  expect(masker.scanJson({ [key]: value })).toEqual([expect.objectContaining({ at: `/${key}` })]);
  expect(masker.scanJson(masked)).toEqual([]);
  expect(masker.maskJson(masked)).toEqual(masked);
});

test('a reserved url keeps every word of its route', () => {
  const url = 'https://qtickets.example/ticket/passbook/aB3dE6gH9k/0123456789abcdef0123456789abcdef';
  expect(maskObject({ passbook_url: url })['passbook_url']).toMatch(
    /\/ticket\/passbook\/mask.{6}\/0{8}.{24}$/,
  );
});

test('a uniqid has the same mask in its field and in every url', () => {
  const masked = maskObject({ uniqid: 'aB3dE6gH9k', payment_url: 'https://qtickets.example/pay/aB3dE6gH9k' });
  expect(masked['payment_url']).toBe(`https://qtickets.example/pay/${String(masked['uniqid'])}`);
});

test.each([
  ['name.example.com'],
  ['name@'],
  ['@example.com'],
  ['name@example'],
  ['name@example.c'],
  ['name@example.c0m'],
  ['na..me@example.com'],
  ['name.@example.com'],
  ['name@example.com.'],
  ['имя@example.com'],
  ['two@example.com, three@example.com'],
])('the broken address %s gets a mask that is broken too', (address) => {
  const masked = maskObject({ email: address });
  // The format "email" of JSON Schema, as ajv-formats reads it.
  expect(masked['email']).not.toMatch(
    /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i,
  );
  expect(masked['email']).not.toBe(address);
  expect(masker.scanJson(masked)).toEqual([]);
  expect(masker.scanText(String(masked['email']))).toEqual([]);
  expect(masker.maskJson(masked)).toEqual(masked);
});

test('two numbers in one field are masked one by one', () => {
  const one = (phone: string) => String(maskObject({ phone })['phone']);
  expect(one('89000000001 89000000002')).toBe(`${one('89000000001')} ${one('89000000002')}`);
});

test.each(['A\u0300', '\u0410\u0306', '\u0300', 'A\u0300\u4e00', '\u0300b'])(
  'an address that %j stands right behind is masked with it: masked again it is the same, and nothing is found in it',
  (behind) => {
    const masked = maskObject({ client_phone: `a@example.org${behind}` });
    expect(masker.maskJson(masked)).toEqual(masked);
    expect(masker.scanJson(masked)).toEqual([]);
    expect(unmaskedField('client_phone', String(masked['client_phone']), {}, '')).toBeNull();
  },
);
