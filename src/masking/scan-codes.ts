import { type LazyPattern, lazyPattern } from '../common/lazy-pattern.ts';
import {
  BETWEEN,
  CODE,
  GIFT_CODE,
  isOtherCode,
  NAMES_CODE,
  NAMES_GIFT,
  NAMES_TICKET,
  NUMBER,
  TICKET_CODE,
} from './code-words.ts';
import { placedCodes } from './placed-codes.ts';

const START = '(?<![\\p{L}\\p{N}_])';
const LABEL = lazyPattern(
  () => new RegExp(`${START}(?:${TICKET_CODE})(?: [^\\r\\n:|]{1,40}(?=:))?${BETWEEN}`, 'giu'),
);
/** What stands before each of a list, and one of it. */
const ITEM = lazyPattern(
  () =>
    new RegExp(
      `\\s{0,4}(?:[-*•–] |[0-9]{1,3}[.)] )?[\`"]?(?<value>${NUMBER}|${CODE}|(?:mask|00)[\\p{L}\\p{N}_-]{4,40})[\`"]?[,;]?`,
      'uy',
    ),
);
const LONGEST_LIST = 200;
const PLACES: readonly (readonly [kind: string, worth: RegExp, place: LazyPattern])[] = [
  [
    'promo-code',
    NAMES_GIFT,
    lazyPattern(
      () =>
        new RegExp(
          `${START}(?:${GIFT_CODE})(?: (?:номер|код|code|number|no\\.?)|(?: \\p{Ll}{2,12}){1,5}(?= ?(?:[:→№#]|->)))?${BETWEEN}(?<value>${CODE})`,
          'giu',
        ),
    ),
  ],
  [
    'barcode',
    /<ticket/,
    lazyPattern(
      () => new RegExp(`<ticket[ >](?:(?!</ticket)[^]){0,600}?<code>(?<value>${CODE})</code>`, 'gu'),
    ),
  ],
  [
    'promo-code',
    NAMES_CODE,
    lazyPattern(
      () =>
        new RegExp(
          `${START}(?:скид|компенсац|возмещ|извинен|промо|discount|apology|билет|ticket|[0-9]{1,2} ?%)[^\\r\\n]{0,80}?${START}(?:код(?:ом|а|у)?|code):? ["'«\`]?(?<value>${CODE})`,
          'giu',
        ),
    ),
  ],
];

/** Where a code of a ticket, a gift or a discount stands open that a label, an element or a line of one names. `lower`: the text in small letters. */
export function openCodes(text: string, lower: string): { kind: string; index: number }[] {
  if (!/[0-9]/.test(text)) return [];
  const hits: { kind: string; index: number }[] = [];
  if (NAMES_TICKET.test(lower))
    for (const { 0: label, index } of text.matchAll(LABEL(text)))
      if (listsOpen(text, index + label.length)) hits.push({ kind: 'barcode', index });
  for (const [kind, worth, place] of PLACES)
    if (worth.test(lower))
      for (const { index, groups } of text.matchAll(place(text)))
        if (isOpen(groups?.['value'] ?? '')) hits.push({ kind, index });
  for (const { kind, start } of placedCodes(text, lower))
    hits.push({ kind: kind === 'promoCode' ? 'promo-code' : kind, index: start });
  return hits;
}

function listsOpen(text: string, from: number): boolean {
  const item = ITEM();
  item.lastIndex = from;
  for (let count = 0; count < LONGEST_LIST; count++) {
    const value = item.exec(text)?.groups?.['value'];
    if (value === undefined) return false;
    if (isOpen(value)) return true;
  }
  return false;
}

function isOpen(code: string): boolean {
  return code === code.toUpperCase() && !isOtherCode(code) && !/^00/.test(code);
}
