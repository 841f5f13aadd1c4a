import { expect, test } from 'vitest';
import { BoundedCache } from '../../../src/common/bounded-cache.ts';
import { permuteDigits } from '../../../src/masking/digit-permutation.ts';
import { keyedHash } from '../../../src/masking/keyed-hash.ts';

const keyed = keyedHash('test');

test.each([1, 2, 3, 4])('all numbers of %i digits are permuted', (length) => {
  const all = Array.from({ length: 10 ** length }, (_, value) => String(value).padStart(length, '0'));
  const masks = all.map((digits) => permuteDigits(digits, 'tweak', keyed));
  expect([...masks].sort()).toEqual(all);
  expect(masks).not.toEqual(all);
});

test.each([0, 5, 29, 30, 31, 65])('%i digits stay as many', (length) => {
  expect(permuteDigits('7'.repeat(length), 'tweak', keyed)).toMatch(new RegExp(`^[0-9]{${length}}$`));
});

test('long numbers that differ in one digit differ in their masks', () => {
  const digits = '1'.repeat(64);
  expect(permuteDigits(`${digits}2`, 'tweak', keyed)).not.toBe(permuteDigits(`${digits}3`, 'tweak', keyed));
});

test('a cache forgets its oldest entry and asks again for it', () => {
  const cache = new BoundedCache<string>({ entries: 2, longestKey: 3 });
  const asked: string[] = [];
  const get = (key: string) =>
    cache.get(key, () => {
      asked.push(key);
      return key;
    });
  for (const key of ['a', 'b', 'a', 'c', 'b', 'a', 'long', 'long']) get(key);
  expect(asked).toEqual(['a', 'b', 'c', 'a', 'long', 'long']);
});
