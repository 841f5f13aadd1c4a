import { expect, test } from 'vitest';
import { jsonFault } from '../../../src/common/json-fault.ts';

test.each([
  ['', [1, 1]],
  ['{', [1, 2]],
  ['{"a": 1,}', [1, 9]],
  ['{\n  "a": 1\n  "b": 2\n}', [3, 3]],
  ['{\n  "a": tru\n}', [2, 8]],
  ['[1, 2', [1, 6]],
  ['[1}', [1, 3]],
  ['{"a" 1}', [1, 6]],
  ["{'a': 1}", [1, 2]],
  ['{"a": "x\ny"}', [1, 7]],
  ['{"a": 01}', [1, 8]],
  ['{} {}', [1, 4]],
  ['\uFEFF{}', [1, 1]],
  ['// words\n{}', [1, 1]],
  ['<html>', [1, 1]],
])('%j is refused where JSON ends', (text, [line, column]) => {
  expect(() => JSON.parse(text)).toThrow();
  expect(jsonFault(text)).toMatchObject({ line, column });
});

test.each(['{"a":[1,-2.5e+3,{"b":null}],"c":"\\u0041\\n"}', ' 1 ', '[]', '{"a":{}}'])(
  'of %j, which is JSON, it gives the end',
  (text) => {
    expect(() => JSON.parse(text)).not.toThrow();
    expect(jsonFault(text)).toMatchObject({ line: 1, column: text.length + 1 });
  },
);
