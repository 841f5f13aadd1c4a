import { expect, test } from 'vitest';
import { DEEPEST, readJson } from '../../../src/contract/read-json.ts';

test.each([
  '{}',
  '[]',
  '"a"',
  '3',
  'null',
  ' {"a":{"a":1},"b":[{"a":2},{"a":3}]} ',
  '{"a":"{\\"a\\":1,\\"a\\":2}","b":"}],[{"}',
  '{"a":"a","b":"a","":1," ":2}',
  '{"\\\\":1,"\\"":2,"a\\"b":3}',
  '{"a":1,"A":2,"а":3}',
  '["a","a",{"a":"\\\\"},"a"]',
  `${'['.repeat(DEEPEST)}${']'.repeat(DEEPEST)}`,
])('%s is read as JSON.parse reads it', (text) => {
  expect(readJson(text)).toEqual({ json: JSON.parse(text), problem: null });
});

test.each([
  ['{"data":null,"data":[]}', 'the key data'],
  ['{"data" : null, "b":{"c":1}, "data"\n:[]}', 'the key data'],
  ['[{"a":1},{"b":{"c":1,"d":[{"c":1}],"c":2}}]', 'the key c'],
  ['{"a":1,"\\u0061":2}', 'the key a'],
  ['{"a\\"":1,"a\\"":2}', 'a key'],
  ['{"Иванов Иван":1,"Иванов Иван":2}', 'a key'],
  ['{"__proto__":1,"__proto__":2}', 'the key __proto__'],
])('%s says two things', (text, key) => {
  expect(readJson(text)).toEqual({ json: undefined, problem: `${key} stands twice in one object` });
});

test.each(['', ' ', '{', '{"a":1', '{"a', '{"a\\', '<html>"a":1</html>', '{"a":1}}', ']', 'undefined'])(
  '%s is not JSON',
  (text) => {
    expect(readJson(text)).toEqual({ json: undefined, problem: 'the body is not JSON' });
  },
);

test.each([DEEPEST + 1, 5_000_000])('%i levels are not parsed', (depth) => {
  expect(readJson('['.repeat(depth)).problem).toContain('nested deeper');
  expect(readJson(`{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`).json).toBeUndefined();
});

test.each([
  '9007199254740993',
  '-9007199254740993',
  '9007199254740993.0',
  '1e400',
  '-1E+400',
  '1e-400',
  '123456789012345678.5',
  '0.1000000000000000012345',
  '1480.00000000000000000001',
  `0.${'1'.repeat(120)}`,
])('%s is no number that every reader holds', (literal) => {
  for (const [text, place] of [
    [literal, ''],
    [`{"b":"[,","a":[1,${literal}]}`, '/a/1'],
  ] as const) {
    expect(readJson(text)).toEqual({
      json: undefined,
      problem: `${place}: expected a number that every reader can hold, came one beyond`,
    });
  }
});

test.each([
  '0',
  '-0.0',
  '9007199254740991',
  '0.1',
  '0.10000000000000001',
  '1480.5',
  '1.4805e3',
  '1234567890.123456',
  '0.30000000000000004',
  '100000000000000000e-3',
  '5.0000000000000000000000000',
])('%s is the double that it reads as', (literal) => {
  expect(readJson(literal)).toEqual({ json: JSON.parse(literal), problem: null });
});

test.each([
  '"\\ud800"',
  '{"a":["x\\udfffy"]}',
  '{"\\uD83C":1}',
  '"\\ud83c\\ud83c\\udfab"',
  '"\\udfab\\ud83c"',
])('%s is no Unicode', (text) => {
  expect(readJson(text)).toEqual({
    json: undefined,
    problem: expect.stringContaining('half of a surrogate pair'),
  });
});

test('whole pairs, and what only looks like one, are read', () => {
  for (const text of ['"\\ud83c\\udfab"', '"\\\\ud800"', '"🎫"'])
    expect(readJson(text)).toEqual({ json: JSON.parse(text), problem: null });
});
