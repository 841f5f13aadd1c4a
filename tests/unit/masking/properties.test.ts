import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PROJECT_DIR } from '../../../src/command/project-paths.ts';
import { createMasker, masker } from '../../../src/masking/create-masker.ts';
import type { JsonValue } from '../../../src/model/json.ts';
import { kindsInText } from '../../../src/verify/scan/text-rules.ts';
import { runs } from '../../fuzz-runs.ts';
import { ALNUM, DIGITS, distinct, HEX, numbers, order, signs, surname } from './generated-values.ts';
import { HOSTILE } from './hostile-signs.ts';

const COUNT = 5000;
const next = numbers(20251107);

test.each<[string, string, () => string]>([
  ['e-mails', 'email', () => `user${next() % 100000}@example.com`],
  ['telephone numbers of one operator', 'phone', () => `+7900${signs(next, DIGITS, 7)}`],
  ['barcodes', 'barcode', () => `87${signs(next, DIGITS, 10)}`],
  ['series', 'series', () => `12${signs(next, DIGITS, 7)}`],
  ['names', 'client_surname', () => surname(next)],
  ['uniqids', 'uniqid', () => signs(next, ALNUM, 10)],
  ['digests', 'uniqid', () => signs(next, HEX, 32)],
  ['sessions', 'user_session', () => signs(next, ALNUM, 30)],
  ['card numbers of one issuer', 'payment_card_number', () => `220000******${signs(next, DIGITS, 4)}`],
  ['promo codes', 'promo', () => signs(next, 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789', 8)],
])('%s: thousands of values have as many masks, and each mask is its own', (_, key, make) => {
  const wrap = (value: string): JsonValue =>
    key === 'promo' ? { code: value, discount_id: 1 } : { [key]: value };
  const values = distinct(COUNT, make);
  const masks = values.map((value) => JSON.stringify(masker.maskJson(wrap(value))));
  expect(new Set(masks).size).toBe(COUNT);
  expect(masks.filter((mask) => JSON.stringify(masker.maskJson(JSON.parse(mask))) !== mask)).toEqual([]);
});

test('telephone numbers of many operators share hardly a mask', () => {
  const values = distinct(COUNT, () => `+79${signs(next, DIGITS, 9)}`);
  // Seven free digits: 1.25 equal pairs are to be expected of a random choice.
  expect(
    new Set(values.map((value) => JSON.stringify(masker.maskJson({ phone: value })))).size,
  ).toBeGreaterThan(COUNT - 6);
});

test('generated orders mask clean as JSON and as text, and twice is once', () => {
  for (let round = 0; round < 400; round++) {
    const body = order(next);
    const masked = masker.maskJson(body);
    expect(masker.scanJson(body).length).toBeGreaterThan(4);
    expect(masker.scanJson(masked)).toEqual([]);
    expect(masker.maskJson(masked)).toEqual(masked);
    const { utm: _utm, external_id: _id, ...personal } = masked as Record<string, JsonValue>;
    const text = JSON.stringify(personal, null, 1);
    expect(masker.scanText(text)).toEqual([]);
    expect(masker.maskText(text)).toBe(text);
  }
});

test('hostile texts of labels and escapes: nothing is found in what the masker wrote, and twice is once', () => {
  const text = fc.array(fc.constantFrom(...HOSTILE), { maxLength: 14 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, (value) => {
      const masked = masker.maskText(value);
      expect(masker.scanText(masked)).toEqual([]);
      expect(kindsInText(masked, true)).toEqual([]);
      expect(masker.maskText(masked)).toBe(masked);
    }),
    runs(1000),
  );
});

test('masks depend on the key and on nothing else', () => {
  const body = {
    email: 'a@example.com',
    phone: '+79000000001',
    barcode: '877076325904',
    surname: 'Примеров',
  };
  const mine = createMasker({ key: 'one' }).maskJson(body);
  expect(createMasker({ key: 'one' }).maskJson(body)).toEqual(mine);
  expect(Object.values(createMasker({ key: 'two' }).maskJson(body) as object)).not.toEqual(
    expect.arrayContaining([Object.values(mine as object)[0]]),
  );
  expect(createMasker({ key: 'two' }).scanJson(mine)).toEqual([]);
});

test('the request bodies of the spec document mask and scan clean', () => {
  const text = readFileSync(join(PROJECT_DIR, 'tests', 'spec', 'qtickets_api_test_requests.md'), 'utf8');
  const bodies = [...text.matchAll(/```json\n([^`]*)```/g)].map(
    (match) => JSON.parse(match[1] ?? '') as JsonValue,
  );
  expect(bodies.length).toBeGreaterThan(20);
  const kinds = new Set(bodies.flatMap((body) => masker.scanJson(body).map(({ kind }) => kind)));
  expect([...kinds].sort()).toEqual(['barcode', 'email', 'name', 'phone', 'promo-code']);
  const masked = bodies.map((body) => masker.maskJson(body));
  expect(masked.flatMap((body) => masker.scanJson(body))).toEqual([]);
  expect(JSON.stringify(masked)).not.toMatch(
    /example\.com|Примеров|Образцов|TESTPROMO|877076325904|79001234567/,
  );
  expect(JSON.stringify(masked)).toContain('"external_id":["ticket12345"]');
});
