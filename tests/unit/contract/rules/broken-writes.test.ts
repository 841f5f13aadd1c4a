import { expect, test } from 'vitest';
import { applyRule } from '../../../../src/contract/rules/apply-rule.ts';
import type { JsonValue } from '../../../../src/model/json.ts';
import type { RuleSpec } from '../../../../src/model/rule.ts';
import { contextOf, told } from '../judged.ts';
import {
  ASKED,
  AT,
  amounts,
  asides,
  baskets,
  both,
  codes,
  EQUALS,
  later,
  type More,
  others,
  refunded,
  sent,
  TALLIES,
  WITHIN,
} from './small-answers.ts';

test.each<[RuleSpec, JsonValue, string[], More?]>([
  [
    { rule: 'echo', object: 'data', fields: ['a', { sent: 'b.c', came: 'd.e' }] },
    { data: { a: 2, d: {} } },
    ['/data/a 1 2', '/data/d/e 2'],
    sent({ a: 1, b: { c: 2 } }),
  ],
  [{ rule: 'echo', object: 'data', fields: ['a'] }, {}, [''], sent({ a: 1 })],
  [
    { rule: 'answerPerItem', sent: 'x[*]', answers: 'data[*]', echo: ['a'] },
    { data: [{ a: 2 }, { a: 1 }] },
    ['/data/0/a 1 2', '/data/1/a 2 1'],
    sent({ x: [{ a: 1 }, { a: 2 }] }),
  ],
  [
    { rule: 'answerPerItem', sent: 'x[*]', answers: 'data[*]', echo: ['a'] },
    { data: [{ a: 1 }] },
    ['/data 2 1'],
    sent({ x: [{ a: 1 }, { a: 2 }] }),
  ],
  [
    { rule: 'sameInstant', sent: 'from', came: 'data.from' },
    { data: { from: AT } },
    ['/data/from "2025-11-01T10:00:00+03:00"'],
    sent({ from: '2025-11-01T07:00:00.5Z' }),
  ],
  [{ rule: 'sameInstant', sent: 'from', came: 'data.from' }, { data: {} }, ['1 0'], sent({ from: AT })],
  [{ rule: 'sameInstant', sent: 'from', came: 'data.from' }, { data: {} }, ['0 0']],
  [
    { rule: 'sameDay', sent: 'from', came: 'data.from' },
    { data: { from: '2025-10-31T20:59:59Z' } },
    ['/data/from "2025-10-31T20:59:59Z"'],
    sent({ from: '2025-11-01' }),
  ],
  [
    { rule: 'basketDeleted', before: 'b' },
    baskets({ id: 1, a: 2 }, { id: 2, deleted_at: null }),
    ['/data/baskets/1/deleted_at', '/data/baskets/0/a 1 /data/baskets/0/a 2'],
    { ...ASKED, ...asides({ b: baskets({ id: 1, a: 1 }, { id: 2 }) }) },
  ],
  [
    { rule: 'basketDeleted', before: 'b' },
    baskets({ id: 2, deleted_at: AT }),
    ['/data/baskets 1'],
    { ...ASKED, ...asides({ b: baskets({ id: 1 }, { id: 2 }) }) },
  ],
  [
    { rule: 'basketDeleted', before: 'b' },
    baskets({ id: 1 }),
    ['/data/baskets 2'],
    { ...ASKED, ...asides({ b: baskets({ id: 1 }) }) },
  ],
  [
    { rule: 'basketRefunded', amounts },
    baskets({ ...refunded, refunded_amount: 6 }),
    ['/data/baskets/0/refunded_amount 7 6'],
    { ...ASKED, ...sent({ back: 7 }) },
  ],
  [
    { rule: 'basketRefunded', amounts },
    baskets({ ...refunded, refunded_deduction_amount: 2, refunded_at: null }),
    ['/data/baskets/0/refunded_at', '/data/baskets/0/refunded_deduction_amount 3 2'],
    { ...ASKED, ...sent({ back: 7 }) },
  ],
  [
    { rule: 'basketRefunded', amounts: [{ sent: 'kept', came: 'refunded_deduction_amount' }] },
    baskets({ ...refunded, refunded_amount: 6 }),
    ['/data/baskets/0/refunded_amount 7 6'],
    { ...ASKED, ...sent({ kept: 3 }) },
  ],
  [
    { rule: 'basketRefunded', amounts: both },
    baskets(refunded),
    ['/data/baskets/0/refunded_deduction_amount 4 3'],
    { ...ASKED, ...sent({ back: 7, kept: 4 }) },
  ],
  [
    { rule: 'basketRefunded', amounts },
    baskets({ id: 1 }),
    ['/data/baskets 2'],
    { ...ASKED, ...sent({ back: 7 }) },
  ],
  [
    { rule: 'sameInAside', aside: 'b', field: 'data.a' },
    { data: { a: [1] } },
    ['/data/a 1 2'],
    asides({ b: { data: { a: [2] } } }),
  ],
  [
    { rule: 'asidesAgree', asides: ['b', 'c'], field: 'data.a' },
    {},
    ['/data/a 0 1'],
    asides({ b: { data: { a: 0 } }, c: { data: { a: 1 } } }),
  ],
  [{ rule: 'asidesAgree', asides: ['b', 'c'], field: 'data.a' }, {}, ['/data/a'], asides({ b: {}, c: {} })],
  [
    { rule: 'asideShows', aside: 'b', items: 'result[*]', field: 'deleted', value: 1 },
    {},
    ['/result/1/deleted 1 0', '/result/2/deleted 1'],
    asides({ b: { result: [{ deleted: 1 }, { deleted: 0 }, {}] } }),
  ],
  [
    { rule: 'asideShows', aside: 'b', items: 'result[*]', field: 'deleted', value: 1 },
    {},
    ['/result'],
    asides({ b: { result: [] } }),
  ],
  [
    { rule: 'ticketsPaid' },
    {
      result: [
        { paid: 0, barcode: '870000000001' },
        { paid: 1, barcode: '8700000000012' },
        { paid: 1, barcode: 'a870000000001' },
      ],
    },
    ['/result/0/paid 1 0', '/result/1/barcode 12 "8700000000012"', '/result/2/barcode 12 "a870000000001"'],
  ],
  [
    { rule: 'unpaidHasNoBarcode' },
    { result: [{ paid: 0, barcode: '870000000001' }] },
    ['/result/0/barcode "870000000001"'],
  ],
  [{ rule: 'removed' }, { result: [true] }, ['/result']],
  [{ rule: 'removed' }, { result: true }, ['/result'], sent({ batch: [1, 2] })],
  [
    { rule: 'ticketsMatchFilter' },
    {
      result: [
        { a: 2, b: 3 },
        { a: 1, b: 4 },
      ],
    },
    ['/result/0/a "1" 2', '/result/1/b "2" "3" 4'],
    sent({ filter: { a: 1, b: [2, 3] } }),
  ],
  [
    { rule: 'justMade', items: 'data[*]' },
    { data: [{ created_at: AT, updated_at: later(61), x: [{ created_at: '2025-11-01T09:58:59+03:00' }] }] },
    [
      '/data/0/updated_at /data/0/created_at "2025-11-01T10:01:01+03:00"',
      '/data/0/x/0/created_at /data/0/created_at "2025-11-01T09:58:59+03:00"',
    ],
  ],
  [
    { rule: 'justMade', items: 'data[*]' },
    { data: [{ created_at: null, updated_at: AT }] },
    [
      '/data/0/created_at /data/0/created_at',
      '/data/0/updated_at /data/0/created_at "2025-11-01T10:00:00+03:00"',
    ],
  ],
  [
    TALLIES,
    { data: { total: 2, scanned: 3, last_checked_at: AT } },
    [
      '/data/total 3 5.1 2',
      '/data/scanned 2 5.1 3',
      '/data/last_checked_at "2025-11-01T09:00:00Z" 5.1 "2025-11-01T10:00:00+03:00"',
    ],
    codes(),
  ],
  [
    TALLIES,
    { data: { total: '3', scanned: 2, last_checked_at: null } },
    ['/data/total 3 5.1 "3"', '/data/last_checked_at "2025-11-01T09:00:00Z" 5.1'],
    codes({ total: 3 }),
  ],
  [
    WITHIN,
    { data: [{ x: 1 }, { x: 3 }] },
    ['/data/1/x 1.1 3'],
    others({ '1.1': { data: [{ id: 1 }, { id: 2 }], paging: { total: 2 } } }),
  ],
  [
    EQUALS,
    { data: { id: 2, a: 1 } },
    ['/data/a 3 1.1 /data/1/a 1'],
    others({ '1.1': { data: [{ id: 1 }, { id: 2, a: 3 }] } }),
  ],
  [
    { rule: 'sentComesBack', sent: 'x[*]', answers: 'data[*]' },
    { data: [{ a: 2, list: [1, { b: 2 }], 'c/d': { e: 'x' }, t: AT, f: '#0', g: [1] }] },
    [
      '/data/0/a 1 2',
      '/data/0/list/1/b 3 2',
      '/data/0/c~1d/e "y" "x"',
      '/data/0/t "2025-11-01T07:00:01Z" "2025-11-01T10:00:00+03:00"',
      '/data/0/f "a#0" "#0"',
      '/data/0/g 2 1',
    ],
    sent({
      x: [{ a: 1, list: [1, { b: 3 }], 'c/d': { e: 'y' }, t: '2025-11-01T07:00:01Z', f: 'a#0', g: [1, 2] }],
    }),
  ],
])('%j is broken', (rule, body, facts, more) => {
  const problems = applyRule(rule, contextOf(body, more));
  expect(told(problems)).toEqual(facts);
});
