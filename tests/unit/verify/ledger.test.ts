import { expect, test } from 'vitest';
import { EnoughDisagreements, Ledger, shown } from '../../../src/verify/ledger.ts';
import { LIMITS } from '../../../src/verify/limits.ts';

test('a value is shown on one line, and as much of it as is read', () => {
  expect([shown('a\n\n\tb'), shown('\u202e'), shown({ a: 1 }), shown(undefined), shown(null)]).toEqual([
    ...['a\u00b7b', '\\u202e', '{"a":1}', 'nothing', 'null'],
  ]);
  expect(shown('x'.repeat(200))).toBe('x'.repeat(200));
  expect(shown('x'.repeat(201))).toMatch(/^x{200}\D+201\D+$/);
  expect(shown(`${'x'.repeat(300)}\n`.repeat(1000))).toMatch(/^x{200}\D+301000\D+$/);
});

test('a ledger counts what was compared, and ends where more disagrees than anybody reads', () => {
  const ledger = new Ledger();
  const of = (check: string) => ledger.summary().find((one) => one.check === check);
  expect(of('log')).toMatchObject({ comparisons: 0, leftOut: expect.stringMatching(/\S/) });
  expect(ledger.of('log').expect(true, 'a', ['p', 'v'], ['q', 'w'])).toBe(true);
  expect(ledger.of('log').same('a', ['p', [1]], ['q', [1]])).toBe(true);
  ledger.of('log').none('a', undefined, () => [
    ['p', 'v'],
    ['q', 'w'],
  ]);
  ledger.of('log').held(2);
  expect(of('log')).toMatchObject({ comparisons: 5, leftOut: null });
  expect(ledger.disagreements).toEqual([]);
  expect(ledger.of('log').same('b', ['p', [1]], ['q', [2]])).toBe(false);
  ledger.of('model').none('c', 7, (found) => [
    ['p', found],
    ['q', 'w'],
  ]);
  expect(ledger.disagreements.map(({ what, first, second }) => [what, first.value, second.value])).toEqual([
    ['b', '[1]', '[2]'],
    ['c', '7', 'w'],
  ]);
  expect(of('log')?.comparisons).toBe(6);
  ledger.of('spec').leaveOut('for a reason');
  expect(of('spec')?.leftOut).toBe('for a reason');
  expect(ledger.setAside(({ what }) => what === 'b')).toBe(1);
  expect(ledger.setAside(() => false)).toBe(0);
  expect(ledger.disagreements).toHaveLength(1);
  for (let index = 2; index < LIMITS.disagreements; index += 1)
    ledger.of('log').same('b', ['p', 1], ['q', 2]);
  expect(() => ledger.of('log').same('b', ['p', 1], ['q', 2])).toThrow(EnoughDisagreements);
  expect(ledger.disagreements).toHaveLength(LIMITS.disagreements);
});
