import { expect, test } from 'vitest';
import { wholeNumber } from '../../../src/warehouse/table-totals.ts';

test('counts are read alike as text and as numbers', () => {
  expect(wholeNumber('300')).toBe(300);
  expect(wholeNumber(300)).toBe(300);
  expect(wholeNumber('0')).toBe(0);
});

test.each(['', 'x', '1.5', 1.5, null, undefined, '99999999999999999999'])(
  'a count that is none is an error: %j',
  (value) => {
    expect(() => wholeNumber(value)).toThrow(expect.objectContaining({ code: 'WAREHOUSE_QUERY' }));
  },
);
