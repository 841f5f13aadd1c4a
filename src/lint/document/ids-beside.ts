import { type IdList, idsIn } from './entry-ids.ts';

const COUNTS_INSIDE = /(?<![\d.])\d+\s+\p{L}|\p{L}:?\s+\d+(?![\d.])/u;

// `1.1–7.3` names its ends, and how many entries lie between them is not known.
const OVER_SECTIONS =
  /(?<![\d.])(\d{1,2})\.\d{1,3}\s*(?:[-–—…]|\.{2,3}|to|through|по|до)\s*(?!\1\.)\d{1,2}\.\d{1,3}(?![\d.])/u;

/** True for a range over sections, such as `1.1 to 7.3`: how many entries lie in it is not known. */
export function namesEndsOnly(text: string): boolean {
  return OVER_SECTIONS.test(text);
}

/**
 * The ids that a number counts, read from what follows it: those in brackets, or a list that is all that follows.
 * Brackets with counts of their own, and ids in a sentence, belong to something else.
 */
export function idsBeside(rest: string, letters: boolean): IdList {
  for (const [, inner] of rest.matchAll(/\(([^()]*)\)/g)) {
    const list = idsIn(inner ?? '', letters);
    if (OVER_SECTIONS.test(inner ?? '')) return { ids: [], ranges: [] };
    if (list.ids.length > 0) return COUNTS_INSIDE.test(inner ?? '') ? { ids: [], ranges: [] } : list;
  }
  const list = OVER_SECTIONS.test(rest) ? { ids: [], ranges: [] } : idsIn(rest, letters);
  const words = rest.replaceAll(
    /\d{1,2}\.\d{1,3}|[A-Z]\d{1,2}|\b(?:and|to|tests?|entries|entry|ids?|и|по|тест\p{L}*)(?!\p{L})/giu,
    '',
  );
  return /\p{L}|\d/u.test(words) ? { ids: [], ranges: [] } : list;
}

/** True for a number at the beginning of a text with the ids of its tests in brackets behind it: `3 (2.1-2.3)`. */
export function namesItsTests(text: string): boolean {
  return /^\d{1,4}\s*\(\d{1,2}\.\d{1,3}[\s,)–—-]/.test(text);
}
