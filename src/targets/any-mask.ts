import { kindOfKey } from '../masking/field-keys.ts';

const MASKED = '(masked)';
/** Masks in running text: e-mails, tokens and words in any capitals, phones in any spelling, codes. */
const MASKS =
  /[a-z0-9]+@mask\.invalid|mask[a-z0-9]{5,}|маскъ[а-я]{8}|~[a-z0-9]{3,}|(?<!\d)[+]?7[\s(-]*000(?:[\s)-]*\d){7}|\b000\d+|\b00\d{8,}/giu;

/**
 * A masked text of a member with one word for every mask: what masks stand for nobody can compare without their key, so that one is as
 * good as another.
 */
export function withoutMasks(key: string, text: string): string {
  if (text === '') return text;
  return kindOfKey(key) === undefined ? text.replace(MASKS, MASKED) : MASKED;
}
