import type { LazyPattern } from '../common/lazy-pattern.ts';
import type { Part } from './replace-parts.ts';

/** Finds secrets that stand open in a text, in their order, where the text may hold some: masker and scanner both ask it. */
export interface SecretFinder {
  worth: Pick<RegExp, 'test'>;
  find(text: string): Iterable<Part>;
}

/** Finds the second part of what a pattern finds, of which the first stands before it; without `isSecret` whatever it is. */
export function secretRule(
  worth: SecretFinder['worth'],
  pattern: LazyPattern,
  isSecret: (value: string, before: string) => boolean = () => true,
): SecretFinder {
  return {
    worth,
    *find(text) {
      for (const { index, 1: before = '', 2: value = '' } of text.matchAll(pattern(text))) {
        const start = index + before.length;
        if (!value.startsWith('{{') && isSecret(value, before)) yield { start, end: start + value.length };
      }
    },
  };
}
