import { expect, test } from 'vitest';
import { httpDate } from '../../../src/http/http-date.ts';

const INSTANT = Date.UTC(1994, 10, 6, 8, 49, 37);

test.each(['Sun, 06 Nov 1994 08:49:37 GMT', 'Sunday, 06-Nov-94 08:49:37 GMT', 'Sun Nov  6 08:49:37 1994'])(
  'a date is read in each form that headers have: %s',
  (text) => {
    expect(httpDate(text)).toBe(INSTANT);
  },
);

test.each([
  '',
  '1994',
  '2.5',
  '3, 3',
  '1994-11-06T08:49:37Z',
  '06 Nov 1994 08:49:37 GMT',
  'Sun, 06 Nov 1994 08:49:37 +0300',
  'Sun, 06 Nov 1994 25:49:37 GMT',
  'Sun, 06 Nov 1994 08:49:37 GMT, Sun, 06 Nov 1994 08:49:38 GMT',
])('what is none of them is no date: %j', (text) => {
  expect(httpDate(text)).toBeNull();
});
