import { expect, test } from 'vitest';
import type { CheckContext } from '../../../src/contract/check-context.ts';
import { applyRule, ruleName } from '../../../src/contract/rules/apply-rule.ts';
import type { JsonValue } from '../../../src/model/json.ts';
import type { RuleSpec } from '../../../src/model/rule.ts';

const rule: RuleSpec = { rule: 'sumOf', items: 'data[*]', field: 'price', parts: 'baskets[*].price' };
const orders = (...lists: [number, number[]][]): JsonValue => ({
  data: lists.map(([price, parts]) => ({ price, baskets: parts.map((one) => ({ price: one })) })),
});
const wrong = (body: JsonValue) => applyRule(rule, { body, masked: body } as CheckContext);

test('a sum of parts holds to the kopeck', () => {
  expect(wrong(orders([0.3, [0.1, 0.2]], [0, []], [7, [3, 4]]))).toEqual([]);
});

test('each item whose sum is another is named at its place', () => {
  const problems = wrong(orders([3, [1, 2]], [4, [1, 2]], [0.01, []]));
  expect(problems.map((problem) => problem.split(':')[0])).toEqual(['/data/1/price', '/data/2/price']);
  expect(ruleName(rule)).toBe('rule:sumOf(price)');
});

test('a part that is no number is no sum', () => {
  expect(wrong({ data: [{ price: 1, baskets: [{ price: 'x' }] }] })).toHaveLength(1);
});
