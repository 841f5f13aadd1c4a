import type { KeyedHash } from './keyed-hash.ts';

const SIGNS = 'abcdefghijklmnopqrstuvwxyz0123456789';
const CYRILLIC = 'абвгдежзиклмнопрстуфхцчшщэюя';
const WELL_FORMED =
  /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+(?:xn--[\p{L}\p{N}-]*[\p{L}\p{N}]|\p{L}{2,})$/u;
const RESERVED = /@mask\.invalid$/i;

/** True for a text that is one well-formed e-mail address and nothing else. */
export function isEmail(text: string): boolean {
  return text.includes('@') && WELL_FORMED.test(text);
}

/**
 * The mask of a well-formed address: letters and digits at `mask.invalid` (RFC 2606: `.invalid` never resolves). Case
 * does not matter. An address that is not ASCII keeps a Cyrillic letter, so that it stays as invalid as it was.
 */
export function maskEmail(address: string, keyed: KeyedHash): string {
  if (RESERVED.test(address)) return address;
  const folded = address.normalize('NFC').toLowerCase();
  const first = /[^\u0020-\u007e]/.test(folded) ? keyed.signs('email:first', folded, CYRILLIC, 1) : 'm';
  return `${first}${keyed.signs('email', folded, SIGNS, 15)}@mask.invalid`;
}
