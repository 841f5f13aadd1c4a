/**
 * Which signs a text holds, as bits. A rule of the scanner that cannot match without a sign is not tried where the sign is
 * missing: most strings of an answer hold none of them.
 */
export const SIGN = {
  at: 1 << 0,
  percent: 1 << 1,
  ampersand: 1 << 2,
  backslash: 1 << 3,
  equals: 1 << 4,
  colon: 1 << 5,
  quote: 1 << 6,
  apostrophe: 1 << 7,
  slash: 1 << 8,
  less: 1 << 9,
  greater: 1 << 10,
  /** A space, a tab, or a no-break space. */
  space: 1 << 11,
  hyphen: 1 << 12,
  hash: 1 << 13,
  lower: 1 << 14,
  upper: 1 << 15,
  digit: 1 << 16,
  dot: 1 << 17,
  /** Anything beyond ASCII. */
  beyond: 1 << 18,
} as const;

const ASCII = 128;
const BITS = new Int32Array(ASCII);
const NO_BREAK_SPACE = 0xa0;

for (const [signs, bit] of [
  ['@', SIGN.at],
  ['%', SIGN.percent],
  ['&', SIGN.ampersand],
  ['\\', SIGN.backslash],
  ['=', SIGN.equals],
  [':', SIGN.colon],
  ['"', SIGN.quote],
  ["'", SIGN.apostrophe],
  ['/', SIGN.slash],
  ['<', SIGN.less],
  ['>', SIGN.greater],
  [' \t', SIGN.space],
  ['-', SIGN.hyphen],
  ['#', SIGN.hash],
  ['.', SIGN.dot],
  ['abcdefghijklmnopqrstuvwxyz', SIGN.lower],
  ['ABCDEFGHIJKLMNOPQRSTUVWXYZ', SIGN.upper],
  ['0123456789', SIGN.digit],
] as const) {
  for (const sign of signs) BITS[sign.charCodeAt(0)] = bit;
}

/** The bits of `SIGN` for every sign of a text. */
export function signsOf(text: string): number {
  let bits = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < ASCII) bits |= BITS[code] ?? 0;
    else bits |= code === NO_BREAK_SPACE ? SIGN.beyond | SIGN.space : SIGN.beyond;
  }
  return bits;
}

/** What the digits of a text are enough for. */
export interface DigitCount {
  all: number;
  /** Digits of the longest unbroken row. */
  longestRow: number;
  /** Most digits with no more than 16 other signs between one and the next. */
  longestChain: number;
}

const NO_DIGITS: DigitCount = { all: 0, longestRow: 0, longestChain: 0 };
const WIDEST_GAP = 16;

/** Counts the digits of a text with the given signs. */
export function countDigits(text: string, signs: number): DigitCount {
  if ((signs & SIGN.digit) === 0) return NO_DIGITS;
  let all = 0;
  let row = 0;
  let longestRow = 0;
  let chain = 0;
  let longestChain = 0;
  let last = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x30 || code > 0x39) continue;
    all += 1;
    row = at - last === 1 ? row + 1 : 1;
    chain = at - last <= WIDEST_GAP + 1 ? chain + 1 : 1;
    if (row > longestRow) longestRow = row;
    if (chain > longestChain) longestChain = chain;
    last = at;
  }
  return { all, longestRow, longestChain };
}

const LONG = 16;

/** True for a text that may hold Base64: a row of 16 of its signs, in either alphabet, with letters of both cases. */
export function mayHoldBase64(text: string, signs: number): boolean {
  if (text.length < LONG || (signs & SIGN.upper) === 0 || (signs & SIGN.lower) === 0) return false;
  let row = 0;
  let cases = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const bit = code < ASCII ? (BITS[code] ?? 0) : 0;
    if (
      (bit & (SIGN.lower | SIGN.upper | SIGN.digit | SIGN.slash | SIGN.hyphen)) === 0 &&
      code !== 0x2b &&
      code !== 0x5f
    ) {
      row = 0;
      cases = 0;
      continue;
    }
    row += 1;
    cases |= bit & (SIGN.lower | SIGN.upper);
    if (row >= LONG && cases === (SIGN.lower | SIGN.upper)) return true;
  }
  return false;
}
