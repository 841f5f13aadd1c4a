import { changesIn, isByChance, isReadElsewhere } from './no-secret.ts';
import { OTHER_KEY } from './remote-words.ts';

// What only a password or a key is, where no label stands right before it.

/** Source of a pattern for where a word begins. */
export const START = String.raw`(?<![\p{L}\p{N}_-])`;
/** What may open a value. */
export const QUOTE = '["\'`«“]?';
/** Source of a pattern for signs that people choose passwords of; none that ends a sentence is the last. */
export const CHOSEN = '[A-Za-z0-9!@#$%^&*+=~?._-]{5,99}[A-Za-z0-9!@#$%^&*+=~_-]';
/** The same with letters of both cases, and a sign or a digit among them. */
export const STRONG = String.raw`(?=\S{0,60}[a-z])(?=\S{0,60}[A-Z])(?=\S{0,60}[0-9!#$%^&+=~-])${CHOSEN}`;
/** Source of a pattern for what may stand behind a value. */
export const ENDS = String.raw`(?=[\x60"'»”*]{0,3}[)\].,;:!?]{0,3}(?:\s|$))`;

/** Files, addresses, variables, sums and what a document calls a protocol. */
const A_NAME =
  /^v?[0-9]+[.]|\.[a-z]{1,5}$|@\w|^[A-Z_]+=|^\$(?:\w{2,60}$|[({])|^(?:mask|your[-_]|oauth|openid|http|utf-?8|base64|sha-?\d|md5|tls|ssl|ipv)|-only$|[0-9]\.[0-9]/i;
/** Names of constants, of types, and with a number or a version behind them. */
const NUMBERED = /^[A-Z0-9]*_[A-Z0-9_]*$|^[A-Za-z]+-?[0-9]{1,4}$/;
/** Times, dates and what else is mostly digits. */
const OF_NUMBERS = /^[0-9.:,T+-]+Z?$/;

/** True for what a sentence can hold as a password alone: both cases with a digit or a sign, or three words with capitals in one. */
export function isStrong(value: string): boolean {
  if (value.length < 6 || A_NAME.test(value) || NUMBERED.test(value) || isReadElsewhere(value)) return false;
  if (!/[a-z]/.test(value) || !/[A-Z]/.test(value)) return false;
  return /[0-9]|[a-z][!#$%^&+=~][A-Za-z]|^(?:[A-Z][a-z]+[-_]){2}[A-Z][a-z]+$/.test(value);
}

/** True for what stands behind a label as a password: letters with a digit or a sign, or with a capital behind a hyphen. */
export function isTyped(value: string): boolean {
  if (value.length < 6 || A_NAME.test(value) || OF_NUMBERS.test(value) || isReadElsewhere(value))
    return false;
  return /\p{L}/u.test(value) && (/[0-9!@#$%^&+=~?]/.test(value) || /\p{Ll}[-_]\p{Lu}/u.test(value));
}

/** True for a key as chance draws it: a digest, or letters of both cases that change often. */
export function isDrawn(value: string): boolean {
  if (isReadElsewhere(value) || /^[0-9]+$/.test(value)) return false;
  return isByChance(value) || isInBothCases(value);
}

/** What programmers leave the vowels out of. */
const SHORTENED =
  /^(?:http|https|html|css|js|ts|url|sql|xml|db|ftp|ssh|tls|ssl|ctrl|mgr|msg|btn|str|pwd|src|dst|tmp|cfg|ctx|csv|tsv|php|jwt|dns|vpn|crm|tg|vk|mr|mrs|dr|st|rd|th|nd)$/i;

/** True for letters of both cases that no words make: capitals among small ones again and again, and a part without a vowel. */
export function isIrregular(value: string): boolean {
  if (value.length < 8 || !/^[A-Za-z0-9!@#$%^&*+=~?_-]+$/.test(value) || isReadElsewhere(value)) return false;
  const parts = value.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g) ?? [];
  return (
    (value.match(/[a-z](?=[A-Z])/g)?.length ?? 0) >= 2 &&
    parts.some(
      (part) =>
        /^[A-Z]?[a-z]+$/.test(part) && part.length >= 2 && !/[aeiouy]/i.test(part) && !SHORTENED.test(part),
    )
  );
}

/** True for words before a value that say that it opens nothing. */
export function opensNothing(before: string): boolean {
  return OTHER_KEY.test(before);
}

// Fewer digits than chance has mostly, and more changes of case than words have, which have no small letter alone.
function isInBothCases(value: string): boolean {
  return (
    value.length >= 24 &&
    /^[A-Za-z0-9+/=_-]+$/.test(value) &&
    /[0-9]/.test(value) &&
    (value.match(/[a-z](?=[A-Z])|[A-Z]{2}(?=[a-z])/g)?.length ?? 0) >= 5 &&
    /[A-Z]{2}/.test(value) &&
    (value.match(/(?<![a-z])[a-z](?![a-z])/g)?.length ?? 0) >= 3
  );
}

/** True for letters and digits that change places three times, as no name with a number has them. */
export function isInterchanging(value: string): boolean {
  return value.length >= 8 && changesIn(value) >= 3;
}
