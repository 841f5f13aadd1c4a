import { expect, test } from 'vitest';
import { isTooMuch, wholeNumber } from '../../../src/warehouse/table-totals.ts';
import { ClickHouseRefusal } from '../../../src/warehouse/warehouse-error.ts';

test('counts are read alike as text and as numbers', () => {
  expect(wholeNumber('300')).toBe(300);
  expect(wholeNumber(300)).toBe(300);
  expect(wholeNumber('0')).toBe(0);
  expect(wholeNumber(0)).toBe(0);
});

test.each<[unknown]>([
  [''],
  ['x'],
  ['x1'],
  ['1x'],
  ['1.5'],
  [1.5],
  [null],
  [undefined],
  [['1']],
  ['9007199254740993'],
  ['99999999999999999999'],
])('a count that is none is an error: %j', (value) => {
  expect(() => wholeNumber(value)).toThrow(
    expect.objectContaining({ code: 'WAREHOUSE_QUERY', message: expect.stringContaining(typeof value) }),
  );
});

test('a count is too much for ClickHouse by the code of what it refused', () => {
  expect([159, 160, 241, 1].map((code) => isTooMuch(new ClickHouseRefusal(code, '', '')))).toEqual([
    true,
    true,
    true,
    false,
  ]);
  expect(isTooMuch(new Error('159'))).toBe(false);
});
