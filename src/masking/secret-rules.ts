import type { LazyPattern } from '../common/lazy-pattern.ts';

const MASKED = '{{masked}}';

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

/** Replaces what the rules say is a secret. `lower`: the text in small letters, where that is what tells whether a rule is tried. */
export function maskByRules(text: string, rules: readonly SecretRule[], lower?: string): string {
  let masked = text;
  for (const { worth, pattern, isSecret } of rules)
    if (worth.test(lower ?? masked))
      masked = masked.replace(pattern, (whole, before: string, value: string) =>
        isOpen(value) && isSecret(value, before) ? before + MASKED : whole,
      );
  return masked;
}

/** Where the first secret stands open that one of the rules tells; -1 without one. `lower`: as for `maskByRules`. */
export function placeByRules(text: string, rules: readonly SecretRule[], lower?: string): number {
  for (const { worth, pattern, isSecret } of rules)
    if (worth.test(lower ?? text))
      for (const { index, 1: before = '', 2: value = '' } of text.matchAll(pattern(text)))
        if (isOpen(value) && isSecret(value, before)) return index;
  return -1;
}

function isOpen(value: string): boolean {
  return !value.startsWith('{{');
}
