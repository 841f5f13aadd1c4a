import type { KeyedHash } from './keyed-hash.ts';

const ROUNDS = 8;
// Halves of 15 digits stay below 2^53 when a 48-bit number is added.
const LONGEST = 30;

/**
 * Other digits of the same length: for one tweak a bijection, so two values never share a mask. It is an alternating
 * Feistel network on decimal halves, the construction of NIST SP 800-38G (FF1), with a keyed SHA-256 as its function.
 */
export function permuteDigits(digits: string, tweak: string, keyed: KeyedHash): string {
  if (digits.length > LONGEST) {
    const head = digits.slice(0, LONGEST);
    return (
      permuteDigits(head, tweak, keyed) + permuteDigits(digits.slice(LONGEST), `${tweak}/${head}`, keyed)
    );
  }
  if (digits.length < 2) {
    return digits === '' ? '' : String((Number(digits) + keyed.number(`digit:${tweak}`, '')) % 10);
  }
  const leftLength = digits.length >> 1;
  let left = digits.slice(0, leftLength);
  let right = digits.slice(leftLength);
  for (let round = 0; round < ROUNDS; round++) {
    const length = round % 2 === 0 ? leftLength : digits.length - leftLength;
    const sum = Number(left) + keyed.number(`digits:${digits.length}:${round}:${tweak}`, right);
    left = right;
    right = String(sum % 10 ** length).padStart(length, '0');
  }
  return left + right;
}
