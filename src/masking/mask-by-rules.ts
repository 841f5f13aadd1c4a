import type { LazyPattern } from '../common/lazy-pattern.ts';
import type { MaskValue } from './labelled-values.ts';
import { mayBeCalled } from './person-words.ts';

/** What a match becomes: of its parts the first stands before the name, the second is the name. */
type Replaced = (mask: MaskValue, whole: string, ...parts: (string | undefined)[]) => string;

/** A pattern of persons, tried on a text that may show what it looks for. */
export interface PersonRule {
  isWorth(text: string): boolean;
  pattern: LazyPattern;
  replaced: Replaced;
}

/** Masks the name, where it may be somebody's. */
export const named: Replaced = (mask, whole, before = '', name = '') =>
  mayBeCalled(name) ? before + mask('words', name) : whole;

/** The text with what each of the rules finds replaced: each is tried on what those before it left. */
export function maskByRules(text: string, rules: readonly PersonRule[], mask: MaskValue): string {
  let masked = text;
  for (const { isWorth, pattern, replaced } of rules)
    if (isWorth(masked))
      masked = masked.replace(pattern, (whole: string, ...parts: (string | undefined)[]) =>
        replaced(mask, whole, ...parts),
      );
  return masked;
}
