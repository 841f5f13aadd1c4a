import { expect, test } from 'vitest';
import { BoundedCache } from '../../../src/common/bounded-cache.ts';

test('a full cache forgets its oldest entries, one for each new one, and keeps all others', () => {
  const cache = new BoundedCache<number>({ entries: 10, longestKey: 5 });
  const computed: string[] = [];
  const ask = (key: string) =>
    cache.get(key, () => {
      computed.push(key);
      return key.length;
    });
  const keys = Array.from({ length: 1000 }, (_, index) => `${index}`);
  for (const key of keys) ask(key);
  expect(computed.splice(0)).toEqual(keys);
  for (const key of keys.slice(-10)) expect(ask(key)).toBe(3);
  expect(computed).toEqual([]);
  ask('0');
  ask('991');
  ask('990');
  expect(computed).toEqual(['0', '990']);
});

test('what is kept is found without being made, and nothing else is', () => {
  const cache = new BoundedCache<number>({ entries: 10, longestKey: 5 });
  expect(cache.find('a')).toBeUndefined();
  cache.get('a', () => 1);
  cache.get('abcdef', () => 2);
  expect([cache.find('a'), cache.find('b'), cache.find('abcdef')]).toEqual([1, undefined, undefined]);
});

test('nothing is kept under a long key', () => {
  const cache = new BoundedCache<number>({ entries: 10, longestKey: 5 });
  expect([cache.get('abcdef', () => 1), cache.get('abcdef', () => 2)]).toEqual([1, 2]);
  expect([cache.get('abcde', () => 1), cache.get('abcde', () => 2)]).toEqual([1, 1]);
});
