import { expect, test } from 'vitest';
import { canonicalJson } from '../../../src/common/canonical-json.ts';
import type { JsonValue } from '../../../src/model/json.ts';
import { prettyJson } from '../../../src/report/pretty-json.ts';
import { canonicalText, indentedText } from '../../../src/verify/bytes/json-text.ts';
import { readJson } from '../../../src/verify/bytes/read-json.ts';
import { LIMITS } from '../../../src/verify/limits.ts';

const VALUES: JsonValue[] = [
  null,
  '',
  'Маска \u2028 "quoted" \\ \u0007 \ud83d\ude00',
  -0,
  1e21,
  1e-7,
  0.1,
  [],
  {},
  { b: 1, a: [{ z: null, y: [] }], '10': 1, '9': 2, é: 1, '\ud83d\ude00': 1, '\uffff': 2, __proto__x: {} },
  JSON.parse('{"__proto__": {"b": 1, "a": 2}, "constructor": []}') as JsonValue,
];

test.each(VALUES.map((value) => [JSON.stringify(value), value]))(
  '%s has the forms that the bundle writes',
  (_, value) => {
    expect(canonicalText(value as JsonValue)).toBe(canonicalJson(value));
    expect(indentedText(value as JsonValue)).toBe(prettyJson(value));
  },
);

test('JSON that is too deep is not parsed, whatever its strings hold', () => {
  const nested = (depth: number) => Buffer.from(`${'['.repeat(depth)}"]]"${']'.repeat(depth)}`);
  expect(readJson(nested(LIMITS.jsonDepth)).problem).toBeNull();
  expect(readJson(nested(LIMITS.jsonDepth + 1)).problem).toMatch(/inside each other/);
  expect(readJson(nested(1_000_000)).problem).toMatch(/inside each other/);
  expect(readJson(Buffer.from(JSON.stringify('\\"[[[['.repeat(1_000)))).problem).toBeNull();
});

test('bytes that are no UTF-8, and text that is no JSON, are said to be so', () => {
  expect(readJson(Buffer.from([0x22, 0xff, 0x22])).problem).toBe('not valid UTF-8');
  expect(readJson(Buffer.from('{"a": }')).problem).toBe('not valid JSON');
  expect(readJson(Buffer.from('\ufeff{}')).problem).toContain('byte order mark');
});
