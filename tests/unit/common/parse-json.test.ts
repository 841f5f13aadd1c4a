import { expect, test } from 'vitest';
import { parseJson } from '../../../src/common/parse-json.ts';
import { isSame } from '../../../src/contract/row-differences.ts';

test.each(['-0', '-0.0', '-0.00e0', '-0E+5'])('%s is 0 wherever it stands', (zero) => {
  expect(Object.is(parseJson(zero), 0)).toBe(true);
  for (const text of [
    `[${zero}]`,
    `[1,${zero} ]`,
    `{"a":${zero}}`,
    `{"a": ${zero},"b":1}`,
    `[\n${zero}\n]`,
  ]) {
    const values = Object.values(parseJson(text) as object);
    expect([text, values.some((value) => Object.is(value, -0))]).toEqual([text, false]);
    expect(values).toContain(0);
  }
});

test('every other number and every text stays as it is', () => {
  const text = '{"a":-0.5,"b":[-1e-3,0,-10],"c":"a, -0 ","d":-0,"e":null,"f":{"g":[]}}';
  expect(parseJson(text)).toStrictEqual({
    a: -0.5,
    b: [-0.001, 0, -10],
    c: 'a, -0 ',
    d: 0,
    e: null,
    f: { g: [] },
  });
  expect(() => parseJson('{-0')).toThrow(SyntaxError);
});

test('a row whose JSON has -0 for 0 is the same row, and one with another number is not', () => {
  expect(isSame('{"refunded":0,"b":[0]}', '{"refunded": -0.0, "b": [-0]}')).toBe(true);
  expect(isSame('{"refunded":0}', '{"refunded":-0.1}')).toBe(false);
});
