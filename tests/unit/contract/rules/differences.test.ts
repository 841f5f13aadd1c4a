import { expect, test } from 'vitest';
import { differences } from '../../../../src/contract/rules/differences.ts';
import type { JsonValue } from '../../../../src/model/json.ts';

const places = (a: JsonValue | undefined, b: JsonValue | undefined, except: string[] = [], id?: string) =>
  differences(a, b, except, id).map(({ pointer }) => pointer);

test.each<[JsonValue | undefined, JsonValue | undefined, string[], string[], string?]>([
  [1, 1, [], []],
  [1, '1', [], ['']],
  [undefined, null, [], ['']],
  [{ a: 1, b: 1 }, { a: 2, b: 1 }, [], ['/a']],
  [{ a: 1 }, { a: 1, b: 1 }, [], []],
  [{ a: 1, ab_c: 1 }, { a: 1 }, [], []],
  [{ 'A-1;1': 1, a: 1 }, { a: 1 }, [], ['/A-1;1']],
  [{ a: 1 }, { a: 1, '12': 1 }, [], ['/12']],
  [{ a: 1 }, { a: 1, a1: 1 }, [], ['/a1']],
  [{ a: 1 }, { a: 1, '1a': 1 }, [], ['/1a']],
  [{}, { a: 1 }, [], ['']],
  [{ a: 1 }, {}, [], ['']],
  [[1, 2], [1, 3], [], ['/1']],
  [[1], [1, 2], [], ['']],
  [[1], { 0: 1 }, [], ['']],
  [{ 'x/y': 1 }, { 'x/y': 2 }, [], ['/x~1y']],
  [{ a: { b: 1 } }, { a: { b: 2 } }, ['a.b'], []],
  [{ a: { b: 1 } }, { a: { b: 2 } }, ['b'], ['/a/b']],
  [{ l: [{ u: 1, v: 1 }] }, { l: [{ u: 2, v: 2 }] }, ['l[*].u'], ['/l/0/v']],
  [
    {
      l: [
        { id: 5, u: 1 },
        { id: 6, u: 1 },
      ],
    },
    {
      l: [
        { id: 5, u: 2 },
        { id: 6, u: 2 },
      ],
    },
    ['l[#].u'],
    ['/l/1/u'],
    '5',
  ],
  [{ l: [{ id: 5, u: 1 }] }, { l: [{ id: 5, u: 2 }] }, ['l[*].u'], [], '5'],
  [{ l: [[1]] }, { l: [[2]] }, ['l[*][*]'], []],
])('%j and %j, but for what %j names, differ at %j', (a, b, except, expected, id) => {
  expect(places(a, b, except, id)).toEqual(expected);
});

test('0 and -0 are one number', () => {
  const before = { sum: 0, list: [-0, 1] };
  expect(differences(before, { sum: -0, list: [0, 1] }, [])).toEqual([]);
  expect(differences(before, { sum: -0, list: [0, 2] }, [])).toEqual([{ pointer: '/list/1' }]);
});
