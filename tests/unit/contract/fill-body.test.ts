import { expect, test } from 'vitest';
import { canFill, fillBody } from '../../../src/contract/fill-body.ts';
import type { JsonValue } from '../../../src/model/json.ts';

const SOURCES = {
  sent: { a: { b: 1 }, none: null },
  answer: { id: 7, list: [{ id: 1 }, { id: 2 }], none: null },
  others: new Map<string, JsonValue>([['made', { id: 9, none: null, list: [{ id: 3 }], empty: [] }]]),
};

test.each<[JsonValue, JsonValue, boolean]>([
  ['text', 'text', true],
  [null, null, true],
  [{ a: [1, { b: true }] }, { a: [1, { b: true }] }, true],
  [{ $sent: 'a.b' }, 1, true],
  [{ $sent: 'none' }, null, true],
  [{ $sent: 'gone' }, null, false],
  [{ $answer: 'id' }, 7, true],
  [{ $answer: 'none' }, null, true],
  [{ $answer: 'gone' }, null, false],
  [{ $from: 'made', path: 'id' }, 9, true],
  [{ $from: 'made', path: 'none' }, null, true],
  [{ $from: 'made', path: 'gone' }, null, false],
  [{ $from: 'nobody', path: 'id' }, null, false],
  [{ $each: 'list[*].id', as: 'key' }, [{ key: 1 }, { key: 2 }], true],
  [{ $each: 'gone[*].id', as: 'key' }, [], false],
  [{ $from: 'made', $each: 'list[*].id', as: 'key' }, [{ key: 3 }], true],
  [{ $from: 'made', $each: 'empty[*].id', as: 'key' }, [], false],
  [{ $keys: 'list[*].id' }, { 1: [], 2: [] }, true],
  [{ $from: 'made', $keys: 'list[*].id' }, { 3: [] }, true],
  [{ $keys: 'gone[*].id' }, {}, false],
  [{ a: { $sent: 'a.b' }, b: [{ $answer: 'id' }] }, { a: 1, b: [7] }, true],
  [{ a: { $sent: 'a.b' }, b: { $answer: 'gone' } }, { a: 1, b: null }, false],
  [[{ $answer: 'gone' }, { $answer: 'id' }], [null, 7], false],
  [{ $sent: 5 }, { $sent: 5 }, true],
])('%j becomes %j, and all it takes is there: %s', (template, filled, whole) => {
  expect(fillBody(template, SOURCES)).toEqual(filled);
  expect(canFill(template, SOURCES)).toBe(whole);
});
