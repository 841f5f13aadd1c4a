import { expect, test } from 'vitest';
import { clockFrom, stampOf } from '../../../src/common/clock.ts';

test('SOURCE_DATE_EPOCH fixes the time, and then no duration is known', () => {
  const clock = clockFrom({ SOURCE_DATE_EPOCH: '1762682400' });
  expect(clock.now().toISOString()).toBe('2025-11-09T10:00:00.000Z');
  expect(clock.since(new Date(0))).toBeNull();
  expect(clock.fixed).toBe(true);
});

test('without it the time goes on', () => {
  const clock = clockFrom({});
  expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(60_000);
  expect(clock.since(new Date(Date.now() - 5_000))).toBeGreaterThanOrEqual(4_000);
});

test.each(['soon', 'abc', '1.5', '-1', '1e400', '9999999999999', '4294967296'])(
  '"%s" is refused',
  (epoch) => {
    expect(() => clockFrom({ SOURCE_DATE_EPOCH: epoch })).toThrow(/^USAGE: SOURCE_DATE_EPOCH/);
  },
);

test('a stamp is UTC', () => {
  expect(stampOf(new Date('2025-11-09T13:00:01+03:00'))).toBe('20251109_100001');
});
