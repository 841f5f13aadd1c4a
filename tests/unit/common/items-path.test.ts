import { expect, test } from 'vitest';
import { itemsAt, valueAt, valueAtPointer } from '../../../src/common/items-path.ts';

const body = {
  data: { zones: [{ seats: [{ id: 1 }, { id: 2 }] }, { seats: [{ id: 3 }] }] },
  'a/b': { '~': 1 },
};

test('items are found below nested lists, with their pointers', () => {
  expect(itemsAt(body, 'data.zones[*].seats[*]')).toEqual([
    { pointer: '/data/zones/0/seats/0', value: { id: 1 } },
    { pointer: '/data/zones/0/seats/1', value: { id: 2 } },
    { pointer: '/data/zones/1/seats/0', value: { id: 3 } },
  ]);
});

test.each(['data.none', 'data.zones.seats', 'data[*]', 'data.zones[*].none'])('%s leads nowhere', (path) => {
  expect(itemsAt(body, path)).toEqual([]);
});

test('the values of a map are found, with their keys in the pointer', () => {
  expect(itemsAt({ data: { 'A-1;1': { id: 1 }, b: { id: 2 } } }, 'data{*}.id')).toEqual([
    { pointer: '/data/A-1;1/id', value: 1 },
    { pointer: '/data/b/id', value: 2 },
  ]);
  expect(itemsAt({ data: [1] }, 'data{*}')).toEqual([]);
});

test('the empty path is the root', () => {
  expect(valueAt(body, '')).toBe(body);
});

test('a list at the root has items', () => {
  expect(itemsAt([1, 2], '[*]').map(({ pointer }) => pointer)).toEqual(['/0', '/1']);
});

test('every pointer leads back to its value', () => {
  for (const { pointer, value } of itemsAt(body, 'data.zones[*].seats[*]'))
    expect(valueAtPointer(body, pointer)).toBe(value);
  expect(valueAtPointer(body, '/a~1b/~0')).toBe(1);
  expect(valueAtPointer(body, '/data/zones/9')).toBeUndefined();
  expect(valueAtPointer(body, '/constructor')).toBeUndefined();
});
