import { lazy } from '../common/lazy-pattern.ts';
import { CODE, isOtherCode, NUMBER } from './code-words.ts';
import { NO_CODE } from './no-name.ts';

/** A code of a ticket or of a discount that its place tells. */
export interface PlacedCode {
  kind: 'barcode' | 'promoCode';
  start: number;
  end: number;
}

/** Rows that are put into a table of discounts, whatever it calls its columns. */
const ROWS = lazy.giu`insert\s{1,4}into\s{1,4}[\x60"]?(?:\w{1,40}[\x60"]?\.[\x60"]?)?(?:discounts?|promo_?codes?|promos?|coupons?|vouchers?|gift_?(?:cards?|codes?|certificates?))[\x60"]?(?:\s{0,4}\([^()]{1,400}\))?(?:\s{1,4}format\s{1,4}\w{1,20})?(?:\s{1,4}values)?\s{0,4}(?<part>\([^;]{1,20000})`;
const IN_ROW = /(?<=')[A-Z][A-Z0-9]*(?:[-_][A-Z0-9]+){0,4}(?=')/g;
/** "The code ... gives 50 %". */
const GIVEN = lazy.gu`(?<![\p{L}\p{N}_])(?:[Cc]ode|[Кк]од(?:ом|у|а)?) ["'«\x60]?(?<part>[A-Z][A-Z0-9-]{3,22}[A-Z0-9])["'»\x60]? (?:gives?|gave|giving|takes?|took|cuts?|да[её]т|дал|дающ\p{Ll}{2}|снимает|снял|со скидкой|на скидку)(?!\p{L})[^\r\n.]{0,40}?[0-9]{1,2} ?(?:%|percent|процент)`;
/** "Enter ... at the checkout for 30 % off". */
const ENTERED = lazy.gu`(?<!\p{L})(?:[Вв]вод(?:ите|и)|[Вв]вед(?:ите|и)|[Вв]бей(?:те)?|[Пп]о слову|[Uu]se|[Ee]nter|[Aa]pply|[Tt]ype)(?: (?:in|the code|code|код|промо))? ["'«\x60]?(?<part>[A-ZА-ЯЁ][A-ZА-ЯЁ0-9]{2,20}(?:-[A-ZА-ЯЁ0-9]{2,20}){0,4})["'»\x60]?(?![\p{L}\p{N}_-])(?=[^\r\n]{0,80}(?:[0-9] ?%|скид|минус|(?<!\p{L})off(?!\p{L})|discount|checkout))`;
/** A list of numbers below the request for them. */
const ANSWERED = lazy.giu`(?:barcodes?|штрих-?код\p{L}{0,3})[^\r\n]{0,80}\r?\n[ \t]{0,8}\[(?<part>\s{0,8}"?[0-9]{8,20}"?(?:\s{0,8},\s{0,8}"?[0-9]{8,20}"?){0,200})`;
const EACH_NUMBER = /[0-9]{8,20}/g;
const ELEMENT = lazy.gu`<ticket\s(?:[^<>]{0,200}\s)?(?:bar|barcode|bar_code|code|qr)=["'](?<part>${NUMBER}|${CODE})(?=["'])`;
/** Cells that hold nothing but such numbers, in a row that speaks of tickets. */
const CELL = /(?<=\|[ \t]{0,8})[0-9]{12,13}(?:,[ ]?[0-9]{12,13}){0,20}(?=[ \t]{0,8}(?:\||[\r\n]|$))/g;
/** Milliseconds since 1970. */
const TIME = /^1[5-9][0-9]{11}$/;

/** Codes without a label that the table, the element, the request or the sentence tells in which they stand. `lower`: the text in small letters. */
export function* placedCodes(text: string, lower: string): Generator<PlacedCode> {
  if (/discount|promo|coupon|voucher|gift/.test(lower) && /insert\s/.test(lower))
    yield* partsOf(text, ROWS(text), IN_ROW, 'promoCode', isWrittenCode);
  if (
    /скид|минус|%|\boff\b|discount|checkout/.test(lower) &&
    /вв[ое]д|вбей|по слову|use|enter|apply|type/.test(lower)
  )
    yield* partsOf(text, ENTERED(text), null, 'promoCode', isWrittenCode);
  if (/(?:code|код)/.test(lower) && /[0-9] ?(?:%|p|п)/.test(lower))
    yield* partsOf(text, GIVEN(text), null, 'promoCode', (code) => !NO_CODE.test(code) && !isOtherCode(code));
  if (/(?:barcode|штрих)[^\r\n]{0,100}\r?\n[ \t]{0,8}\[/.test(lower))
    yield* partsOf(text, ANSWERED(text), EACH_NUMBER, 'barcode', isNumber);
  if (lower.includes('<ticket ')) yield* partsOf(text, ELEMENT(text), null, 'barcode', isNumber);
  if (/билет|ticket/.test(lower) && /\|[ \t]{0,8}[0-9]{12}/.test(text)) yield* cellsOf(text);
}

function* partsOf(
  text: string,
  pattern: RegExp,
  each: RegExp | null,
  kind: PlacedCode['kind'],
  isCode: (code: string) => boolean,
): Generator<PlacedCode> {
  for (const { 0: whole, index, groups } of text.matchAll(pattern)) {
    const part = groups?.['part'] ?? '';
    const from = index + whole.lastIndexOf(part);
    const codes = each === null ? [{ 0: part, index: 0 }] : [...part.matchAll(each)];
    for (const { 0: code, index: at } of codes)
      if (isCode(code)) yield { kind, start: from + at, end: from + at + code.length };
  }
}

function* cellsOf(text: string): Generator<PlacedCode> {
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g))
    if (/билет|ticket/i.test(line))
      for (const { 0: cell, index: at } of line.matchAll(CELL))
        for (const { 0: code, index: within } of cell.matchAll(EACH_NUMBER)) {
          const start = index + at + within;
          if (isNumber(code) && !TIME.test(code)) yield { kind: 'barcode', start, end: start + code.length };
        }
}

// Letters alone take a hyphen or a length that no status has.
function isWrittenCode(code: string): boolean {
  if (code.length < 5 || code.length > 30 || NO_CODE.test(code) || isOtherCode(code)) return false;
  return /[0-9]/.test(code) || (code.length >= 8 && !code.includes('_'));
}

function isNumber(code: string): boolean {
  return !code.startsWith('00') && !isOtherCode(code);
}
