import { lazy } from '../common/lazy-pattern.ts';
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
import { NO_CODE } from './no-name.ts';
import { type ValuePlace, valuePlace } from './value-rules.ts';

const START = String.raw`(?<![\p{L}\p{N}_])`;
const TICKET = `(?:${NUMBER}|${CODE})`;
/** Each by itself: a pattern of both would look for the second from every place of the first. */
const both = (one: RegExp, other: RegExp) => ({
  test: (lower: string) => one.test(lower) && other.test(lower),
});
const isToldCode = (code: string) => code === code.toUpperCase() && !isOtherCode(code);
const isNumber = (code: string) => !code.startsWith('00') && !isOtherCode(code);
const inLine = (of: string) =>
  lazy.giu`(${START}(?:${of})[^\r\n]{0,80}?${START}(?:код(?:ом|а|у)?|code):? ["'«\x60]?)(${CODE})`;

/** Codes of tickets, gifts and discounts that a label, an element, a table, a request or a sentence tells. */
export const CODE_PLACES: readonly ValuePlace[] = [
  // "Коды билетов заказа: ...": one, or each in a line or behind a comma.
  valuePlace(
    'barcode',
    NAMES_TICKET,
    lazy.giu`(${START}(?:${TICKET_CODE})(?: [^\r\n:|]{1,40}(?=:))?${BETWEEN})((?:\s{0,4}(?:[-*•–] |[0-9]{1,3}[.)] )?[\x60"]?${TICKET}[\x60"]?[,;]?){1,200})`,
    (code) => !isOtherCode(code),
    lazy.gu`(?<![\p{L}\p{N}_-])${TICKET}`,
  ),
  // "Номер сертификата ..."
  valuePlace(
    'promoCode',
    NAMES_GIFT,
    lazy.giu`(${START}(?:${GIFT_CODE})(?: (?:номер|код|code|number|no\.?)|(?: \p{Ll}{2,12}){1,5}(?= ?(?:[:→№#]|->)))?${BETWEEN})(${CODE})`,
    isToldCode,
  ),
  // An element of a ticket with its code.
  valuePlace(
    'barcode',
    /<ticket/,
    lazy.gu`(<ticket(?: [^<>]{0,300})?>(?:(?!</ticket)[^]){0,300}?<code>)(${CODE})(?=</code>)`,
    isToldCode,
  ),
  valuePlace(
    'barcode',
    /<ticket\s/,
    lazy.gu`(<ticket\s(?:[^<>]{0,200}\s)?(?:bar|barcode|bar_code|code|qr)=["'])(${TICKET})(?=["'])`,
    isNumber,
  ),
  // "5 % ... code ...", "билет ... код ...": a code in a line of a discount or of a ticket.
  valuePlace(
    'promoCode',
    NAMES_CODE,
    inLine('скид|компенсац|возмещ|извинен|промо|discount|apology|[0-9]{1,2} ?%'),
    isToldCode,
  ),
  valuePlace('barcode', NAMES_CODE, inLine('билет|ticket'), isToldCode),
  // Rows that are put into a table of discounts, whatever it calls its columns.
  valuePlace(
    'promoCode',
    both(/insert\s/, /discount|promo|coupon|voucher|gift/),
    lazy.giu`(insert\s{1,4}into\s{1,4}[\x60"]?(?:\w{1,40}[\x60"]?\.[\x60"]?)?(?:discounts?|promo_?codes?|promos?|coupons?|vouchers?|gift_?(?:cards?|codes?|certificates?))[\x60"]?(?:\s{0,4}\([^()]{1,400}\))?(?:\s{1,4}format\s{1,4}\w{1,20})?(?:\s{1,4}values)?\s{0,4})(\([^;]{1,20000})`,
    isWrittenCode,
    lazy.g`(?<=')[A-Z][A-Z0-9]*(?:[-_][A-Z0-9]+){0,4}(?=')`,
  ),
  // "The code ... gives 50 %", and "enter ... at the checkout for 30 % off".
  valuePlace(
    'promoCode',
    both(/code|код/, /[0-9] ?[%pп]/),
    lazy.gu`((?<![\p{L}\p{N}_])(?:[Cc]ode|[Кк]од(?:ом|у|а)?) ["'«\x60]?)([A-Z][A-Z0-9-]{3,22}[A-Z0-9])(?=["'»\x60]? (?:gives?|gave|giving|takes?|took|cuts?|да[её]т|дал|дающ\p{Ll}{2}|снимает|снял|со скидкой|на скидку)(?!\p{L})[^\r\n.]{0,40}?[0-9]{1,2} ?(?:%|percent|процент))`,
    (code) => !NO_CODE.test(code) && !isOtherCode(code),
  ),
  valuePlace(
    'promoCode',
    both(/вв[ое]д|вбей|по слову|use |enter |apply |type |промик/, /скид|минус|%|off|discount|checkout/),
    lazy.gu`((?<!\p{L})(?:[Вв]вод(?:ите|и)|[Вв]вед(?:ите|и)|[Вв]бей(?:те)?|[Пп]о слову|[Uu]se|[Ee]nter|[Aa]pply|[Tt]ype|[Пп]ромик\p{Ll}{0,2}(?: \p{Ll}{1,16}){0,3})(?: (?:in|the code|code|код|промо))? ["'«\x60]?)([A-ZА-ЯЁ][A-ZА-ЯЁ0-9]{2,20}(?:-[A-ZА-ЯЁ0-9]{2,20}){0,4})(?=["'»\x60]?(?![\p{L}\p{N}_-])[^\r\n]{0,80}(?:[0-9] ?%|скид|минус|(?<!\p{L})off(?!\p{L})|discount|checkout))`,
    isWrittenCode,
  ),
  // A list of numbers below the request for them.
  valuePlace(
    'barcode',
    /(?:barcode|штрих)[^\r\n]{0,100}\r?\n[ \t]{0,8}\[/,
    lazy.giu`((?:barcodes?|штрих-?код\p{L}{0,3})[^\r\n]{0,80}\r?\n[ \t]{0,8}\[)(\s{0,8}"?[0-9]{8,20}"?(?:\s{0,8},\s{0,8}"?[0-9]{8,20}"?){0,200})`,
    isNumber,
    lazy.g`[0-9]{8,20}`,
  ),
  // Cells that hold nothing but such numbers, in a row that speaks of tickets; none is milliseconds since 1970.
  valuePlace(
    'barcode',
    both(/билет|ticket/, /\|[ \t]{0,8}[0-9]{12}/),
    lazy.gim`^((?=[^\r\n]*(?:билет|ticket)))([^\r\n]+)`,
    (code) => isNumber(code) && !/^1[5-9][0-9]{11}$/.test(code),
    lazy.g`(?<=\|[ \t]{0,8}(?:[0-9]{12,13},[ ]?){0,20})[0-9]{12,13}(?=(?:,[ ]?[0-9]{12,13}){0,20}[ \t]{0,8}(?:\||$))`,
  ),
];

// Letters alone take a hyphen or a length that no status has.
function isWrittenCode(code: string): boolean {
  if (code.length < 5 || code.length > 30 || NO_CODE.test(code) || isOtherCode(code)) return false;
  return /[0-9]/.test(code) || (code.length >= 8 && !code.includes('_'));
}
