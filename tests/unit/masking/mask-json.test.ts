import { expect, test } from 'vitest';
import { masker } from '../../../src/masking/create-masker.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/model/json.ts';

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
  [
    'gpass_url',
    'https://u:p@qtickets.example/x/abc?t=abcdef',
    /^https:\/\/qtickets\.example\/m\/mas\?t=mask..$/,
  ],
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

test('a person has the same masks whatever the spelling and the field', () => {
  const masked = masker.maskJson([
    { email: 'Anna@Example.com', phone: '+79000000001', surname: 'Примерова' },
    { client_email: 'anna@example.com', client_phone: '8 (900) 000-00-01', client_surname: 'ПРИМЕРОВА' },
    { comment: 'anna@example.com, 7 900 000 00 01' },
  ]);
  const [first, second, third] = masked as [JsonObject, JsonObject, JsonObject];
  expect(second['client_email']).toBe(first['email']);
  expect(String(second['client_phone']).replace(/\D/g, '')).toBe(String(first['phone']).slice(1));
  expect(String(second['client_surname']).toLowerCase()).toBe(String(first['surname']).toLowerCase());
  expect(third['comment']).toContain(String(first['email']));
  expect(String(third['comment']).split(', ')[1]?.replace(/\D/g, '')).toBe(String(first['phone']).slice(1));
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

test('empty strings, null and booleans stay', () => {
  const body = {
    email: '',
    phone: null,
    client_name: '',
    barcode: null,
    uniqid: '',
    payment_url: '',
    comment: true,
  };
  expect(masker.maskJson(body)).toEqual(body);
  expect(masker.scanJson(body)).toEqual([]);
});

test('numbers in personal fields become numbers of as many digits', () => {
  const body = {
    phone: 79000000001,
    barcode: 877076325904,
    inn: 7712345678,
    vk_id: 0,
    telegram_user: { id: 123456789 },
  };
  const masked = maskObject(body);
  expect(String(masked['phone'])).toMatch(/^9000\d{7}$/);
  expect(String(masked['barcode'])).toMatch(/^9000\d{8}$/);
  expect(String(masked['inn'])).toMatch(/^9000\d{6}$/);
  expect(masked['vk_id']).toBe(0);
  expect(masked['telegram_user']).toEqual({
    id: expect.toSatisfy((id: number) => /^9000\d{5}$/.test(String(id))),
  });
  expect(masker.scanJson(body)).toHaveLength(4);
  expect(masker.scanJson(masked)).toEqual([]);
});

test('name is personal beside personal fields, in details, payments and telegram_user, and nowhere else', () => {
  const person = { name: 'Мария' };
  const body = {
    client: { details: person },
    payments: [person],
    telegram_user: person,
    beside: { ...person, phone: null },
    event: { ...person, place_name: 'Театр', city: { name: 'Самара' }, shows: [person], ticket: person },
    zones: [person],
  };
  const masked = JSON.stringify(masker.maskJson(body));
  expect(masked.match(/Мария/g)).toHaveLength(4);
  expect(masked.match(/Маскъ/g)).toHaveLength(4);
  expect(masked).toContain('Театр');
  expect(masked).toContain('Самара');
  expect(masker.scanJson(body).map(({ at }) => at)).toEqual([
    '/client/details/name',
    '/payments/0/name',
    '/telegram_user/name',
    '/beside/name',
  ]);
});

test('a promo code is masked among its siblings; the code of an error never is', () => {
  const promo = maskObject({ code: 'TESTPROMO2025', discount_type: 'percent' });
  expect(promo['code']).toMatch(/^~[A-Z0-9]{12}$/);
  expect(maskObject({ code: 'AB', max_uses_count: 1 })['code']).toMatch(/^~[A-Z0-9]{3}$/);
  const errors = [
    { error: 'Wrong authorization', status: 403, code: 'WRONG_AUTHORIZATION', info: [] },
    { status: 'error', code: 'SEAT_NOT_FOUND', message: 'Seat not found', discount_id: 1 },
    { code: 'RUB', id: 1 },
  ];
  expect(masker.maskJson(errors)).toEqual(errors);
  expect(masker.scanJson(errors)).toEqual([]);
});

test('messages about fields stay, but for what free text must not hold', () => {
  const error = (message: string) => ({
    error: 'Invalid',
    status: 422,
    code: 'VALIDATION_ERROR',
    info: { email: message },
  });
  expect(masker.maskJson(error('must be an address'))).toEqual(error('must be an address'));
  expect(masker.scanJson(error('must be an address'))).toEqual([]);
  expect(masker.scanJson(error('not a@example.com'))).toEqual([{ kind: 'email', at: '/info/email' }]);
  expect(masker.scanJson(masker.maskJson(error('not a@example.com')))).toEqual([]);
});

test('everything in custom and fields is personal', () => {
  const body = {
    custom: { hall: 'Большой', seats: 12, ok: true },
    fields: { organization_name: 'Пример', any: ['Слово'] },
  };
  const masked = maskObject(body);
  expect(JSON.stringify(masked)).not.toMatch(/Большой|Пример|Слово|12/);
  expect(masked['custom']).toMatchObject({ ok: true });
  expect(masker.scanJson(body)).toHaveLength(4);
  expect(masker.scanJson(masked)).toEqual([]);
});

test('the value of a filter is masked by its column', () => {
  const body = {
    where: [
      { column: 'email', operator: '=', value: 'a@example.com' },
      { column: 'client.details.name', value: 'Анна' },
      { column: 'barcode', value: ['87707632590'] },
      { column: 'payed', value: 1 },
    ],
  };
  const masked = masker.maskJson(body);
  expect(masked).toEqual({
    where: [
      { column: 'email', operator: '=', value: expect.stringMatching(EMAIL) },
      { column: 'client.details.name', value: expect.stringMatching(CYRILLIC) },
      { column: 'barcode', value: [expect.stringMatching(/^00\d{9}$/)] },
      { column: 'payed', value: 1 },
    ],
  });
  expect(masker.scanJson(body).map(({ kind }) => kind)).toEqual(['email', 'name', 'barcode']);
  expect(masker.scanJson(masked)).toEqual([]);
});

test('arrays take the kind of their field, objects in them their own', () => {
  const body = {
    filter: { barcode: ['872964136579', '879979255977'], id: [134857] },
    spread: { client_emails: ['a@example.com'] },
    fanid_card: { id: 7, value: 'FAN-77' },
  };
  const masked = masker.maskJson(body);
  expect(masked).toEqual({
    filter: {
      barcode: [expect.stringMatching(/^00\d{10}$/), expect.stringMatching(/^00\d{10}$/)],
      id: [134857],
    },
    spread: { client_emails: [expect.stringMatching(EMAIL)] },
    fanid_card: { id: 7, value: expect.stringMatching(/^mask/) },
  });
  expect(masker.scanJson(body)).toHaveLength(4);
  expect(masker.scanJson(masked)).toEqual([]);
});

test('ids, prices, times, seats, events and campaign numbers stay', () => {
  const body = {
    id: 4360,
    client_id: 235,
    payment_type_id: '1234567',
    price: 1500.5,
    seat_id: 'CENTER_PARTERRE-20;5',
    event_name: 'Концерт',
    created_at: '2025-11-07T12:00:00+03:00',
    external_id: 'ticket12345',
    external_order_id: '79000000001',
    coords: [55.123456789012, 37.1],
    utm: { utm_campaign: '12345678', utm_content: '79000000001' },
    url: 'https://qtickets.example/event/33',
    code: 'RESOURCE_NOT_FOUND',
    last_update_hash: '0123456789012345678901234567890123456789',
    next: null,
  };
  expect(masker.maskJson(body)).toEqual(body);
  expect(masker.scanJson(body)).toEqual([]);
});

test('the copy keeps the order of keys, holds even __proto__, and leaves the original alone', () => {
  const body = JSON.parse(
    '{"z":1,"email":"a@example.com","a":{"__proto__":{"phone":"+79000000001"}}}',
  ) as JsonObject;
  const before = JSON.stringify(body);
  const masked = JSON.stringify(masker.maskJson(body));
  expect(JSON.stringify(body)).toBe(before);
  expect(masked).toMatch(
    /^\{"z":1,"email":"m.{15}@mask\.invalid","a":\{"__proto__":\{"phone":"\+7000\d{7}"\}\}\}$/,
  );
});

test('a personal value in a key is masked, and a pointer never shows it', () => {
  const body = { seats: { '877076325904': { note: 'b@example.com' } } };
  expect(masker.scanJson(body)).toEqual([
    { kind: 'barcode', at: '/seats/*' },
    { kind: 'email', at: '/seats/*/note' },
  ]);
  expect(masker.scanJson(masker.maskJson(body))).toEqual([]);
});
