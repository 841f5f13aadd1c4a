import { keyRule } from './scan-fields.ts';
import { TYPED_NAME } from './typed-fields.ts';

const BEFORE_VALUE = /[=:>]/g;
/** Brackets, quotes and spaces that may stand between a name and the sign behind it. */
const MOST_BETWEEN = 8;
/** Letters of a name, in every notation. */
const SHORTEST = 2;
const LONGEST = 40;
/** Names whose fields are told by what stands beside them. */
const OF_ITS_PLACE = new RegExp(
  `^(?:name|client|customer|buyer|guest|details|recipient|payer|passenger|attendee|visitor|cashier|(?:card)?holder|${TYPED_NAME})$`,
  'i',
);
// The sign for kelvin: patterns that ignore case take it for a letter k.
const KELVIN = '\u212a';

/**
 * False for a text in which no field is named before a sign of assignment, whatever the notation: `email=`, `'email' =>`,
 * `["email"]=>`, `<email>`. Cheaper than to look for each notation; true where it cannot be told so.
 */
export function mayNameFields(text: string): boolean {
  // Keys of Russian letters stand in brackets or quotes.
  if (/%5b/i.test(text) || text.includes(KELVIN) || /[а-яё](?:['\]]|>)/i.test(text)) return true;
  for (const { index } of text.matchAll(BEFORE_VALUE)) {
    let end = index;
    while (end > 0 && index - end < MOST_BETWEEN && isBetween(text.charCodeAt(end - 1))) end -= 1;
    let start = end;
    while (start > 0 && isOfName(text.charCodeAt(start - 1))) start -= 1;
    const name = text.slice(start, end);
    if (name.length < SHORTEST || name.length > LONGEST || /^[0-9]/.test(name)) continue;
    if (OF_ITS_PLACE.test(name) || keyRule(name) !== undefined) return true;
  }
  return false;
}

// A space, a tab, or one of " ' [ ] )
function isBetween(code: number): boolean {
  if (code >= 0x201c && code <= 0x201e) return true;
  return (
    code === 0xbb ||
    code === 0x29 ||
    code === 0x20 ||
    code === 0x09 ||
    code === 0x22 ||
    code === 0x27 ||
    code === 0x5b ||
    code === 0x5d
  );
}

// Letters, digits, an underscore, a hyphen.
function isOfName(code: number): boolean {
  const lower = code | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x5f || code === 0x2d;
}
