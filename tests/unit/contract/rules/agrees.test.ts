import { expect, test } from 'vitest';
import type { CheckContext } from '../../../../src/contract/check-context.ts';
import { applyRule } from '../../../../src/contract/rules/apply-rule.ts';
import type { JsonValue } from '../../../../src/model/json.ts';
import type { RuleSpec } from '../../../../src/model/rule.ts';
import { contextOf, told } from '../judged.ts';
import { side } from './small-answers.ts';

type Agrees = Extract<RuleSpec, { rule: 'agrees' }>;
const LIST: Agrees = { rule: 'agrees', items: 'data[*]', with: { of: '1.1' }, at: 'data[*]', except: ['c'] };
const ONE: Agrees = { ...LIST, items: 'data' };

function found(rule: Agrees, body: JsonValue, other: JsonValue, more: Partial<CheckContext> = {}) {
  const context = contextOf(body, {
    others: new Map([['1.1', side(other)]]),
    asides: new Map([['b', side(other)]]),
    ...more,
  });
  return { told: told(applyRule(rule, context)), findings: context.findings };
}

test.each<[string, Agrees, JsonValue, JsonValue]>([
  ['the same', LIST, { data: [{ id: 1, a: [1] }] }, { data: [{ id: 1, a: [1] }] }],
  ['what may differ', LIST, { data: [{ id: 1, c: 1 }] }, { data: [{ id: 1, c: 2 }] }],
  [
    'what only one of them has',
    LIST,
    { data: [{ id: 1, a: 1 }, { id: 2 }] },
    { data: [{ id: 1, b: 1 }, { id: 3 }] },
  ],
  [
    'the only fields to compare',
    { ...LIST, fields: ['a.b'] },
    { data: [{ id: 1, a: { b: 1 }, x: 1 }] },
    { data: [{ id: 1, a: { b: 1 }, x: 2 }] },
  ],
  ['other keys', { ...LIST, key: 'k', atKey: 'n' }, { data: [{ k: 1, a: 1 }] }, { data: [{ n: 1, a: 1 }] }],
  [
    'keys of a map',
    { ...LIST, at: 'data{*}', key: 'k', atKey: '{key}' },
    { data: [{ k: 'a/~b', a: 1 }] },
    { data: { 'a/~b': { a: 1 } } },
  ],
  ['all of them', { ...LIST, all: true }, { data: [{ id: 1 }] }, { data: [{ id: 1 }] }],
  [
    'all that must be here',
    { ...LIST, all: { field: 'on', value: true } },
    { data: [{ id: 1 }] },
    { data: [{ id: 1, on: true }, { id: 2, on: false }, { id: 3 }] },
  ],
  ['one', ONE, { data: { id: 1, a: 1 } }, { data: [{ id: 1, a: 1 }] }],
])('%s agrees', (_, rule, body, other) => {
  expect(found(rule, body, other)).toEqual({ told: [], findings: [] });
});

test.each<[string, Agrees, JsonValue, JsonValue, string[]]>([
  [
    'a field',
    LIST,
    { data: [{ id: 2 }, { id: 1, a: { b: 2 } }] },
    { data: [{ id: 1, a: { b: 3 } }] },
    ['/data/1/a/b 3 1.1 /data/0/a/b 2'],
  ],
  [
    'the only field',
    { ...LIST, fields: ['a.b'] },
    { data: [{ id: 1, a: { b: 1 } }] },
    { data: [{ id: 1, a: { b: 2 } }] },
    ['/data/0/a/b 2 1.1 /data/0/a/b 1'],
  ],
  [
    'a key of a map',
    { ...LIST, at: 'data{*}', key: 'k', atKey: '{key}' },
    { data: [{ k: 'x', a: 1 }] },
    { data: { x: { a: 2 } } },
    ['/data/0/a 2 1.1 /data/x/a 1'],
  ],
  [
    'one that is missing',
    { ...LIST, all: true },
    { data: [{ id: 1 }] },
    { data: [{ id: 1 }, { id: 2 }] },
    ['/data /data/1 1.1'],
  ],
  [
    'one that must be here',
    { ...LIST, all: { field: 'on', value: true } },
    { data: [] },
    {
      data: [
        { id: 1, on: true },
        { id: 2, on: false },
      ],
    },
    ['/data /data/0 1.1'],
  ],
  [
    'one that is not there',
    ONE,
    { data: { id: 1 } },
    { data: [{ id: 2 }], paging: { total: 1 } },
    ['/data/id "1.1" 1'],
  ],
])('%s that differs is told', (_, rule, body, other, facts) => {
  expect(found(rule, body, other)).toEqual({ told: facts, findings: [] });
  expect(found(rule, body, other, { live: true }).told).toEqual([]);
  expect(found(rule, body, other, { live: true }).findings).toEqual([
    { kind: 'not-comparable', message: expect.stringMatching(/^1 .*1\.1/) },
  ]);
  expect(found({ ...rule, with: { aside: 'b' } }, body, other, { live: true }).told).toHaveLength(
    facts.length,
  );
});

test('one that may stand on another page is a finding', () => {
  const { told: wrong, findings } = found(
    ONE,
    { data: { id: 1 } },
    { data: [{ id: 2 }], paging: { total: 2 } },
  );
  expect([wrong, findings]).toEqual([
    [],
    [{ kind: 'not-comparable', message: expect.stringMatching(/\/data\/id.*1\.1/) }],
  ]);
});

test('the items may be those of a call beside', () => {
  const rule: Agrees = { ...LIST, in: 'after' };
  const asides = (body: JsonValue) => ({ asides: new Map([['after', side(body)]]) });
  expect(found(rule, {}, { data: [{ id: 1, a: 1 }] }, asides({ data: [{ id: 1, a: 1 }] })).told).toEqual([]);
  expect(
    applyRule(
      rule,
      contextOf(
        {},
        {
          others: new Map([['1.1', side({ data: [{ id: 1, a: 1 }] })]]),
          ...asides({ data: [{ id: 1, a: 2 }] }),
        },
      ),
    ),
  ).toEqual([expect.stringMatching(/^after \/data\/0\/a: expected 1, .*came 2$/)]);
  expect(applyRule(rule, contextOf({}, { others: new Map([['1.1', side({})]]) }))).toEqual([
    expect.stringContaining('"after"'),
  ]);
});

test('values that are shown alike are said to differ behind the mask', () => {
  const other = { body: { data: [{ id: 1, a: 1 }] }, masked: { data: [{ id: 1, a: 0 }] } };
  const wrong = (masked: JsonValue) =>
    applyRule(
      LIST,
      contextOf({ data: [{ id: 1, a: 2 }] }, { masked, others: new Map([['1.1', other]]) }),
    )[0] ?? '';
  expect(wrong({ data: [{ id: 1, a: 0 }] })).toContain('mask');
  expect(wrong({ data: [{ id: 1, a: 3 }] })).toMatch(/came 3$/);
});

test('the times of a write are looked at when a write is compared with what was before', () => {
  const [before, now] = [
    { data: [{ id: 1, updated_at: '2025-11-01T10:00:00Z' }] },
    { data: [{ id: 1, updated_at: '2025-11-01T09:00:00Z' }] },
  ];
  const rule: Agrees = { ...LIST, except: ['updated_at'] };
  expect(found(rule, now, before).told).toEqual([]);
  expect(found(rule, now, before, { write: true }).told).toHaveLength(1);
  expect(found({ ...rule, with: { aside: 'b' } }, now, before).told).toHaveLength(1);
});
