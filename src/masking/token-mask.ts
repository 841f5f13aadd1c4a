import { digitsOf, maskZeroDigits, withDigits } from './digit-masks.ts';
import { isEmail, maskEmail } from './email-mask.ts';
import type { KeyedHash } from './keyed-hash.ts';
import { UUID } from './no-secret.ts';

const HEX = '0123456789abcdef';
const LOWER = 'abcdefghijklmnopqrstuvwxyz0123456789';
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const MIXED = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const WORD_SIGN = /[\p{L}\p{N}]/gu;
const LONG_HEX = /^[0-9a-f]{24,}$/i;

/**
 * The mask of a value that opens something by itself (QTickets: `uniqid`, the parts of ticket and payment URLs): eight
 * zeros and hexadecimal digits for a digest, else `mask` and signs of the same alphabet; the length is kept.
 */
export function maskCapability(value: string, keyed: KeyedHash): string {
  if (LONG_HEX.test(value)) return maskHex(value, keyed);
  const lead = 'mask'.slice(0, value.length);
  if (value.startsWith(lead)) return value;
  const alphabet = !/[A-Z]/.test(value) ? LOWER : /[a-z]/.test(value) ? MIXED : UPPER;
  const signs = keyed.signs('capability', value, alphabet, value.length);
  let index = 0;
  // Signs that mean something in a URL would turn a masked part into something else.
  const shaped = value.replace(/[@%]/g, '_').replace(WORD_SIGN, () => signs.charAt(index++));
  return lead + shaped.slice(lead.length);
}

/**
 * The mask of an identifier (barcode, series, fan id, visitor, session, tax number): digits begin with `00`, a UUID or
 * a digest with eight zeros, anything else with `mask`; the length is kept. `kind` keeps equal digits of two kinds
 * apart. An e-mail address in its place is masked as one.
 */
export function maskIdentifier(value: string, kind: string, keyed: KeyedHash): string {
  if (isEmail(value)) return maskEmail(value, keyed);
  if (UUID.test(value)) return maskHex(value, keyed);
  if (/^[0-9\s-]+$/.test(value)) return withDigits(value, maskZeroDigits(digitsOf(value), kind, keyed));
  return maskCapability(value, keyed);
}

/** The mask of a promo code: `~`, which no code holds, and capitals or digits; as long as the code, but at least 4. */
export function maskPromoCode(code: string, keyed: KeyedHash): string {
  const length = Math.max(code.length, 4);
  if (/^~[A-Z0-9]{3,}$/.test(code)) return code;
  return `~${keyed.signs('promo', code.toUpperCase(), UPPER, length - 1)}`;
}

function maskHex(value: string, keyed: KeyedHash): string {
  if (value.startsWith('00000000')) return value;
  const signs = `00000000${keyed.signs('hex', value.toLowerCase(), HEX, value.length)}`;
  let index = 0;
  const masked = value.replace(WORD_SIGN, () => signs.charAt(index++));
  return /[A-F]/.test(value) ? masked.toUpperCase() : masked;
}
