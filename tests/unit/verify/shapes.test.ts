import { expect, test } from 'vitest';
import { LIMITS } from '../../../src/verify/limits.ts';
import { EVENT_SHAPES } from '../../../src/verify/log/event-shapes.ts';
import {
  amount,
  anyOf,
  anyText,
  anything,
  count,
  digest,
  flag,
  instant,
  listOf,
  mapOf,
  members,
  oneOf,
  orNull,
  type Shape,
  text,
  whole,
} from '../../../src/verify/log/shape.ts';

const LONG = 'x'.repeat(LIMITS.textSigns);

test.each<[string, Shape, unknown[], unknown[]]>([
  ['any text', anyText, ['', `${LONG}x`], [null, 1, undefined, ['a']]],
  ['a text', text, ['', LONG], [`${LONG}x`, null, 1]],
  ['a flag', flag, [true, false], [0, 'true', null]],
  ['anything', anything, [null, 0, '', false], [undefined]],
  ['an amount', amount, [0, 0.5, 1e300], [-0.001, Number.NaN, Number.POSITIVE_INFINITY, '1', null]],
  ['a whole number', whole, [0, -1, 2 ** 53 - 1], [0.5, 2 ** 53, '1', null]],
  ['a count', count, [0, 1, 2 ** 53 - 1], [-1, 0.5, 2 ** 53, '1', null]],
  [
    'an instant',
    instant,
    ['2025-11-09T13:59:21.000Z', '2024-02-29T00:00:00.999Z'],
    [
      ...[
        '2025-11-09T13:59:21Z',
        '2025-11-09T13:59:21.000+00:00',
        '2025-02-29T13:59:21.000Z',
        ' 2025-11-09T13:59:21.000Z',
      ],
      ...['2025-11-09T13:59:21.000Z ', '2025-13-09T13:59:21.000Z', '2025-11-09 13:59:21.000Z', 'x', 1, null],
    ],
  ],
  [
    'a digest',
    digest,
    ['0123456789abcdef'.repeat(4)],
    ['0'.repeat(63), '0'.repeat(65), 'g'.repeat(64), 'A'.repeat(64), Number('1'.repeat(64)), null],
  ],
  ['one of some', oneOf('a', 'b'), ['a', 'b'], ['c', '', 'ab', null, ['a'], { toString: 'a' }]],
  ['a text or null', orNull(text), [null, ''], [1, undefined]],
  ['a flag or a count', anyOf(flag, count), [true, 0], ['x', -1, null]],
  ['a list', listOf(count), [[], [0, 1]], [{}, null, 'x', [-1], [0, 'x']]],
  ['a map', mapOf(count), [{}, { a: 0, b: 1 }], [[], null, { a: -1 }, { a: 0, b: 'x' }]],
  [
    'an object',
    members({ a: count }, { b: text }),
    [{ a: 0 }, { a: 0, b: '' }],
    [{}, { b: '' }, { a: 0, c: 1 }, { a: 0, b: 1 }, { a: -1 }, [], null, 'x'],
  ],
])('%s is told from what is none', (_, shape, good, bad) => {
  expect(good.map((value) => shape(value, ''))).toEqual(good.map(() => null));
  for (const value of bad) expect(shape(value, '/at')).toMatch(/^\/at(?:\/\w+)?: expected ./);
});

test('a list may be as long as any that a run tells, and no longer', () => {
  expect(listOf(anything)(Array(LIMITS.listItems).fill(0), '')).toBeNull();
  expect(listOf(anything)(Array(LIMITS.listItems + 1).fill(0), '/a')).toMatch(/^\/a: /);
});

test.each<[string, Shape, unknown]>([
  ['/', count, -1],
  ['/1', listOf(count), [0, -1, -2]],
  ['/b', mapOf(count), { a: 0, b: -1, c: -1 }],
  ['/a', members({ a: count, b: count }), { b: -1 }],
  ['/c', members({ a: count }), { a: -1, c: 0 }],
  ['/a/0/b', members({ a: listOf(members({ b: flag })) }), { a: [{ b: 0 }] }],
  ['/', anyOf(flag, count), 'x'],
])('the place that is wrong is told: %s', (place, shape, value) => {
  expect(shape(value, '')?.split(': ')[0]).toBe(place);
});

test('of several shapes the problem of the last is told', () => {
  expect(anyOf(members({ a: flag }), members({ b: flag }))({ b: 1 }, '')).toMatch(/^\/b: /);
});

test('the words of an enumeration are named', () => {
  expect(oneOf('first', 'second')('x', '')).toMatch(/first.*second/);
});

test('the events of a log are those that are known', () => {
  expect(Object.keys(EVENT_SHAPES)).toHaveLength(12);
});
