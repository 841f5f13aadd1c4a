import { expect, test } from 'vitest';
import {
  instantText,
  isLater,
  momentOfWallTime,
  moscowWallTime,
  parseMoment,
  wholeSecondOf,
} from '../../../src/common/moment.ts';

test.each([
  ['2025-11-07T12:00:00+03:00', '2025-11-07 12:00:00', 0],
  ['2025-11-07T12:00:00.5Z', '2025-11-07 15:00:00', 500_000],
  ['2025-11-07T12:00:00.123456789+10:00', '2025-11-07 05:00:00', 123_456],
  ['2025-11-07T12:00:00+0300', '2025-11-07 12:00:00', 0],
  ['2025-11-07T12:00:00+03', '2025-11-07 12:00:00', 0],
  ['2025-11-07t12:00:00.5z', '2025-11-07 15:00:00', 500_000],
  ['2025-11-07T12:00+03:00', '2025-11-07 12:00:00', 0],
  ['2025-11-07 12:00:00,250+0545', '2025-11-07 09:15:00', 250_000],
  ['2025-11-07T12:00:00.123456789012+03:00', '2025-11-07 12:00:00', 123_456],
  ['2025-11-07T24:00:00-00:00', '2025-11-08 03:00:00', 0],
  // +04 from 2011 to 2014, summer time before.
  ['2014-10-25T23:59:59Z', '2014-10-26 02:59:59', 0],
  ['2014-10-25T21:30:00Z', '2014-10-26 01:30:00', 0],
  ['2012-01-15T12:00:00+04:00', '2012-01-15 12:00:00', 0],
  ['2012-01-15T12:00:00+03:00', '2012-01-15 13:00:00', 0],
  ['2010-01-15T12:00:00Z', '2010-01-15 15:00:00', 0],
  ['2010-07-15T12:00:00Z', '2010-07-15 16:00:00', 0],
  // A day begins in Moscow, and a year of two digits is none of ours.
  ['0099-01-01', '0099-01-01 00:00:00', 0],
  ['2025-11-07', '2025-11-07 00:00:00', 0],
  ['2012-01-15', '2012-01-15 00:00:00', 0],
  ['2010-07-15', '2010-07-15 00:00:00', 0],
])('%s is %s in Moscow', (text, wall, microseconds) => {
  const moment = parseMoment(text);
  expect(moment?.microseconds).toBe(microseconds);
  expect(moscowWallTime(moment?.seconds ?? 0)).toBe(wall);
});

test.each([
  '',
  '2025-11-07T12:00:00',
  '2025-11-07T12:00',
  '2025-11-07T12:00:00+24:00',
  '-0001-11-30T00:00:00+02:30',
  '2025-02-30',
  '2025-13-01T00:00:00Z',
  '2025-11-07T25:00:00Z',
  'soon',
])('%j is no moment', (text) => {
  expect(parseMoment(text)).toBeUndefined();
  expect(instantText(text)).toBe(text);
});

test('a wall time leads back to its moment', () => {
  for (
    let seconds = Date.UTC(2009, 11, 1) / 1000;
    seconds < Date.UTC(2026, 0, 1) / 1000;
    seconds += 86_400 * 5
  )
    expect(momentOfWallTime(moscowWallTime(seconds))).toBe(seconds);
  expect(momentOfWallTime('2025-11-07')).toBeUndefined();
});

test('the same instant has one text, whatever its offset and its zeros', () => {
  const one = instantText('2025-11-07T12:00:00.500+03:00');
  expect(instantText('2025-11-07T09:00:00.5Z')).toBe(one);
  expect(instantText('2025-11-07T09:00:00.500001Z')).not.toBe(one);
});

test('of times in one second none is before another, since one of them may have lost its fraction', () => {
  expect(wholeSecondOf('2025-11-07T12:00:00.7+03:00')).toBe(wholeSecondOf('2025-11-07T09:00:00Z'));
  expect(wholeSecondOf('2025-11-07T12:00:00')).toBeNull();
  expect(wholeSecondOf(5)).toBeNull();
});

test.each([
  ['2025-11-07T12:00:00.000002Z', '2025-11-07T15:00:00.000001+03:00', true],
  ['2025-11-07T12:00:00Z', '2025-11-07T15:00:00+03:00', false],
  ['2025-11-07T12:00:01Z', '2025-11-07T12:00:00.9Z', true],
  ['soon', '2025-11-07T12:00:00Z', false],
])('%s is later than %s: %s', (one, other, later) => {
  expect(isLater(parseMoment(one), parseMoment(other))).toBe(later);
});
