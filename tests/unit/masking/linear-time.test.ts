import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMasker, masker } from '../../../src/masking/create-masker.ts';
import { isFreeForm, unmaskedField, unmaskedFreeForm } from '../../../src/verify/scan/field-rules.ts';
import { kindsInText } from '../../../src/verify/scan/text-rules.ts';
import { NOTATIONS } from '../../hostile/hostile-notations.ts';

const own = createMasker({ secrets: ['p4ssw0rd/with+x'] });

const SIGNS = 40_000;
/** So long a machine with much else to do may take for what is linear. */
const LINEAR = { timeout: 5_000 };

test.each(NOTATIONS)('forty thousand signs of %s are read by masker and both scanners', LINEAR, (part) => {
  const text = part.repeat(Math.ceil(SIGNS / part.length));
  const masked = own.maskJson({ note: text, client_name: text });
  expect(own.scanJson(masked)).toEqual([]);
  own.scanText(text);
  kindsInText(text, true);
  unmaskedFreeForm(text);
  for (const key of ['email', 'phone', 'client_name', 'pdf_url']) unmaskedField(key, text, {}, '');
  expect(isFreeForm('custom')).toBe(true);
});

// What one pattern alone reads is read fast: its square shows in no less than this.
test.each([
  ['', 'share a ', ''],
  ['', 'key="a" value="', ''],
  ['', 'name="surname"\n\nА\n', ''],
  ['://p', ':n', ''],
  ['"info":', '\t', ':'],
  ['', '_pw:"s', ''],
  ['', 'from: Анна Примерова\n', ''],
  ['', 'code: ABC12\n', ''],
])('six hundred thousand signs of %j%j%j are scanned', LINEAR, (before, part, behind) => {
  const text = `${before}${part.repeat(Math.ceil(600_000 / part.length))}${behind}`;
  own.scanJson({ note: text });
  kindsInText(text, true);
});

test('what the masker wrote is its own mask, and its scanner finds nothing in it', () => {
  const sign = fc.constantFrom(
    ':',
    '"',
    '\\',
    '=',
    '@',
    '%',
    '<',
    '>',
    '{',
    '}',
    '|',
    '*',
    '`',
    ' ',
    '\n',
    '-',
    '8',
    '7',
    '9',
    'a',
    'Я',
    'token',
    'Токен',
    'ФИО',
    'email',
    'client_name',
    'Анна',
    'k9Zx81Qw',
    'a@example.org',
    '+79000001122',
  );
  const text = fc.array(sign, { maxLength: 30 }).map((signs) => signs.join(''));
  fc.assert(
    fc.property(text, (value) => {
      const masked = masker.maskText(value);
      expect(masker.maskText(masked)).toBe(masked);
      expect(masker.scanText(masked)).toEqual([]);
    }),
    { seed: 20261128, numRuns: 400 },
  );
});

test('a promo code in the name of a discount is masked and found', () => {
  for (const body of [
    { name: 'Скидка LETO25', discount_value: 10 },
    { discounts: [{ name: 'LETO25 -10%' }] },
  ]) {
    expect(masker.scanJson(body).map(({ kind }) => kind)).toEqual(['promo-code']);
    const masked = masker.maskJson(body);
    expect(JSON.stringify(masked)).not.toContain('LETO25');
    expect(masker.scanJson(masked)).toEqual([]);
  }
  const plain = { name: 'Скидка 10% в 2025', discount_value: 10 };
  expect(masker.maskJson(plain)).toEqual(plain);
});
