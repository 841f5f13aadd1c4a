import type { LazyPattern } from '../common/lazy-pattern.ts';
import type { Part } from './replace-parts.ts';

// How masker and scanner both find secrets by what stands before them: the one replaces what is found, the other tells where it stands.

/** Finds secrets that stand open in a text, in their order. `lower`: the text in small letters, which tells what is worth trying. */
export type SecretFinder = (text: string, lower: string) => Iterable<Part>;

/** A rule: what stands before a secret, and the secret; and what a text must hold for it to be tried. */
export interface SecretRule {
  worth: Pick<RegExp, 'test'>;
  pattern: LazyPattern;
  isSecret: (value: string, before: string) => boolean;
}

/** A rule by its parts; without `isSecret` all that the pattern finds is a secret. */
export const secretRule = (
  worth: SecretRule['worth'],
  pattern: LazyPattern,
  isSecret: SecretRule['isSecret'] = () => true,
): SecretRule => ({ worth, pattern, isSecret });

/** Finds what a rule says is a secret, where the text itself tells whether it is tried. */
export const asWritten =
  (rule: SecretRule): SecretFinder =>
  (text) =>
    secretsOf(rule, text, text);

/** The same where the text in small letters tells it. */
export const inAnyCase =
  (rule: SecretRule): SecretFinder =>
  (text, lower) =>
    secretsOf(rule, text, lower);

function* secretsOf({ worth, pattern, isSecret }: SecretRule, text: string, told: string): Generator<Part> {
  if (!worth.test(told)) return;
  for (const { index, 1: before = '', 2: value = '' } of text.matchAll(pattern(text))) {
    const start = index + before.length;
    if (!value.startsWith('{{') && isSecret(value, before)) yield { start, end: start + value.length };
  }
}
