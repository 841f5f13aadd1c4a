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

test.each<[RuleSpec, JsonValue, More?]>([
  [
    { rule: 'echo', object: 'data', fields: ['a', { sent: 'b.c', came: 'd.e' }] },
    { data: { a: '1', d: { e: 2 } } },
    sent({ a: 1, b: { c: 2 } }),
  ],
  [
    { rule: 'answerPerItem', sent: 'x[*]', answers: 'data[*]', echo: ['a'] },
    { data: [{ a: 1 }, { a: 2 }] },
    sent({ x: [{ a: 1 }, { a: 2 }] }),
  ],
  [
    { rule: 'sameInstant', sent: 'from', came: 'data.from' },
    { data: { from: AT } },
    sent({ from: '2025-11-01T07:00:00Z' }),
  ],
  [
    { rule: 'sameDay', sent: 'from', came: 'data.from' },
    { data: { from: '2025-10-31T21:00:00Z' } },
    sent({ from: '2025-11-01' }),
  ],
  [{ rule: 'sameDay', sent: 'from', came: 'data.from' }, { data: { from: 'soon' } }, sent({ from: 'soon' })],
  [
    { rule: 'basketDeleted', before: 'b' },
    baskets({ id: 1, a: 1 }, { id: 2, deleted_at: AT }),
    { ...ASKED, ...asides({ b: baskets({ id: 1, a: 1 }, { id: 2 }) }) },
  ],
  [{ rule: 'basketRefunded', amounts }, baskets({ id: 1 }, refunded), { ...ASKED, ...sent({ back: 7 }) }],
  [
    { rule: 'basketRefunded', amounts: both },
    baskets({ ...refunded, price: 99 }),
    { ...ASKED, ...sent({ back: 7, kept: 3 }) },
  ],
  [
    { rule: 'basketRefunded', amounts: [{ sent: 'kept', came: 'refunded_deduction_amount' }] },
    baskets(refunded),
    { ...ASKED, ...sent({ kept: 3 }) },
  ],
  [
    { rule: 'sameInAside', aside: 'b', field: 'data.a' },
    { data: { a: [1] } },
    asides({ b: { data: { a: [1] } } }),
  ],
  [
    { rule: 'asidesAgree', asides: ['b', 'c'], field: 'data.a' },
    {},
    asides({ b: { data: { a: 0 } }, c: { data: { a: 0 } } }),
  ],
  [
    { rule: 'asideShows', aside: 'b', items: 'result[*]', field: 'deleted', value: 1 },
    {},
    asides({ b: { result: [{ deleted: 1 }] } }),
  ],
  [{ rule: 'ticketsPaid' }, { result: [{ paid: 1, barcode: '870000000001' }] }],
  [{ rule: 'ticketsPaid' }, { result: { paid: 1, barcode: '870000000001' } }],
  [
    { rule: 'unpaidHasNoBarcode' },
    {
      result: [
        { paid: 0, barcode: null },
        { paid: 1, barcode: 'x' },
      ],
    },
  ],
  [{ rule: 'removed' }, { result: true }],
  [{ rule: 'removed' }, { result: [true, true] }, sent({ batch: [1, 2] })],
  [
    { rule: 'ticketsMatchFilter' },
    {
      result: [
        { a: '1', b: 3 },
        { a: 1, b: 2 },
      ],
    },
    sent({ filter: { a: 1, b: [2, 3] } }),
  ],
  [
    { rule: 'justMade', items: 'data[*]' },
    {
      data: [
        {
          created_at: AT,
          updated_at: later(60),
          x: [{ created_at: '2025-11-01T09:59:00+03:00' }],
          other_at: 'x',
        },
      ],
    },
  ],
  [TALLIES, { data: { total: 3, scanned: 2, last_checked_at: '2025-11-01T09:00:00+00:00' } }, codes()],
  [
    TALLIES,
    { data: { total: 3, scanned: 2, last_checked_at: '2025-11-01T12:00:00+03:00' } },
    codes({ total: 3 }),
  ],
  [TALLIES, { data: { total: 0, scanned: 0, last_checked_at: null } }, others({ '5.1': { data: [] } })],
  [WITHIN, { data: [{ x: 1 }, { x: '2' }] }, others({ '1.1': { data: [{ id: 1 }, { id: 2 }] } })],
  [
    EQUALS,
    { data: { id: 2, a: 1, c: 1 } },
    others({
      '1.1': {
        data: [
          { id: 1, a: 9 },
          { id: 2, a: 1, c: 2 },
        ],
      },
    }),
  ],
  [
    { rule: 'sentComesBack', sent: 'x[*]', answers: 'data[*]' },
    { data: [{ a: '1', t: AT, list: [1, { b: 2, c: 3 }], more: 1, ref: 77, kind: {}, other: [] }, { a: 9 }] },
    sent({
      x: [
        { a: 1, t: '2025-11-01T07:00:00Z', list: ['1', { b: 2 }], ref: '#0', kind: 'x', other: {}, gone: 5 },
      ],
    }),
  ],
])('%j holds', (rule, body, more) => {
  const context = contextOf(body, more);
  expect(told(applyRule(rule, context))).toEqual([]);
  expect(context.findings).toEqual([]);
});

test.each<RuleSpec>([
  { rule: 'basketDeleted', before: 'b' },
  { rule: 'sameInAside', aside: 'b', field: 'a' },
  { rule: 'asidesAgree', asides: ['b', 'c'], field: 'a' },
  { rule: 'asideShows', aside: 'b', items: 'a[*]', field: 'a', value: 1 },
  { rule: 'agrees', items: 'data[*]', with: { aside: 'b' }, at: 'data[*]', except: [] },
])('%j says which call gave nothing to compare with', (rule) => {
  const problems = applyRule(rule, contextOf(baskets({ id: 2, deleted_at: AT }), ASKED));
  expect(problems).toEqual([expect.stringContaining('"b"')]);
});

test('the other of two calls, and other cases, are named as well when they gave nothing', () => {
  expect(
    applyRule({ rule: 'asidesAgree', asides: ['b', 'c'], field: 'a' }, contextOf({}, asides({ b: {} }))),
  ).toEqual([expect.stringContaining('"c"')]);
  expect(applyRule({ rule: 'ticketsMatchFilter' }, contextOf({}, sent({ filter: [] })))).toHaveLength(1);
  expect(applyRule({ rule: 'ticketsMatchFilter' }, contextOf({}))).toHaveLength(1);
  for (const rule of [TALLIES, WITHIN, EQUALS])
    expect(applyRule(rule, contextOf({ data: {} }))).toEqual([expect.stringMatching(/5\.1|1\.1/)]);
  expect(applyRule(EQUALS, contextOf({ data: { id: 3 } }, others({ '1.1': { data: [] } })))).toEqual([
    expect.stringMatching(/^\/data\/id: .*3.*1\.1/),
  ]);
});

test.each<[RuleSpec, JsonValue, More]>([
  [TALLIES, { data: { total: 3, scanned: 2, last_checked_at: AT } }, codes({ total: 4 })],
  [TALLIES, { data: { total: 2, scanned: 2, last_checked_at: null } }, { ...codes(), live: true }],
  [WITHIN, { data: [{ x: 3 }] }, others({ '1.1': { data: [{ id: 1 }], paging: { total: 2 } } })],
  [EQUALS, { data: { id: 3 } }, others({ '1.1': { data: [{ id: 1 }], paging: { total: 2 } } })],
])('what cannot be compared is a finding: %j', (rule, body, more) => {
  const context = contextOf(body, more);
  expect(applyRule(rule, context)).toEqual([]);
  expect(context.findings).toEqual([
    { kind: 'not-comparable', message: expect.stringMatching(/\d.*(?:5|1)\.1/) },
  ]);
});
