import { expect, test } from 'vitest';
import { masker } from '../../../src/masking/create-masker.ts';
import { isJsonObject, type JsonObject } from '../../../src/model/json.ts';

function maskObject(object: JsonObject): JsonObject {
  const masked = masker.maskJson(object);
  if (!isJsonObject(masked)) throw new TypeError('an object was expected');
  return masked;
}

const EMAIL = /^m[a-z0-9]{15}@mask\.invalid$/;
const CYRILLIC = /^Маскъ[а-я]{8}$/;

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
