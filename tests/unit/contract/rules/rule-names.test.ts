import { expect, test } from 'vitest';
import { ruleName } from '../../../../src/contract/rules/apply-rule.ts';
import type { RuleSpec } from '../../../../src/model/rule.ts';

const items = 'data[*]';
const field = 'a.b';

test.each<[RuleSpec, string]>([
  [{ rule: 'notEmpty', items }, 'rule:notEmpty'],
  [{ rule: 'uniqueField', items, field }, 'rule:uniqueField(a.b)'],
  [{ rule: 'sameDay', sent: 'x', came: 'y' }, 'rule:sameDay(y)'],
  [{ rule: 'agrees', items, with: { of: '1.1' }, at: items, except: [] }, 'rule:agrees(1.1)'],
  [
    { rule: 'agrees', items, with: { aside: 'before' }, at: items, except: [], in: 'after' },
    'rule:agrees(after, before)',
  ],
])('%j has a name of its own', (rule, name) => {
  expect(ruleName(rule)).toBe(name);
});
