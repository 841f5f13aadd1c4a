import { expect, test } from 'vitest';
import { isoTime } from '../../../src/simulator/iso-time.ts';
import { CLOCK_START, simulatorClock } from '../../../src/simulator/simulator-clock.ts';

test.each([1e15, -1e15, 1e300, Number.NaN, Date.parse('9999-06-01') - Date.parse(CLOCK_START)])(
  'a move that leads to no time with four digits for its year is refused, and moves nothing: %s',
  (ms) => {
    const clock = simulatorClock(CLOCK_START);
    expect(() => clock.advance(ms)).toThrow(RangeError);
    expect(isoTime(clock.now().getTime())).toBe(CLOCK_START);
  },
);

test('nor is the clock set to one, and the farthest that it takes are ISO 8601 in every zone', () => {
  const clock = simulatorClock(CLOCK_START);
  expect(() => clock.set('0000-01-01T00:00:00Z')).toThrow('years 1 to 9998');
  expect(() => clock.set(new Date('+010000-01-01T00:00:00Z'))).toThrow('years 1 to 9998');
  for (const instant of ['0001-01-02T00:00:00Z', '9998-12-31T00:00:00Z']) {
    clock.set(instant);
    for (const offset of [-720, 840]) expect(isoTime(clock.now().getTime(), offset)).toMatch(/^\d{4}-\d{2}-/);
  }
});
