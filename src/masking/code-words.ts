// Words that masker and scanner both look for codes of tickets and of discounts by; how they use them is their own.

/** What people call the code by which a ticket is let in. */
export const TICKET_CODE = String.raw`штрих-?код\p{L}{0,3}|баркод\p{L}{0,3}|код\p{L}{0,3} (?:электронн\p{L}{2,3} )?билет\p{L}{0,3}|qr(?:[ -]?(?:code|код))?|(?:ticket|admission|entry) codes?|bar[ -]?codes?`;
/** What is handed in like money. */
export const GIFT_CODE = String.raw`сертификат\p{L}{0,3}|купон\p{L}{0,3}|ваучер\p{L}{0,3}|код\p{L}{0,3} скидки|скидочн\p{L}{2,3} код\p{L}{0,3}|gift (?:card|certificate|code)s?|vouchers?|coupons?|discount codes?`;
/** What stands between the name of a code and the code: a sign, or a blank, with marks around them. */
export const BETWEEN = String.raw`[*_\x60»]{0,3}[ \t]{0,4}(?:(?:[:=|№#→–—-]|->)[ \t№|]{0,4}|(?<=[ \t]))[*_\x60"'«“]{0,3}`;
/** Signs of a code: capitals with digits among them, as long as hardly a word is. */
export const CODE =
  '(?=[A-Z-]{0,30}[0-9])(?=[0-9-]{0,30}[A-Z])[A-Z0-9][A-Z0-9-]{5,30}[A-Z0-9](?![\\p{L}\\p{N}_-])';
/** A code of digits; of thirteen are those of goods, but for the range that each shop has for its own (GS1). */
export const NUMBER = '(?:[0-9]{8,12}|2[0-9]{12}|[0-9]{14,20})(?![\\p{L}\\p{N}_-])';
/** Of a text in small letters: without these it names no code of a ticket, of a gift, or of either in a line. */
export const NAMES_TICKET = /штрих|баркод|билет|(?:^|[^a-z])qr|ticket|(?:admission|entry) code|bar[ -]?code/;
export const NAMES_GIFT = /сертификат|купон|ваучер|скид|gift|voucher|coupon|discount code/;
export const NAMES_CODE = /(?:код(?:ом|а|у)?|code):? ["'«`]?[a-z0-9-]{7}/;
const OTHER_CODE =
  /^(?:CODE|EAN|UPC|ITF|ISO|UTF|HTTP|SHA|MD5|TLS|SSL|ERR|RFC|JSON|API|AES|RSA|COVID|X509|GOST|PCI|DSS)|^20[0-9]{6}T[0-9]{4,6}Z?$/;
/** Capitals and digits in one word: a promo code, and hardly anything else in the name of a discount. */
export const CODE_IN_NAME =
  /(?<![\p{L}\p{N}_~-])(?=[A-Z_-]*[0-9])(?=[0-9_-]*[A-Z])[A-Z0-9_-]{4,24}(?![\p{L}\p{N}_-])/gu;

/** True for a code of a standard, an error or a kind of code. */
export function isOtherCode(code: string): boolean {
  return OTHER_CODE.test(code);
}

/** Members of an object whose `code` gives a discount. */
export const BESIDE_A_CODE = [
  'discount_id',
  'discount_type',
  'discount_value',
  'discount_percent',
  'percent_off',
  'amount_off',
  'max_uses_count',
  'max_uses',
  'usage_limit',
  'uses_left',
];
/** What an object is called, in small letters, whose `code` gives a discount where it looks like one. */
export const OF_A_CODE = /^(?:discount|promo|promocode|coupon|voucher)$/;
/** Columns of a table of discounts, in which one of codes is of promo codes. */
export const OF_A_DISCOUNT: ReadonlySet<string> = new Set(['promo_code_id', 'discount', ...BESIDE_A_CODE]);
/** Columns of what was paid, beside which the code of a buyer is one of a discount. */
export const OF_A_SALE = /^(?:sum|total|amount|paid|сумма|оплачено|итого)$/i;
/** Columns of tickets, beside which a code is one that lets in. */
export const OF_A_TICKET =
  /^(?:ticket(?:[ _]?(?:id|no|number))?|holder|attendee|seat|билет|место|держатель|посетитель)$/iu;
/** True for what is printed on a ticket: digits, or capitals with digits among them. */
export function isCodeOfTicket(value: string): boolean {
  return (
    /^(?:[0-9]{8,20}|(?=[A-Z-]*[0-9])(?=[0-9-]*[A-Z])[A-Z0-9-]{8,40})$/.test(value) && !isOtherCode(value)
  );
}

/** True for a promo code in either alphabet. */
export function isPromoCell(value: string): boolean {
  return /^(?=.*\p{Lu})(?=.*[0-9])[\p{Lu}0-9_-]{4,24}$/u.test(value);
}
