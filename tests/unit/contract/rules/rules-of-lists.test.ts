import { expect, test } from 'vitest';
import { applyRule } from '../../../../src/contract/rules/apply-rule.ts';
import type { JsonValue } from '../../../../src/model/json.ts';
import type { RuleSpec } from '../../../../src/model/rule.ts';
import { contextOf, told } from '../judged.ts';
import { AT, type More } from './small-answers.ts';

const param = { param: 'ID' };
const column = { column: 'c' };
const where = (value: JsonValue) => ({
  where: [null, { column: 'other', value: 'no' }, { column: 'c', value }],
});
const items = 'data[*]';
const field = 'a.b';
const of = (...values: JsonValue[]) => ({ data: values.map((b) => ({ a: { b } })) });

const EMPTY: JsonValue = { data: [] };

test.each<[RuleSpec, JsonValue, More?]>([
  [{ rule: 'paid', value: true }, { data: [{ payed: true, payed_at: AT }, 'x', null] }],
  [{ rule: 'paid', value: false }, { data: [{ payed: false, payed_at: null }] }],
  [{ rule: 'ordered', items, field, direction: 'asc' }, of(1, 2, 10)],
  [{ rule: 'ordered', items, field, direction: 'desc' }, of(10, 9, -1)],
  [{ rule: 'ordered', items, field, direction: 'desc' }, of('x')],
  [{ rule: 'everyFieldIs', items, field, value: null }, { data: [{ a: { b: null } }, {}] }],
  [{ rule: 'everyFieldIs', items, field, value: 1 }, of(1, 1)],
  [{ rule: 'everyFieldIsAsked', items, field, asked: param }, of(5, '5'), { params: { ID: '5' } }],
  [{ rule: 'everyFieldIsAsked', items, field, asked: column }, of(5, '5'), { requestBody: where(5) }],
  [
    { rule: 'everyInstantFrom', items, field, asked: column },
    of(AT, '2025-11-01T10:00:00.1+03:00'),
    { requestBody: where(AT) },
  ],
  [
    { rule: 'everyInstantFrom', items, field, asked: column },
    of('2025-11-01T00:00:00+03:00'),
    { requestBody: where('2025-11-01') },
  ],
  [{ rule: 'fieldIsAsked', field, asked: param }, { a: { b: 5 } }, { params: { ID: '5' } }],
  [{ rule: 'uniqueField', items, field }, of(1, 2, 3)],
  [{ rule: 'fieldMatches', items, field, pattern: '^x\\d$' }, of('x1', 'x2')],
  [{ rule: 'notEmpty', items }, of(1)],
  [{ rule: 'hasSelected', items }, { data: [{ x: null, y: 0 }] }, { requestBody: { select: ['x', 'y'] } }],
  [{ rule: 'hasSelected', items }, { data: [{}] }, { requestBody: { select: 'x' } }],
  [{ rule: 'hasSelected', items }, { data: [{}] }],
  [{ rule: 'pageWithinLimit' }, { data: [1, 2], paging: { perPage: 2 } }, { requestBody: { per_page: 2 } }],
  [{ rule: 'pageWithinLimit' }, { data: [1, 2], paging: { perPage: 2 } }, { requestBody: {} }],
  [
    { rule: 'seatCounts', object: 'data' },
    { data: { left: 1, total: 1, zones: [{ seats: [{ available: true }, { available: 1 }] }] } },
  ],
  [
    { rule: 'notMoreThan', field: 'a.b', than: 'c' },
    { a: { b: 2 }, c: 2 },
  ],
  [{ rule: 'sumOf', items, field, parts: 'p[*]' }, { data: [{ a: { b: 0.3 }, p: [0.1, 0.2] }] }],
  [{ rule: 'noData' }, { error: 'x', data: null }],
  [
    { rule: 'infoNamesIdAsked' },
    { code: 'RESOURCE_NOT_FOUND', info: { id: 5, resource: 'Order' } },
    { requestPath: '/api/rest/v1/orders/5' },
  ],
  [
    { rule: 'priceReferences' },
    {
      data: {
        shows: [
          {
            prices: [{ id: 1 }],
            scheme_properties: { price_id: 1, zones: { A: { price_id: '' }, B: [{ price_id: 9 }] } },
          },
          { prices: [] },
        ],
      },
    },
  ],
])('%j holds', (rule, body, more) => {
  const context = contextOf(body, more);
  expect(told(applyRule(rule, context))).toEqual([]);
  expect(context.findings).toEqual([]);
});

test.each<[RuleSpec, JsonValue, string[], More?]>([
  [
    { rule: 'paid', value: true },
    {
      data: [
        { payed: false, payed_at: AT },
        { payed: true, payed_at: null },
      ],
    },
    ['/data/0/payed', '/data/1/payed_at'],
  ],
  [
    { rule: 'paid', value: false },
    {
      data: [
        { payed: true, payed_at: null },
        { payed: false, payed_at: AT },
      ],
    },
    ['/data/0/payed', '/data/1/payed_at "2025-11-01T10:00:00+03:00"'],
  ],
  [
    { rule: 'ordered', items, field, direction: 'asc' },
    of(1, 1, 3, 2),
    ['/data/1/a/b 1 1', '/data/3/a/b 3 2'],
  ],
  [
    { rule: 'ordered', items, field, direction: 'desc' },
    of(1, 1, 0, 2),
    ['/data/1/a/b 1 1', '/data/3/a/b 0 2'],
  ],
  [
    { rule: 'everyFieldIs', items, field, value: 1 },
    { data: [{ a: { b: '1' } }, {}, { a: { b: 1 } }] },
    ['/data/0/a/b 1 "1"', '/data/1/a/b 1'],
  ],
  [
    { rule: 'everyFieldIsAsked', items, field, asked: param },
    of(5, 6),
    ['/data/1/a/b 5 6'],
    { params: { ID: '5' } },
  ],
  [
    { rule: 'everyFieldIsAsked', items, field, asked: column },
    of(5, null),
    ['/data/1/a/b 5'],
    { requestBody: where('5') },
  ],
  [
    { rule: 'everyInstantFrom', items, field, asked: column },
    of('2025-11-01T09:59:59+03:00', 'x', AT),
    [
      '/data/0/a/b 2025 -11 -01 10 00 00 03 00 "2025-11-01T09:59:59+03:00"',
      '/data/1/a/b 2025 -11 -01 10 00 00 03 00 "x"',
    ],
    { requestBody: where(AT) },
  ],
  [
    { rule: 'everyInstantFrom', items, field, asked: column },
    of(AT),
    ['/data/0/a/b "2025-11-01T10:00:00+03:00"'],
    { requestBody: where('soon') },
  ],
  [{ rule: 'fieldIsAsked', field, asked: param }, { a: { b: 6 } }, ['/a/b 5 6'], { params: { ID: '5' } }],
  [{ rule: 'fieldIsAsked', field, asked: param }, {}, ['/a/b 5'], { params: { ID: '5' } }],
  [
    { rule: 'uniqueField', items, field },
    of(1, 2, '1', 1),
    ['/data/2/a/b "1" /data/0/a/b', '/data/3/a/b 1 /data/0/a/b'],
  ],
  [
    { rule: 'fieldMatches', items, field, pattern: '^x\\d$' },
    of('x12', 5, 'x1'),
    ['/data/0/a/b "x12"', '/data/1/a/b 5'],
  ],
  [{ rule: 'notEmpty', items }, EMPTY, ['/data']],
  [
    { rule: 'hasSelected', items },
    { data: [{ x: 1 }, { y: 0 }] },
    ['/data/0/y', '/data/1/x'],
    { requestBody: { select: ['x', 'y'] } },
  ],
  [{ rule: 'pageWithinLimit' }, { data: [1, 2, 3], paging: { perPage: 2 } }, ['/data 2 3']],
  [
    { rule: 'seatCounts', object: 'data' },
    { data: { left: 2, total: 1, zones: [{ seats: [{ available: true }] }] } },
    ['/data/left 1 2', '/data/left 1 2'],
  ],
  [{ rule: 'notMoreThan', field: 'a.b', than: 'c' }, { a: { b: 3 }, c: 2 }, ['/a/b 2 3']],
  [
    { rule: 'sumOf', items, field, parts: 'p[*]' },
    { data: [{ a: { b: 0.31 }, p: [0.1, 0.2] }] },
    ['/data/0/a/b 0.31'],
  ],
  [
    { rule: 'noData' },
    { data: [], result: 1, zones: {}, paging: false },
    ['/data', '/result 1', '/zones', '/paging'],
  ],
  [
    { rule: 'infoNamesIdAsked' },
    { code: 'X', info: { id: 6, resource: 'Orders' } },
    ['/info/id 5 6', '/info/resource "Orders"', '/code "X"'],
    { requestPath: '/api/rest/v1/orders/5' },
  ],
  [
    { rule: 'priceReferences' },
    {
      data: {
        shows: [
          { prices: [{ id: 1 }], scheme_properties: { price_id: 1, zones: { 'A/B': { price_id: 2 } } } },
        ],
      },
    },
    ['/data/shows/0/scheme_properties/zones/A~1B/price_id 2'],
  ],
])('%j is broken', (rule, body, facts, more) => {
  expect(told(applyRule(rule, contextOf(body, more)))).toEqual(facts);
});

test.each<RuleSpec>([
  { rule: 'paid', value: true },
  { rule: 'ordered', items, field, direction: 'asc' },
  { rule: 'everyFieldIs', items, field, value: 1 },
  { rule: 'uniqueField', items, field },
  { rule: 'fieldMatches', items, field, pattern: 'x' },
  { rule: 'hasSelected', items },
])('%j has nothing to look at in an empty list, and says so once', (rule) => {
  const context = contextOf(EMPTY);
  for (let times = 0; times < 2; times += 1) expect(applyRule(rule, context)).toEqual([]);
  expect(context.findings.map(({ kind }) => kind)).toEqual(['nothing-to-check']);
  expect(context.findings[0]?.message).toContain(items);
});

test('a page size that the API ignores is a finding', () => {
  const context = contextOf({ data: [], paging: { perPage: 50 } }, { requestBody: { per_page: 5 } });
  expect(applyRule({ rule: 'pageWithinLimit' }, context)).toEqual([]);
  expect(context.findings).toEqual([{ kind: 'per-page-ignored', message: expect.stringMatching(/5.*50/) }]);
});

test('a rule that asks for what the request has not is a defect of the case', () => {
  const rule = (asked: { param: string } | { column: string }): RuleSpec => ({
    rule: 'fieldIsAsked',
    field,
    asked,
  });
  for (const requestBody of [
    null,
    {},
    { where: {} },
    { where: [{ column: 'other', value: 1 }] },
    { where: [{ column: 'c' }] },
  ])
    expect(() => applyRule(rule(column), contextOf({}, { requestBody }))).toThrow(/\bc$/);
  expect(() => applyRule(rule(param), contextOf({}))).toThrow(/\bID$/);
});

test('what is no object is no refusal', () => {
  expect(applyRule({ rule: 'noData' }, contextOf([]))).toHaveLength(1);
});
