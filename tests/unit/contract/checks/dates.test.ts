import { expect, test } from 'vitest';
import {
  datedProblems,
  dateProblems,
  hasKeys,
  instant,
} from '../../../../src/contract/checks/date-checks.ts';
import type { JsonObject } from '../../../../src/model/json.ts';
import { contextOf, told } from '../judged.ts';

const FAR = '2099-12-31T10:00:00+03:00';

test.each<[string, JsonObject]>([
  ['a time of Moscow', { created_at: '2025-11-01T10:00:00+03:00' }],
  ['with a fraction', { created_at: '2025-11-01T10:00:00.123456+03:00' }],
  ['of a day with an offset of four hours', { start_date: '2014-07-01T10:00:00+04:00' }],
  ['of the first year', { start_date: '2000-01-01T00:00:00+03:00' }],
  ['of the last', { start_date: FAR, valid_to: FAR, active_from: FAR }],
  ['of the 29th of February', { start_date: '2024-02-29T00:00:00+03:00' }],
  ['none beside one', { start_date: '2024-02-29T00:00:00+03:00', finish_date: null, valid_to: '' }],
  [
    'words under another key',
    { start_date: '2024-02-29T00:00:00+03:00', date: 'today', att: 'x', created_at_text: 'x' },
  ],
])('%s is a date', (_, body) => {
  expect(told(dateProblems(contextOf(body)))).toEqual([]);
});

test.each<[string, JsonObject, string[]]>([
  ['words', { created_at: 'yesterday' }, ['/created_at "yesterday"']],
  ['a day alone', { start_date: '2025-11-01' }, ['/start_date "2025-11-01"']],
  ['a time without an offset', { valid_to: '2025-11-01T10:00:00' }, ['/valid_to "2025-11-01T10:00:00"']],
  [
    'an offset without a colon',
    { valid_to: '2025-11-01T10:00:00+0300' },
    ['/valid_to "2025-11-01T10:00:00+0300"'],
  ],
  [
    'words before it',
    { valid_to: 'on 2025-11-01T10:00:00+03:00' },
    ['/valid_to "on 2025-11-01T10:00:00+03:00"'],
  ],
  [
    'words behind it',
    { valid_to: '2025-11-01T10:00:00+03:00 or so' },
    ['/valid_to "2025-11-01T10:00:00+03:00 or so"'],
  ],
  [
    'a fraction without digits',
    { valid_to: '2025-11-01T10:00:00.+03:00' },
    ['/valid_to "2025-11-01T10:00:00.+03:00"'],
  ],
  [
    'an hour that there is not',
    { valid_to: '2025-11-01T25:00:00+03:00' },
    ['/valid_to "2025-11-01T25:00:00+03:00"'],
  ],
  [
    'a month that there is not',
    { valid_to: '2025-13-01T10:00:00+03:00' },
    ['/valid_to "2025-13-01T10:00:00+03:00"'],
  ],
  [
    'the 30th of February',
    { valid_to: '2025-02-30T10:00:00+03:00' },
    ['/valid_to "2025-02-30T10:00:00+03:00"'],
  ],
  [
    'the 29th of February of another year',
    { active_from: '2025-02-29T10:00:00+03:00' },
    ['/active_from "2025-02-29T10:00:00+03:00"'],
  ],
  [
    'a year before there were any',
    { start_date: '1999-12-31T23:59:59+03:00' },
    ['/start_date "1999-12-31T23:59:59+03:00"'],
  ],
  [
    'a year after all',
    { start_date: '2100-01-01T00:00:00+03:00' },
    ['/start_date "2100-01-01T00:00:00+03:00"'],
  ],
  [
    'an end of what is valid without end',
    { active_to: '2100-01-01T00:00:00+03:00', valid_to: '2999-12-31T23:59:59+03:00' },
    [],
  ],
  [
    'such an end before there were any',
    { active_to: '1999-12-31T23:59:59+03:00' },
    ['/active_to "1999-12-31T23:59:59+03:00"'],
  ],
  ['UTC', { start_date: '2025-11-01T10:00:00Z' }, ['/start_date 03 00 "2025-11-01T10:00:00Z"']],
  [
    'another offset',
    { start_date: '2025-11-01T10:00:00+05:00' },
    ['/start_date 03 00 "2025-11-01T10:00:00+05:00"'],
  ],
  [
    'the offset of another year',
    { start_date: '2014-07-01T10:00:00+03:00' },
    ['/start_date 04 00 "2014-07-01T10:00:00+03:00"'],
  ],
  [
    'what has happened and lies ahead',
    {
      created_at: FAR,
      updated_at: FAR,
      deleted_at: FAR,
      payed_at: FAR,
      paid_at: FAR,
      checked_at: FAR,
      refunded_at: FAR,
    },
    [
      '/created_at "2099-12-31T10:00:00+03:00"',
      '/updated_at "2099-12-31T10:00:00+03:00"',
      '/deleted_at "2099-12-31T10:00:00+03:00"',
      '/payed_at "2099-12-31T10:00:00+03:00"',
      '/paid_at "2099-12-31T10:00:00+03:00"',
      '/checked_at "2099-12-31T10:00:00+03:00"',
      '/refunded_at "2099-12-31T10:00:00+03:00"',
    ],
  ],
])('%s: told', (_, body, facts) => {
  expect(told(dateProblems(contextOf(body)))).toEqual(facts);
});

test('what has happened may lie a day ahead, and no more', () => {
  const hence = (hours: number) => {
    const at = new Date(Date.now() + (hours + 3) * 3_600_000).toISOString();
    return told(dateProblems(contextOf({ created_at: at.replace('Z', '+03:00') })));
  };
  expect(hence(-1)).toEqual([]);
  expect(hence(23)).toEqual([]);
  expect(hence(25)).toHaveLength(1);
});

test('another offset is right for the Partners API, and for what was sent so', () => {
  const body = { start_date: '2025-11-01T10:00:00Z' };
  expect(dateProblems(contextOf(body, { partners: true }))).toEqual([]);
  expect(dateProblems(contextOf(body, { requestBody: { from: body.start_date } }))).toEqual([]);
  expect(dateProblems(contextOf(body, { requestBody: { from: `${body.start_date} or so` } }))).toHaveLength(
    1,
  );
  expect(dateProblems(contextOf({ start_date: 'Z' }, { partners: true }))).toHaveLength(1);
});

test('an answer without a time has nothing to be looked at', () => {
  for (const body of [{}, { created_at: null }, { created_at: '' }, { created_at: 5 }, { at: 'x' }, ['x']])
    expect(dateProblems(contextOf(body))).toBeNull();
});

test('nothing happens to an object before it is made', () => {
  const [before, created, after] = [
    '2025-11-01T10:00:00+03:00',
    '2025-11-01T10:00:01+03:00',
    '2025-11-01T10:00:02+03:00',
  ];
  const keys = ['updated_at', 'deleted_at', 'payed_at', 'paid_at', 'checked_at', 'refunded_at'];
  const object = (at: string) => ({
    created_at: created,
    ...Object.fromEntries(keys.map((key) => [key, at])),
  });
  const found = (data: JsonObject) => told(datedProblems(contextOf({ data: [data] })));
  expect(found(object(created))).toEqual([]);
  expect(found(object(after))).toEqual([]);
  expect(found(object(before))).toEqual([
    '/data/0/updated_at /data/0/created_at "2025-11-01T10:00:01+03:00" "2025-11-01T10:00:00+03:00"',
    '/data/0/deleted_at /data/0/created_at "2025-11-01T10:00:01+03:00" "2025-11-01T10:00:00+03:00"',
    '/data/0/payed_at /data/0/created_at "2025-11-01T10:00:01+03:00" "2025-11-01T10:00:00+03:00"',
    '/data/0/paid_at /data/0/created_at "2025-11-01T10:00:01+03:00" "2025-11-01T10:00:00+03:00"',
    '/data/0/checked_at /data/0/created_at "2025-11-01T10:00:01+03:00" "2025-11-01T10:00:00+03:00"',
    '/data/0/refunded_at /data/0/created_at "2025-11-01T10:00:01+03:00" "2025-11-01T10:00:00+03:00"',
  ]);
  expect(found({ created_at: created, updated_at: null })).toBeNull();
  expect(found({ created_at: null, updated_at: before })).toBeNull();
  expect(found({ created_at: created, start_date: before })).toBeNull();
});

test('an instant is of a text that is a time, and a key is its own', () => {
  expect(instant({ at: '1970-01-01T00:00:07Z' }, 'at')).toBe(7);
  expect([instant({ at: 7 }, 'at'), instant({}, 'at')]).toEqual([null, null]);
  expect(hasKeys({ a: null, b: 1 }, ['a', 'b'])).toBe(true);
  expect(hasKeys({ a: 1 }, ['a', 'b'])).toBe(false);
  expect(hasKeys({ a: 1 }, ['a', 'toString'])).toBe(false);
  expect(hasKeys([], ['length'])).toBe(false);
});
