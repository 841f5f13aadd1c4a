import { permuteDigits } from './digit-permutation.ts';
import type { KeyedHash } from './keyed-hash.ts';

const DIGIT = /[0-9]/g;

/** The digits of a text, in order, without anything else. */
export function digitsOf(text: string): string {
  return text.replace(/[^0-9]/g, '');
}

/** How many digits a text has. */
export function countOfDigits(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign >= 0x30 && sign <= 0x39) count += 1;
  }
  return count;
}

/** The text with its digits replaced, one for one, by `digits`. */
export function withDigits(text: string, digits: string): string {
  let index = 0;
  return text.replace(DIGIT, () => digits.charAt(index++));
}

/**
 * Digits that begin with `00` and have the length of `digits`: for barcodes, series, tax and social numbers, none of
 * which begins so. One tweak and one length make a bijection for values with the same first two digits.
 */
export function maskZeroDigits(digits: string, kind: string, keyed: KeyedHash): string {
  const head = digits.slice(0, 2);
  if (/^0+$/.test(head)) return digits;
  return '0'.repeat(head.length) + permuteDigits(digits.slice(2), `${kind}:${head}`, keyed);
}

/**
 * A card number with six zeros in place of the issuer's number (no issuer has it, ISO/IEC 7812). A masked number
 * (QTickets: first 6, asterisks, last 4) keeps its asterisks; its last digits are permuted for each issuer apart.
 */
export function maskCardNumber(text: string, keyed: KeyedHash): string {
  const digits = digitsOf(text);
  const issuer = digits.slice(0, 6);
  if (/^0+$/.test(issuer)) return text;
  return withDigits(
    text,
    '0'.repeat(issuer.length) + permuteDigits(digits.slice(6), `card:${issuer}`, keyed),
  );
}

/**
 * A number of as many digits that begins with 9000 (a number cannot begin with 0). Zero stays: PHP's empty value.
 * What is not a whole number of safe size becomes 9000.
 */
export function maskNumber(value: number, kind: string, keyed: KeyedHash): number {
  if (value === 0) return value;
  if (!Number.isSafeInteger(value)) return 9000;
  const digits = String(Math.abs(value));
  const head = '9000'.slice(0, digits.length);
  if (digits.startsWith(head)) return value;
  const masked = Number(head + permuteDigits(digits.slice(4), `${kind}:${digits.slice(0, 4)}`, keyed));
  return value < 0 ? -masked : masked;
}

/** Luhn's sum (ISO/IEC 7812-1, annex B); a card number's is a multiple of ten. */
export function luhnSum(digits: string): number {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits.charAt(digits.length - 1 - index));
    const weighed = index % 2 === 0 ? digit : digit * 2;
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return sum;
}
