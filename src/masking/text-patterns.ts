// Spaces and signs between the groups of a telephone number.
const GAP = '[ \\t\\u00a0\\u2000-\\u200a\\u202f().\\u2010-\\u2013-]{0,3}';
// Neither within a word or a digest, nor part of a decimal fraction. Commas and hyphens may stand between two numbers.
const NO_WORD_BEFORE = '(?<![\\p{L}\\p{N}]|[0-9]\\.)';
const NO_WORD_AFTER = '(?![\\p{L}\\p{N}]|\\.[0-9])';
// The last group of a UUID.
const NO_UUID_BEFORE = '(?<!-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-)';

/** A whole text that is a date or a time as the API and this program write it: its digits are no number. */
export const ISO_TIME =
  /^[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:Z|[+-][0-9]{2}:[0-9]{2})?)?$/;

/** `Bearer` and its token (RFC 6750, section 2.1), in any case. */
export const BEARER = /\b(bearer(?:(?:\\?[ \t\u00a0])+|%20))([A-Za-z0-9._~+/-]{2,}=*[\p{L}\p{N}]*)/giu;

/** Path of a QTickets capability URL: payment page, cancellation, ticket files; slashes may be JSON-escaped. */
export const CAPABILITY_PATH =
  /(\\?\/(?:pay|cancel-order|ticket\\?\/(?:pdf|passbook|gpass))\\?\/)([A-Za-z0-9]{8,64})(?:(\\?\/)([0-9A-Za-z]{16,64}))?(?![\p{L}\p{N}_-]|(?:@|%40)mask\.invalid)/giu;

/** An uniqid and a digest in a row, whatever the route: two secrets that open something together. */
export const CAPABILITY_PAIR = /(\\?\/)([A-Za-z0-9]{10})(\\?\/)([0-9a-f]{32})(?![\p{L}\p{N}_-])/gu;

/** An e-mail address inside a text; `@` may be percent-encoded. What a mark joins to its end goes with it: it would stand beside the mask. */
export const EMAIL =
  /(?:(?<=%40)|(?<![\p{L}\p{N}_%+-]))((?:[\p{L}\p{N}_+-]|%(?!40))+(?:\.+(?:[\p{L}\p{N}_+-]|%(?!40))+){0,20})(\.*)(@|%40)((?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+(?:xn--[\p{L}\p{N}-]*[\p{L}\p{N}]|\p{L}[\p{L}\p{M}]+))/gu;

const GLUED = String.raw`((?:[_+-]|%(?!40))*)([\p{L}\p{N}](?:[\p{L}\p{N}_+-]|%(?!40))*(?:\.+(?:[\p{L}\p{N}_+-]|%(?!40))+){0,20})(\.*)(@|%40)((?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+(?:xn--[\p{L}\p{N}-]*[\p{L}\p{N}]|\p{L}[\p{L}\p{M}]+))`;

/** An address right behind another, without a sign between them that no address has. */
export const GLUED_EMAIL = new RegExp(GLUED, 'gu');

/** All addresses that stand so behind one that was masked. */
export const GLUED_EMAILS = new RegExp(
  `(?<=(?:@|%40)mask\\.invalid)(?:${GLUED.replaceAll(/(?<!\\)\((?!\?)/g, '(?:')})+`,
  'giu',
);

/** An address whose part before the sign is quoted (RFC 5321, 4.1.2). */
export const QUOTED_EMAIL =
  /"([^"@\r\n\\]{1,64})"@((?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+(?:xn--[\p{L}\p{N}-]*[\p{L}\p{N}]|\p{L}[\p{L}\p{M}]+))/gu;

/** A telephone number in its usual Russian spellings, or an international one with a plus sign. */
export const PHONE = new RegExp(
  [
    `(?<![0-9])(?:\\+|%2[Bb])7${GAP}[0-9]{3}${GAP}[0-9]{3}${GAP}[0-9]{2}${GAP}[0-9]{2}(?![0-9])`,
    `${NO_WORD_BEFORE}[78]${GAP}[3489][0-9]{2}${GAP}[0-9]{3}${GAP}[0-9]{2}${GAP}[0-9]{2}${NO_WORD_AFTER}`,
    `${NO_WORD_BEFORE}\\([3489][0-9]{2}\\) ?[0-9]{3}[ -]?[0-9]{2}[ -]?[0-9]{2}${NO_WORD_AFTER}`,
    `${NO_WORD_BEFORE}[3489][0-9]{2}[ -][0-9]{3}-[0-9]{2}-[0-9]{2}${NO_WORD_AFTER}`,
    `${NO_WORD_BEFORE}[3489][0-9]{2}(?:-[0-9]{3}-[0-9]{4}|\\.[0-9]{3}\\.[0-9]{2}\\.[0-9]{2})${NO_WORD_AFTER}`,
    // Towns have codes of four or five digits; brackets tell them from the rest of the number.
    `(?<![\\p{L}\\p{N}])(?:\\+?7|8)${GAP}\\([3489][0-9]{3}\\)${GAP}[0-9](?:[ \\u00a0-]?[0-9]){5}(?![0-9])`,
    `(?<![\\p{L}\\p{N}])(?:\\+?7|8)${GAP}\\([3489][0-9]{4}\\)${GAP}[0-9](?:[ \\u00a0-]?[0-9]){4}(?![0-9])`,
    // The international prefix as it is dialled.
    `(?<![\\p{L}\\p{N}])00 ?7[ \\u00a0(-]{1,2}[0-9]{3}${GAP}[0-9]{3}${GAP}[0-9]{2}${GAP}[0-9]{2}(?![0-9])`,
    '(?<![0-9])(?:\\+|%2[Bb])[1-9](?:[ ()-]{0,2}[0-9]){9,14}(?![0-9])',
  ].join('|'),
  'gu',
);

/** A QTickets barcode: 12 digits, the first two 87, in a row or as printed; not the last part of a UUID, not a fraction. */
export const BARCODE = new RegExp(
  `${NO_UUID_BEFORE}${NO_WORD_BEFORE}87(?:[0-9]{10}|[0-9]{2}([ -])[0-9]{4}\\1[0-9]{4}(?!-|[ ][0-9]))${NO_WORD_AFTER}`,
  'gu',
);

/** Digits that may be a card number: 13 to 19 in a row, or in groups as printed on cards. Luhn's sum decides. */
export const CARD = new RegExp(
  `${NO_WORD_BEFORE}(?:[0-9]{13,19}|[0-9]{4}([ \\u00a0.-])[0-9]{4}\\1[0-9]{4}\\1[0-9]{1,7}|[0-9]{4}([ \\u00a0-])[0-9]{6}\\2[0-9]{5})${NO_WORD_AFTER}`,
  'gu',
);

/** A card number with asterisks or crosses in the middle, as QTickets gives it, or in groups. */
export const STARRED_CARD =
  /(?<![0-9])[0-9]{6}(?:\*{4,12}|[xX]{4,12}|\u2022{4,12})[0-9]{4}(?![0-9])|(?<![0-9])[0-9]{4} [0-9]{2}\*{2} \*{4} [0-9]{4}(?![0-9])/g;
