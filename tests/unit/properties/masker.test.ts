import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMasker, masker } from '../../../src/masking/create-masker.ts';
import { isJsonObject, type JsonValue } from '../../../src/model/json.ts';
import { holds, hostileText } from './property.ts';

const KEYS = [
  'id',
  'email',
  'client_email',
  'phone',
  'client_phone',
  'name',
  'client_name',
  'surname',
  'barcode',
  'uniqid',
  'payment_url',
  'pdf_url',
  'comment',
  'custom',
  'code',
  'price',
  'status',
  'details',
  'data',
  'note',
  'external_id',
];
const leaf = fc.oneof(
  hostileText,
  fc.string({ maxLength: 12 }),
  fc.integer(),
  fc.constantFrom(
    null,
    true,
    false,
    0,
    '',
    '+79001234567',
    'a.b@example.com',
    '870000000001',
    'Анна Образцова',
  ),
);
const body = fc.letrec<{ node: JsonValue }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'json' },
    leaf,
    fc.array(tie('node'), { maxLength: 3, depthIdentifier: 'json' }),
    fc.dictionary(fc.constantFrom(...KEYS), tie('node'), { maxKeys: 5, depthIdentifier: 'json' }),
  ),
})).node;

/** Kinds of values, and names of fields, without what stands there. */
function shapeOf(value: JsonValue): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (!isJsonObject(value)) return value === null ? null : typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, shapeOf(child)]));
}

test('what is masked has the form of what it masks, and masking it again changes nothing', () => {
  holds(
    60,
    fc.property(body, (value) => {
      const masked = masker.maskJson(value);
      expect(shapeOf(masked)).toEqual(shapeOf(value));
      expect(masker.maskJson(masked)).toEqual(masked);
    }),
  );
});

test('nothing personal is found in what was masked', () => {
  holds(
    60,
    fc.property(body, (value) => {
      expect(masker.scanJson(masker.maskJson(value))).toEqual([]);
    }),
  );
});

test('masked text is masked text', () => {
  holds(
    60,
    fc.property(hostileText, (text) => {
      const masked = masker.maskText(text);
      expect(masker.maskText(masked)).toBe(masked);
    }),
  );
});

test('a secret is nowhere in what was masked, however it is joined to other text', () => {
  const secret = 'Zq7-secret-of-nobody-41';
  const own = createMasker({ secrets: [secret] });
  holds(
    40,
    fc.property(hostileText, hostileText, (before, after) => {
      const text = `${before}${secret}${after}`;
      expect(own.maskText(text)).not.toContain(secret);
      expect(JSON.stringify(own.maskJson({ note: text, [text]: 1 }))).not.toContain(secret);
    }),
  );
});
