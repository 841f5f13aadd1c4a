import { percentDecoded } from '../common/percent-decoded.ts';
import { digitsOf, luhnSum, maskCardNumber, maskZeroDigits, withDigits } from './digit-masks.ts';
import { maskEmail } from './email-mask.ts';
import type { KeyedHash } from './keyed-hash.ts';
import { COMMAND_OF_LOGIN, isLogin, isUnit, LABEL_OF_MAIL } from './no-email.ts';
import { maskPhone } from './phone-mask.ts';
import type { SecretVault } from './secret-vault.ts';
import {
  BARCODE,
  BEARER,
  CAPABILITY_PAIR,
  CAPABILITY_PATH,
  CARD,
  EMAIL,
  GLUED_EMAIL,
  GLUED_EMAILS,
  ISO_TIME,
  PHONE,
  QUOTED_EMAIL,
  STARRED_CARD,
} from './text-patterns.ts';
import { maskCapability } from './token-mask.ts';

// A text without these can hold nothing that the patterns find.
const WORTH_READING =
  /@|%40|bearer|\*{4}|x{4}|\u2022{4}|\/(?:pay|cancel-order|ticket)\\?\/|[0-9a-f]{32}|(?:[0-9][ \t\u00a0\u2000-\u200a\u202f().\u2010-\u2013-]{0,3}){10}/i;
const RESERVED_DOMAIN = /^mask\.invalid$/i;
// A picture for a screen of double density: image@2x.png.
const PICTURE = /^[1-9]x\.(?:png|jpe?g|gif|webp|svg)$/i;
const PLACEHOLDER_TOKEN = /^YOUR(?:_[A-Z]{2,12}){1,4}$/;
const PROSE_AFTER_BEARER =
  /^(?:(?:tokens?|auth|authentication|authorization|scheme|realm|header|error|keys?)[.,;:]?|(?:realm|error|error_description|scope|token)=)$/i;

/** How a text is read. `digits: false` leaves identifiers made of digits alone, but for a phone with a plus sign. */
export interface TextOptions {
  digits: boolean;
  /** The key that the text stands under, in small letters. */
  owner?: string;
}

/** Replaces what may be personal or secret inside any text; what it puts in, it leaves alone. */
export function maskFreeText(
  text: string,
  vault: SecretVault,
  keyed: KeyedHash,
  options: TextOptions,
): string {
  const open = vault.conceal(text);
  if (ISO_TIME.test(open) || !WORTH_READING.test(open)) return open;
  const named = /bearer/i.test(open)
    ? open.replace(BEARER, (whole, word: string, token: string) =>
        isToken(word, token) ? `${word}{{token}}` : whole,
      )
    : open;
  const closed = named.includes('/') ? maskCapabilities(named, keyed) : named;
  const masked = /@|%40/.test(closed) ? maskEmails(closed, keyed) : closed;
  return options.digits ? maskDigitRuns(masked, keyed) : maskPlusPhones(masked, keyed);
}

function maskCapabilities(text: string, keyed: KeyedHash): string {
  return text
    .replace(CAPABILITY_PATH, (_, path: string, id: string, slash?: string, digest?: string) => {
      const tail = slash === undefined || digest === undefined ? '' : slash + maskCapability(digest, keyed);
      return path + maskCapability(id, keyed) + tail;
    })
    .replace(
      CAPABILITY_PAIR,
      (_, slash: string, id: string, next: string, digest: string) =>
        slash + maskCapability(id, keyed) + next + maskCapability(digest, keyed),
    );
}

function maskEmails(text: string, keyed: KeyedHash): string {
  return text
    .replace(QUOTED_EMAIL, (whole, local: string, domain: string) =>
      RESERVED_DOMAIN.test(domain) ? whole : maskEmail(`${local}@${domain}`, keyed),
    )
    .replace(
      EMAIL,
      (whole, local: string, dots: string, at: string, domain: string, index: number, text: string) =>
        RESERVED_DOMAIN.test(domain) ||
        PICTURE.test(domain) ||
        isUnit(domain, text.slice(Math.max(0, index - LABEL_OF_MAIL), index)) ||
        isLogin(text.slice(Math.max(0, index - COMMAND_OF_LOGIN), index)) ||
        isRepository(local, text.charAt(index + whole.length))
          ? whole
          : maskSpelled(local, dots + at, at, domain, keyed),
    )
    .replace(GLUED_EMAILS, (run) =>
      run.replace(
        GLUED_EMAIL,
        (whole, signs: string, local: string, dots: string, at: string, domain: string) =>
          RESERVED_DOMAIN.test(domain)
            ? whole
            : (signs === '' ? '_' : signs) + maskSpelled(local, dots + at, at, domain, keyed),
      ),
    );
}

// No id has a plus sign.
function maskPlusPhones(text: string, keyed: KeyedHash): string {
  return /\+|%2b/i.test(text)
    ? text.replace(PHONE, (phone) => (/^(?:\+|%2b)/i.test(phone) ? maskPhone(phone, keyed) : phone))
    : text;
}

function maskDigitRuns(text: string, keyed: KeyedHash): string {
  return text
    .replace(PHONE, (phone) => (isPhone(phone) ? maskPhone(phone, keyed) : phone))
    .replace(BARCODE, (barcode) => withDigits(barcode, maskZeroDigits(digitsOf(barcode), 'barcode', keyed)))
    .replace(CARD, (card) => (isCardNumber(digitsOf(card)) ? maskCardNumber(card, keyed) : card))
    .replace(STARRED_CARD, (card) => maskCardNumber(card, keyed));
}

// Dots before the sign, or two in a row, are a defect that has to stay visible.
function maskSpelled(local: string, sign: string, at: string, domain: string, keyed: KeyedHash): string {
  const plain = at === '@' ? local : percentDecoded(local);
  const defect = plain.includes('..') ? '..' : '';
  return maskEmail(`${plain}@${domain}`, keyed).replace('@', defect + sign);
}

// `git@example.org:owner/name`: everybody logs in as that.
function isRepository(local: string, next: string): boolean {
  return local === 'git' && /[:/]/.test(next);
}

function isToken(word: string, token: string): boolean {
  if (PLACEHOLDER_TOKEN.test(token) || PROSE_AFTER_BEARER.test(token)) return false;
  // "the bearer of this ticket": a lower-case word followed by a word is prose.
  return !word.startsWith('bearer') || token.length >= 16 || /[0-9_]/.test(token);
}

// Eleven digits in a row without a plus sign may be an id; only a mobile number's are taken for a telephone number.
function isPhone(text: string): boolean {
  return !/^[0-9]{11}$/.test(text) || text.charAt(1) === '9';
}

function isCardNumber(digits: string): boolean {
  return /^(?:2[2-7]|3[04-9]|[4-6])/.test(digits) && luhnSum(digits) % 10 === 0;
}
