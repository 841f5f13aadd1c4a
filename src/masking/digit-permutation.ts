import type { KeyedHash } from './keyed-hash.ts';

const ROUNDS = 8;
// Halves of 15 digits stay below 2^53 when a 48-bit number is added.
const LONGEST = 30;

/** A tweak that grows with the digits is cut down to a hash. No field of the API comes near. */
const LONGEST_TWEAK = 1000;
const HEX = '0123456789abcdef';

/**
 * Other digits of the same length: for one tweak a bijection, so two values never share a mask. It is an alternating
 * Feistel network on decimal halves, the construction of NIST SP 800-38G (FF1), with a keyed SHA-256 as its function. More
 * digits than the network takes are permuted piece by piece, each with those before it in its tweak.
 */
export function permuteDigits(digits: string, tweak: string, keyed: KeyedHash): string {
  let permuted = '';
  let own = tweak;
  for (let start = 0; start < digits.length || start === 0; start += LONGEST) {
    const piece = digits.slice(start, start + LONGEST);
    permuted += permutePiece(piece, own, keyed);
    own += `/${piece}`;
    if (own.length > LONGEST_TWEAK) own = keyed.signs('tweak', own, HEX, 32);
  }
  return permuted;
}

function permutePiece(digits: string, tweak: string, keyed: KeyedHash): string {
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
