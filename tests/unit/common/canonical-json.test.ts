import canonicalize from 'canonicalize';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../../src/common/canonical-json.ts';

// In order and out of it, with whatever makes the order of enumeration another than that of the keys.
test.each([
  [{ a: 1, b: [{ c: null, d: 'x' }] }],
  [{ b: 1, a: 2 }],
  [{ 10: 'ten', 9: 'nine' }],
  [{ 9: 'nine', a: 1 }],
  [{ A: 1, a: 2, é: 3, '€': 4, '😀': 5, '\ufb33': 6 }],
  [{ '\ufb33': 6, '😀': 5 }],
  [{ a: undefined, b: 1 }],
  [[1e21, -0, 1e-7, 0.1, 1, 333333333.3333333]],
  ['\u2028 \u0000 " \\ / \u007f'],
  [{ nested: { z: 1, y: { b: 1, a: 1 } } }],
  [{ when: new Date(0) }],
  [Object.assign(Object.create(null), { a: 1 })],
  [JSON.parse('{"__proto__":1,"a":2}')],
  [null],
  [[undefined, 1]],
])('%j is written as RFC 8785 says', (value) => {
  expect(canonicalJson(value)).toBe(canonicalize(value));
});

test.each([
  ['a lone surrogate', '\ud800'],
  ['one in a key', { '\udc00': 1 }],
  ['a number that is none', Number.NaN],
  ['an endless one', [Number.POSITIVE_INFINITY]],
  ['nothing', undefined],
])('%s is refused', (_, value) => {
  expect(() => canonicalJson(value)).toThrow();
});
