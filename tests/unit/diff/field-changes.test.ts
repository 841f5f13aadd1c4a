import { expect, test } from 'vitest';
import { fieldChanges } from '../../../src/diff/field-changes.ts';
import type { JsonValue } from '../../../src/model/json.ts';
import { answered } from './facts.ts';

/** Changes as `kind path: before > after`. */
function changesOf(before: JsonValue, after: JsonValue): string[] {
  const { changes } = fieldChanges([answered(before)], [answered(after)]);
  return changes.map((change) => `${change.kind} ${change.path}: ${change.before} > ${change.after}`);
}

test.each<[string, JsonValue, JsonValue, string[]]>([
  ['the same answer', { a: 1 }, { a: 2 }, []],
  ['a field more', { a: 1 }, { a: 1, b: 'x' }, ['added b:  > string']],
  [
    'a field less, in one of the items of a list',
    { d: [{ a: 1 }, { b: 1 }] },
    { d: [{ a: 1 }] },
    ['removed d[*].b: integer > '],
  ],
  ['a field that one item had and another has', { d: [{ a: 1 }, { b: 1 }] }, { d: [{ b: 1 }, { a: 1 }] }, []],
  ['another type', { a: 1 }, { a: '1' }, ['type a: integer > string']],
  ['an object for a list', { a: [] }, { a: {} }, ['type a: array > object']],
  ['a whole number for a broken one', { a: 100 }, { a: 99.5 }, []],
  [
    'null where there was none',
    { d: [{ a: 1 }] },
    { d: [{ a: 1 }, { a: null }] },
    ['nullability d[*].a: integer > integer or null'],
  ],
  [
    'no null where there was one',
    { d: [{ a: 1 }, { a: null }] },
    { d: [{ a: 1 }] },
    ['nullability d[*].a: integer or null > integer'],
  ],
  ['only nulls for a type', { a: 1 }, { a: null }, ['nullability a: integer > null']],
  ['an empty list for a full one', { d: [{ a: 1, b: { c: 1 } }] }, { d: [] }, []],
  ['a full list for an empty one', { d: [] }, { d: [{ a: 1 }] }, []],
  ['a field that takes an object with it', { a: { b: { c: 1 } }, x: 1 }, { x: 1 }, ['removed a: object > ']],
  ['the keys of a map', { m: { '1': { a: 1 } } }, { m: { '2': { a: 1 }, '3': { a: 1 } } }, []],
  [
    'a field less in every value of a map',
    { m: { '1': { a: 1, b: 1 } } },
    { m: { '2': { a: 1 } } },
    ['removed m{*}.b: integer > '],
  ],
])('%s', (_, before, after, expected) => {
  expect(changesOf(before, after)).toEqual(expected);
});

test('answers are compared by id and scenario, and only those to the entries own calls', () => {
  const before = [answered({ a: 1 }, { scenario: 'read' }), answered({ a: 1 }, { scenario: 'write' })];
  const after = [
    answered({ a: 'x' }, { scenario: 'write' }),
    answered({ b: 1 }, { id: '1.2' }),
    answered({ z: 1 }, { scenario: 'read', role: 'setup' }),
  ];
  const { changes, compared } = fieldChanges(before, after);
  expect(changes).toEqual([
    { label: '1.1 write', path: 'a', kind: 'type', before: 'integer', after: 'string' },
  ]);
  expect(compared).toBe(1);
});
