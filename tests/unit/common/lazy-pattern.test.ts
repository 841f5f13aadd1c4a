import { expect, test } from 'vitest';
import { lazy } from '../../../src/common/lazy-pattern.ts';

test('a template is the source of a pattern: backslashes stand for themselves, parts are put in', () => {
  const word = String.raw`\p{Lu}\p{Ll}+`;
  const pattern = lazy.gu`(?<=\x60)${word}(?=\x60)`;
  expect(pattern().flags).toBe('gu');
  expect('`Анна` и `анна`'.replace(pattern, 'кто')).toBe('`кто` и `анна`');
  expect([...'`Анна`'.matchAll(pattern('`Анна`'))]).toHaveLength(1);
});

test('for a text in which it cannot find anything there is a pattern that finds nothing', () => {
  const pattern = lazy.giu`(?:клиент|client)\p{L}{0,3} [0-9]`;
  expect(pattern('no number').test('client 1')).toBe(false);
  expect(pattern('КЛИЕНТА 1').test('КЛИЕНТА 1')).toBe(true);
});
