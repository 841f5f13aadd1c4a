import { digitsOf, withDigits } from './digit-masks.ts';
import { permuteDigits } from './digit-permutation.ts';
import type { KeyedHash } from './keyed-hash.ts';

const PLUS_ENCODED = /^%2B/i;

/**
 * A telephone number in the spelling given, with digits `7000` and more: code 000 is given to nobody. All spellings of
 * a Russian number (+7 900, 8 900, 900) get the same last seven digits; numbers of one operator code never collide.
 * A number of another length keeps its length.
 */
export function maskPhone(text: string, keyed: KeyedHash): string {
  const plus = PLUS_ENCODED.exec(text)?.[0] ?? '';
  const spelling = text.slice(plus.length);
  return plus + withDigits(spelling, maskPhoneDigits(digitsOf(spelling), keyed));
}

function maskPhoneDigits(digits: string, keyed: KeyedHash): string {
  const local = /^(?:[3489][0-9]{2}|000)[0-9]{7}$/.test(digits);
  const whole = local ? `7${digits}` : digits.length === 11 ? digits.replace(/^8/, '7') : digits;
  const head = whole.slice(0, 4);
  const reserved = '7000'.slice(0, head.length);
  const masked = head === reserved ? whole : reserved + permuteDigits(whole.slice(4), `phone:${head}`, keyed);
  return local ? masked.slice(1) : masked;
}
