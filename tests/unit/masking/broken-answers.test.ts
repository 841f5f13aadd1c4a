import { expect, test } from 'vitest';
import { createMasker, masker } from '../../../src/masking/create-masker.ts';
import type { JsonValue } from '../../../src/model/json.ts';

const PERSONAL = [
  'Аристархия',
  'Невыдуманцева',
  'aristarkhia@example.org',
  '9000009173',
  '879173000046',
  'pL4nT3dUq1',
  'WINTER9173',
  'Евстолия',
];
const ORDER = {
  data: [
    {
      id: 4201,
      uniqid: 'pL4nT3dUq1',
      client: {
        id: 194,
        email: 'aristarkhia@example.org',
        details: {
          id: 594,
          name: 'Аристархия',
          middlename: null,
          surname: 'Невыдуманцева',
          phone: '+79000009173',
        },
      },
      promo_code: { id: 3, code: 'WINTER9173', discount_id: 5 },
      custom: { 'Имя гостя': 'Евстолия', seats: [12] },
      payment_url: 'https://venue.example.org/pay/pL4nT3dUq1',
      baskets: [{ id: 63509, seat_id: 'PARTERRE-5;4', barcode: '879173000046', event_name: 'Чайка' }],
    },
  ],
  paging: { total: 1 },
};

// The first signs of a value count as the value: it may be cut off too.
const SHORTEST = 5;

function leftIn(text: string): string[] {
  return PERSONAL.filter((value) => text.includes(value.slice(0, SHORTEST)));
}

test.each([
  ['as it is', JSON.stringify(ORDER)],
  ['as PHP writes it', phpJson(ORDER)],
  ['with spaces', JSON.stringify(ORDER, null, 2)],
  ['in a string of JSON', JSON.stringify({ body: JSON.stringify(ORDER) })],
  ['in a sentence', `The API answered ${JSON.stringify(ORDER)}`],
])('an answer %s gives nothing away wherever it is cut off', (_, text) => {
  for (let length = 1; length <= text.length; length++) {
    const cut = text.slice(0, length);
    const left = leftIn(readable(masker.maskText(cut)));
    expect(left, `cut after ${length}: ${cut.slice(-40)}`).toEqual([]);
  }
});

test('an answer that is cut off keeps what is not personal', () => {
  const text = JSON.stringify(ORDER).slice(0, -20);
  const masked = masker.maskText(text);
  for (const kept of ['"id":4201', 'PARTERRE-5;4', '"event_name":"Чайка"', 'https://venue.example.org/pay/'])
    expect(masked).toContain(kept);
  expect(masker.scanText(masked)).toEqual([]);
  expect(masker.maskText(masked)).toBe(masked);
});

test('a value of a broken answer has the mask that it has in a whole one', () => {
  const masked = JSON.stringify(masker.maskJson(ORDER));
  expect(masker.maskText(JSON.stringify(ORDER))).toBe(masked);
  expect(masker.maskText(`${JSON.stringify(ORDER)},`)).toBe(`${masked},`);
});

test.each([
  ['a stray quote before it', '5" of {"client_name":"Аристархия"}'],
  ['an unmatched bracket before it', ']}){"client_name":"Аристархия"}'],
  ['another key of the same name', '{"client_name":5,"client_name":"Аристархия","client_name":null}'],
  ['a line break within', '{"client_name":"Аристархия\nНевыдуманцева"}'],
  ['a broken escape', '{"client_name":"Аристархия\\x Невыдуманцева"}'],
  ['a note after a name that is null', '{"client_name": null, "client_surname":"Невыдуманцева"}'],
])('a name is masked with %s', (_, text) => {
  expect(leftIn(masker.maskText(text))).toEqual([]);
});

test.each([
  '{"client_name": null, "reason":"Аристархия is an opera"}',
  '"client_name" is required: "Аристархия"',
  '{"client_name":"","event_name":"Аристархия"}',
  '{"surname":null},{"name":"Аристархия"}',
])('what is no person stays in %s', (text) => {
  expect(masker.maskText(text)).toBe(text);
});

test('a value that nests a hundred thousand levels deep is cut off, and the cut is its own mask', () => {
  const depth = 100_000;
  const deep = JSON.parse(`{"data":${'['.repeat(depth)}"a@example.org"${']'.repeat(depth)}}`) as JsonValue;
  const masked = masker.maskJson(deep);
  expect(JSON.stringify(masked)).toContain('{{masked}}');
  expect(masker.maskJson(masked)).toEqual(masked);
  expect(masker.scanJson(masked)).toEqual([]);
  expect(masker.scanJson(deep)).toEqual([expect.objectContaining({ kind: 'too-deep' })]);
});

test('what stands in Base64 beside a secret goes with it', () => {
  const keeper = createMasker({ secrets: ['invented-secret-1'] });
  for (const before of ['', 'a', 'ab', 'abc ']) {
    const dump = Buffer.from(`${before}invented-secret-1, aristarkhia@example.org`).toString('base64');
    expect(keeper.maskText(`dump ${dump} end`)).toBe('dump {{secret}} end');
  }
});

function phpJson(value: JsonValue): string {
  return JSON.stringify(value)
    .replaceAll('/', '\\/')
    .replace(/[^\u0020-\u007e]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function readable(text: string): string {
  return text.replace(/\\+u([0-9a-f]{4})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
