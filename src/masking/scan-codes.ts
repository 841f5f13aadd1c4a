import { type LazyPattern, lazy } from '../common/lazy-pattern.ts';
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
const LABEL = lazy.giu`${START}(?:${TICKET_CODE})(?: [^\r\n:|]{1,40}(?=:))?${BETWEEN}`;
/** What stands before each of a list, and one of it. */
const ITEM = lazy.uy`\s{0,4}(?:[-*•–] |[0-9]{1,3}[.)] )?[\x60"]?(?<value>${NUMBER}|${CODE}|(?:mask|00)[\p{L}\p{N}_-]{4,40})[\x60"]?[,;]?`;
const LONGEST_LIST = 200;
const PLACES: readonly (readonly [kind: string, worth: RegExp, place: LazyPattern])[] = [
  [
    'promo-code',
    NAMES_GIFT,
    lazy.giu`${START}(?:${GIFT_CODE})(?: (?:номер|код|code|number|no\.?)|(?: \p{Ll}{2,12}){1,5}(?= ?(?:[:→№#]|->)))?${BETWEEN}(?<value>${CODE})`,
  ],
  ['barcode', /<ticket/, lazy.gu`<ticket[ >](?:(?!</ticket)[^]){0,600}?<code>(?<value>${CODE})</code>`],
  [
    'promo-code',
    NAMES_CODE,
    lazy.giu`${START}(?:скид|компенсац|возмещ|извинен|промо|discount|apology|билет|ticket|[0-9]{1,2} ?%)[^\r\n]{0,80}?${START}(?:код(?:ом|а|у)?|code):? ["'«\x60]?(?<value>${CODE})`,
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
