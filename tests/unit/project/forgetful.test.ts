import { afterEach, expect, test } from 'vitest';
import { BoundedCache } from '../../mutation/code/forgetful/bounded-cache.ts';
import { lazyPattern } from '../../mutation/code/forgetful/lazy-pattern.ts';
import { once } from '../../mutation/code/forgetful/once-for-bytes.ts';

const shared = globalThis as { __stryker__?: { activeMutant?: string; currentTestId?: string } };

afterEach(() => {
  delete shared.__stryker__;
});

/** Each way to keep a value, as a function that gives how often the value was made. */
function keepers(): [string, () => number][] {
  const counts = [0, 0, 0];
  const next = (at: number) => {
    counts[at] = (counts[at] ?? 0) + 1;
    return counts[at];
  };
  const pattern = lazyPattern(() => new RegExp(`${next(0)}`));
  const cache = new BoundedCache<number>({ entries: 1, longestKey: 1 });
  const bytes = Buffer.from('a');
  return [
    ['a pattern', () => Number(pattern().source)],
    ['a cache', () => cache.get('key', () => next(1))],
    ['bytes', () => once(bytes, 'a', () => next(2))],
  ];
}

test.each(keepers())('what is kept is forgotten with each mutant and each test: %s', (_, value) => {
  const seen = (state: typeof shared.__stryker__) => {
    shared.__stryker__ = state ?? {};
    return [value(), value()];
  };
  expect(seen({})).toEqual([1, 1]);
  expect(seen({ activeMutant: '7' })).toEqual([2, 2]);
  expect(seen({ activeMutant: '7' })).toEqual([2, 2]);
  expect(seen({ activeMutant: '8' })).toEqual([3, 3]);
  expect(seen({ currentTestId: 'a' })).toEqual([4, 4]);
  expect(seen({ currentTestId: 'b' })).toEqual([5, 5]);
});

test('a forgetful pattern is one that String.replace takes', () => {
  expect(
    'abc'.replace(
      lazyPattern(() => /b/),
      'x',
    ),
  ).toBe('axc');
});
