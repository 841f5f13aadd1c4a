import { expect, test } from 'vitest';
import { writeTimeProblems } from '../../../../src/contract/rules/write-times.ts';
import type { JsonValue } from '../../../../src/model/json.ts';
import { told } from '../judged.ts';
import { side } from './small-answers.ts';

const at = (seconds: number) => new Date(Date.UTC(2025, 10, 1, 10) + seconds * 1000).toISOString();
const times = (now: JsonValue, before: JsonValue) =>
  told(
    writeTimeProblems(
      { answer: side(now), pointer: '', value: now },
      { answer: side(before), pointer: '', value: before },
    ),
  );

test.each<[string, JsonValue, JsonValue]>([
  ['no time', { a: 1 }, { a: 1 }],
  [
    'the same times',
    { updated_at: at(0), x: [{ deleted_at: at(500) }] },
    { updated_at: at(0), x: [{ deleted_at: at(500) }] },
  ],
  ['one moment', { updated_at: at(100), x: [{ deleted_at: at(160) }] }, { updated_at: at(100), x: [] }],
  [
    'the time of the last change',
    { updated_at: at(0), refunded_at: at(0) },
    { updated_at: at(0), refunded_at: null },
  ],
  ['a time that is none', { updated_at: null }, { updated_at: at(5) }],
  ['other times', { created_at: at(-50), payed_at: at(-50), updated_at_x: at(-5) }, { updated_at: at(0) }],
  ['what is no object', [1, null, 'x'], {}],
])('%s: a write may set it', (_, now, before) => {
  expect(times(now, before)).toEqual([]);
});

test.each<[string, JsonValue, JsonValue, string[]]>([
  [
    'a time before the last change',
    { updated_at: at(-1) },
    { updated_at: at(0) },
    ['/updated_at "2025-11-01T09:59:59.000Z"'],
  ],
  [
    'a time before the last change of a part',
    { refunded_at: at(9) },
    { x: [{ deleted_at: at(10) }, { updated_at: at(5) }], n: null },
    ['/refunded_at "2025-11-01T10:00:09.000Z"'],
  ],
  [
    'times of two moments',
    { updated_at: at(0), x: [{ deleted_at: at(61) }] },
    { x: null },
    ['/x/0/deleted_at "2025-11-01T10:01:01.000Z"'],
  ],
  [
    'a time of a part before',
    { x: [{ updated_at: at(0) }, { updated_at: at(1) }] },
    { x: [{ updated_at: at(0) }, { updated_at: at(2) }] },
    ['/x/1/updated_at "2025-11-01T10:00:01.000Z"'],
  ],
])('%s: told', (_, now, before, facts) => {
  expect(times(now, before)).toEqual(facts);
});
