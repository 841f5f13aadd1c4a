import { lazy } from '../common/lazy-pattern.ts';
import { PATRONYMIC } from './patronymics.ts';

const ENDINGS = /(?:[оеё]в|[иы]н|[оеё]ва|[иы]на|[сц]к(?:ий|ая)|ко|[ую]к|ян|дзе|швили|[иы]х|ец|вич)$/i;
const HAS_PATRONYMIC = /(?:[оеь]в?ич|[ое]вна|ична)/i;
const FULL_NAME = lazy.giu`(?<![\p{L}\p{N}-]|placeholder=["'])(\p{Lu}[\p{L}-]{2,30})([ \u00a0]{1,2})(\p{Lu}\p{L}{1,20})([ \u00a0]{1,2})(${PATRONYMIC})(?![\p{L}\p{N}-])`;

/**
 * Masks full names in the order of Russian documents: surname, first name, patronymic. Other orders, and names without a
 * patronymic, cannot be told from the names of events, halls and streets.
 */
export function maskFullNames(text: string, mask: (name: string) => string): string {
  if (!HAS_PATRONYMIC.test(text)) return text;
  return text.replace(FULL_NAME, (whole, surname: string, _, first: string, __, patronymic: string) =>
    ENDINGS.test(surname) && [surname, first, patronymic].every(isCapitalised) ? mask(whole) : whole,
  );
}

// Ignoring case lets upper case in, and small letters with it.
function isCapitalised(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}
