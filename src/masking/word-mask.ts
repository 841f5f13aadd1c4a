import { permuteDigits } from './digit-permutation.ts';
import type { KeyedHash } from './keyed-hash.ts';
import { replaceEach } from './replace-parts.ts';

const CYRILLIC = 'абвгдежзиклмнопрстуфхцчшщыэюя';
const LATIN = 'abcdefghijklmnopqrstuvwxyz';
const HASH_LETTERS = 8;

// Left alone: placeholders of secrets, and what the free-text masker has put in. Then words by alphabet, then digits.
const PARTS =
  /(\{\{(?:secret|token|masked)\}\}|\+?7[\s(.-]{0,3}000[\s).-]{0,3}[0-9]{3}[\s.-]{0,3}[0-9]{2}[\s.-]{0,3}[0-9]{2}(?![0-9])|000000\*+[0-9]{4})|(\p{Script=Cyrillic}[\p{Script=Cyrillic}\p{M}]*)|([0-9]+)|((?:(?![0-9]|\p{Script=Cyrillic})[\p{L}\p{M}\p{N}])+)/gu;
/** The same, of a text that has masked addresses: they are dear to look for before each word. */
const PARTS_AND_MAILS = new RegExp(
  PARTS.source.replace(
    '(',
    String.raw`((?<![\p{L}\p{N}])[\p{L}\p{N}]+\.*(?:@|%40)mask\.invalid(?![\p{L}\p{N}])|`,
  ),
  'gu',
);
/** Words whose masks are kept for the rest of a text. */
const KEPT_WORDS = 1000;

const OTHER_HOST = /(?:@|%40)(?!mask\.invalid(?![\p{L}\p{N}]))[^\s@%]*/giu;
const MASKED_CYRILLIC = /^маскъ[а-я]{8}$/i;
const MASKED_LATIN = /^maskq[a-z]{8}$/i;

/**
 * Personal text with every word and number replaced: `Маскъ` or `Maskq` and eight letters, which begin no Russian or
 * English word, in the word's own alphabet and capitals; a number gets three zeros before its permuted digits.
 * Spaces, hyphens and other signs stay. Case does not change the letters chosen. What follows a
 * stray @ loses its dots.
 */
export function maskWords(text: string, keyed: KeyedHash): string {
  const known = new Map<string, string>();
  const parts = text.includes('mask.invalid') ? PARTS_AND_MAILS : PARTS;
  const masked = replaceEach(text, parts, (match) => {
    const [part, kept] = match;
    if (kept !== undefined) return part;
    const before = known.get(part);
    if (before !== undefined) return before;
    const word = maskWord(match, keyed);
    if (known.size < KEPT_WORDS) known.set(part, word);
    return word;
  });
  // A broken address must not become a whole one by the length of its masked words.
  return /@|%40/.test(masked) ? masked.replace(OTHER_HOST, (host) => host.replaceAll('.', '-')) : masked;
}

function maskWord([part, , cyrillic, digits]: RegExpExecArray, keyed: KeyedHash): string {
  if (digits !== undefined) return maskDigitWord(part, keyed);
  const [prefix, alphabet, reserved] =
    cyrillic === undefined ? ['maskq', LATIN, MASKED_LATIN] : ['маскъ', CYRILLIC, MASKED_CYRILLIC];
  if (reserved.test(part)) return part;
  const folded = part.normalize('NFC').toLowerCase();
  return withCapitals(prefix + keyed.signs('word', folded, alphabet, HASH_LETTERS), part);
}

function maskDigitWord(digits: string, keyed: KeyedHash): string {
  return /^00[0-9]/.test(digits) ? digits : `000${permuteDigits(digits, 'word', keyed)}`;
}

function withCapitals(masked: string, model: string): string {
  const first = model.charAt(0);
  if (first === first.toLowerCase()) return masked;
  const all = model.length > 1 && model === model.toUpperCase();
  return all ? masked.toUpperCase() : masked.charAt(0).toUpperCase() + masked.slice(1);
}
