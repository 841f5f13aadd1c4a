import { lazy } from '../common/lazy-pattern.ts';
import { TWO_WORDS } from './person-words.ts';
import type { PersonPlace } from './scan-places.ts';
import { TOLD_PLACES as PLACES } from './told-places.ts';

const place = (worth: Pick<RegExp, 'test'>, source: string): PersonPlace => [
  (text) => worth.test(text),
  lazy.gu`${source}`,
];

/** Where a person stands whom a heading, a page, a document, a letter, a number or a seat beside the name tells. */
export const TOLD_PLACES: readonly PersonPlace[] = [
  ...PLACES.map(({ worth, before, name, after }) => place(worth, `${before}(?<value>${name})(?=${after})`)),
  // A row of persons of whom the first is masked, each with a remark in brackets.
  place(
    /\)(?:,|;| и| and) \p{Lu}/u,
    String.raw`(?:Маскъ|Maskq)\p{Ll}{8} [(][^()\r\n]{1,30}[)](?:,|;| и| and) (?<value>${TWO_WORDS})(?![\p{L}\p{N}_])`,
  ),
];
