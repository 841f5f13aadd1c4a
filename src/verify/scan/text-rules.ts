import { BoundedCache } from '../../common/bounded-cache.ts';
import { lazy } from '../../common/lazy-pattern.ts';
import { showsAccess } from './access-rules.ts';
import { announcedKinds } from './announced-rules.ts';
import { askedKinds } from './asked-rules.ts';
import { showsSecretOfConsole } from './console-rules.ts';
import { showsDistantSecret } from './distant-secrets.ts';
import { knownPersonKinds, showsKnownSecret } from './known-rules.ts';
import { isMaskedPart } from './masked-forms.ts';
import { heldBy, some, someValue } from './matches.ts';
import { memberKinds, showsCookie } from './member-rules.ts';
import { metKinds } from './met-rules.ts';
import { showsNotedSecret } from './note-rules.ts';
import { numberKinds } from './number-rules.ts';
import { pairedKinds } from './paired-rules.ts';
import { showsPersonInWords } from './person-rules.ts';
import { hasHiddenAddress, personalKinds } from './personal-rules.ts';
import { placedKinds } from './placed-rules.ts';
import { readingsOf } from './readings.ts';
import { spokenKinds } from './spoken-rules.ts';
import { kindsInColumns } from './table-rules.ts';
import { toldSecretKinds } from './told-secrets.ts';
import { valueKinds } from './value-rules.ts';
import { workKinds } from './work-rules.ts';
import { showsPersonBeside, showsWrittenSecret } from './written-rules.ts';

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;
const WORDS_OF_INTEREST = /[@%]|earer|asic|eyJ|BEGIN|:\/\/|\/(?:pay|cancel-order|ticket)\//i;
/** Of a token by its form, or of a name that a secret is assigned to. */
const MAY_BE_KNOWN = /_|-[A-Za-z]|eyJ|hvs\.|t1\.|vk1\.|AKIA|ASIA|AIza|YCAJ|\d:\w|\/\w|\$|=/;
const LABEL_SIGNS = /[:=|]|[–—-][ ]|t\.me\//i;
/** Without one of these there is no member: the sign behind a key, or a brace that closes one. */
const MEMBER_SIGNS = /[:=]|->|["'],|\}[ \t]|<\//;
const TEN_DIGITS = /(?:\d\D{0,3}){10}|\d{6}\*/;

/** Documents repeat their lines, and answers their values: what was found in a text is kept for the next like it. */
const KEPT = { entries: 10_000, longestKey: 300 };
const kept = {
  words: new BoundedCache<readonly string[]>(KEPT),
  numbers: new BoundedCache<readonly string[]>(KEPT),
};

/**
 * What looks personal or secret in a piece of text, or in what it says once its encodings are undone, each kind once. Numbers are looked at on demand: ids are
 * numbers too.
 */
export function kindsInText(text: string, withNumbers: boolean): readonly string[] {
  if (text.length < 6 || TIME.test(text)) return [];
  return kept[withNumbers ? 'numbers' : 'words'].get(text, () => [
    ...new Set(readingsOf(text).flatMap((reading) => kindsIn(reading, withNumbers))),
  ]);
}

function kindsIn(text: string, withNumbers: boolean): string[] {
  const found: string[] = [];
  if (WORDS_OF_INTEREST.test(text)) {
    if (hasAddress(text)) found.push('e-mail');
    if (hasToken(text)) found.push('token');
    if (hasCapability(text)) found.push('capability URL');
    if (
      /:\/\/[^\s/?#@:'"]+:(?!маскъ|maskq|0{3}|\{\{|<|\[[A-Z]{4,12}\]@|(?<=\/(?:user|username|login):)(?:password|pass|passwd)@)(?=[^\p{L}\p{N}\s/?#@'"]{0,20}[\p{L}\p{N}])[^\s/?#@'"]+@/iu.test(
        text,
      )
    )
      found.push('password in a URL');
  }
  if (hasHiddenAddress(text)) found.push('e-mail');
  if (MAY_BE_KNOWN.test(text) && showsKnownSecret(text)) found.push('token');
  if (/\p{Lu}\p{Ll}|\d{20}/u.test(text)) found.push(...knownPersonKinds(text, withNumbers));
  if (
    showsWrittenSecret(text) ||
    showsDistantSecret(text) ||
    showsAccess(text) ||
    showsNotedSecret(text) ||
    showsSecretOfConsole(text)
  )
    found.push('token');
  found.push(...workKinds(text, withNumbers), ...metKinds(text, withNumbers));
  if (/\p{L} \p{Lu}\p{L}/u.test(text) && showsPersonBeside(text)) found.push('name');
  if (/[\r\n]/.test(text)) found.push(...kindsInColumns(text));
  found.push(
    ...toldSecretKinds(text),
    ...placedKinds(text, withNumbers),
    ...valueKinds(text, withNumbers),
    ...announcedKinds(text, withNumbers),
    ...askedKinds(text, withNumbers),
    ...numberKinds(text, withNumbers),
    ...pairedKinds(text),
  );
  if (showsPersonInWords(text)) found.push('name');
  if (MEMBER_SIGNS.test(text)) found.push(...memberKinds(text, withNumbers));
  if (/cookie/i.test(text) && showsCookie(text)) found.push('token');
  if (LABEL_SIGNS.test(text)) found.push(...spokenKinds(text), ...personalKinds(text, withNumbers));
  if (!withNumbers || !TEN_DIGITS.test(text)) return found;
  if (hasPhone(text)) found.push('phone');
  if (hasCard(text)) found.push('card');
  if (hasBarcode(text)) found.push('barcode');
  return found;
}

/** Of a picture for a finer screen, as in `img@2x.png`. */
const PICTURE = /^[1-9]x\.(?:png|jpe?g|gif|webp|svg)$/;

function hasAddress(text: string): boolean {
  return someValue(
    text,
    /[\p{L}\p{N}_+-](?<!%40)\.?(?:@|%40)(?<value>[\p{L}\p{N}]+(?:-+[\p{L}\p{N}]+)*(?:\.[\p{L}\p{N}]+(?:-+[\p{L}\p{N}]+)*)+)/giu,
    (value, { 0: whole, index }) => {
      const host = value.toLowerCase();
      return (
        /\.(?:xn--[\p{L}\p{N}-]+|\p{L}{2,})$/u.test(host) &&
        !isRepository(text, index, whole) &&
        !isUnit(host, text, index) &&
        !isLogin(text, index) &&
        host !== 'mask.invalid' &&
        !PICTURE.test(host)
      );
    },
  );
}

// A unit of systemd with its instance, `sync@hall.timer`, where no label calls it an address.
function isUnit(host: string, text: string, index: number): boolean {
  if (!/^[\w-]+\.(?:service|timer|socket|target|path|slice|scope|mount)$/.test(host)) return false;
  const label = text.slice(Math.max(0, index - 80), index + 1).replace(/[\w.+-]{1,64}$/, '');
  return !/(?:mail|почт\p{L}{0,2})[^\p{L}\p{N}]{0,8}$/iu.test(label);
}

// Whoever logs in at a host: `ssh -p 2222 deploy@example.org`, `scp dump.gz backup@example.org:/srv`.
function isLogin(text: string, index: number): boolean {
  const line = text.slice(Math.max(0, index - 220), index + 1).replace(/^[\s\S]*[\r\n]/, '');
  return /(?:^|[\s\x60"'(;&|])(?:ssh|scp|sftp|rsync|ssh-copy-id|mosh|autossh|sshfs)(?: +(?:-[^\s;|&@]+(?: +[^\s;|&@-][^\s;|&@]*)?|[^\s;|&@]*[./:*][^\s;|&@]*)){0,8} +["']?[\w.+-]+$/.test(
    line,
  );
}

// `git@example.org:owner/name`: everybody logs in as that.
function isRepository(text: string, index: number, whole: string): boolean {
  return (
    whole.startsWith('t@') &&
    /(?<![\p{L}\p{N}_.+-])git@/u.test(text.slice(Math.max(0, index - 3), index + 2)) &&
    /^[:/]/.test(text.slice(index + whole.length, index + whole.length + 1))
  );
}

function hasToken(text: string): boolean {
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) return true;
  // A JSON Web Token: three parts, of which the first two are JSON in base64url.
  if (/(?<![\w-])eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]+/.test(text)) return true;
  const basic = /\bbasic(?:[ \t]+|%20)(?<value>[A-Za-z0-9+/]{12,}={0,2})(?![\p{L}\p{N}+/=])/giu;
  if (someValue(text, basic, isNameAndPassword)) return true;
  const bearer = /\bbearer(?:[ \t\u00a0]|%20)+(?<value>[\w.~+/-]{8,})/gi;
  return someValue(
    text,
    bearer,
    (token) =>
      !/^(?:YOUR(?:_[A-Z]{2,12}){1,4}|error_description)$/.test(token) &&
      (/\d/.test(token) || token.length >= 16),
  );
}

// RFC 7617: a name and a password with a colon between them, in Base64. "Basic requirements" is none.
function isNameAndPassword(base64: string): boolean {
  const text = Buffer.from(base64, 'base64').toString('utf8');
  return text.indexOf(':') > 0 && !/[\p{C}\ufffd]/u.test(text);
}

function hasCapability(text: string): boolean {
  const urls =
    /\/(?:pay|cancel-order|ticket\/(?:pdf|passbook|gpass))\/(?<id>[A-Za-z0-9]{8,64})(?![\p{L}\p{N}_@-]|%40)(?:\/(?<digest>[A-Za-z0-9]{16,64})(?![\p{L}\p{N}_@-]|%40))?/gu;
  return some(text.matchAll(urls), (match) => heldBy(match).some((part) => !isMaskedPart(part)));
}

const SIGN = String.raw`[ \t\u00a0\u2000-\u200a\u202f().\u2010-\u2013-]{0,3}`;
// +7, 8 or 7, then ten digits in the usual groups; not within a longer number, word or fraction.
const RUSSIAN = lazy.giu`(?<![\p{L}\p{N}]|\p{N}[.,])(?:\+|%2b)?[78]${SIGN}(?<code>[3489]\d{2})${SIGN}\d{3}${SIGN}\d{2}${SIGN}\d{2}(?![\p{L}\p{N}]|\.\d)`;
/** Eleven digits in one, as of an id or of a campaign: a phone where they are those of a mobile network alone. */
const ELEVEN = /^[78][348]\d{9}$/;
const BRACKETED = lazy.gu`(?<![\p{L}\p{N}])\((?<code>[3489]\d{2})\) ?\d{3}[ -]?\d{2}[ -]?\d{2}(?![\p{L}\p{N}]|\.\d)`;
const FOREIGN = lazy.gu`(?<![\p{L}\p{N}+])\+(?<value>[1-9](?:[ ()-]{0,2}\d){9,14})(?!\d)`;

function hasPhone(text: string): boolean {
  // A time with its zone is digits with signs too; beside other digits it is none.
  const rest = text.replace(
    /(?<!\d)\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})?(?!\d)/g,
    'T',
  );
  if (
    rest.match(RUSSIAN(rest))?.some((number) => !ELEVEN.test(number)) ||
    rest.match(BRACKETED(rest)) !== null
  )
    return true;
  return someValue(rest, FOREIGN(rest), (value) => !value.replace(/\D/g, '').startsWith('7000'));
}

function hasCard(text: string): boolean {
  if (/(?<!\d)(?!000000)\d{6}\*{4,12}\d{4}(?!\d)/.test(text)) return true;
  const numbers =
    /(?<![\p{L}\p{N}]|\p{N}[.,])[2-6](?:\d{12,18}|\d{3}([ -])\d{4}\1\d{4}\1\d{1,7})(?![\p{L}\p{N}]|\.\d)/gu;
  return some(text.matchAll(numbers), ([number]) => passesLuhn(number.replace(/\D/g, '')));
}

function passesLuhn(digits: string): boolean {
  if (!/^(?:2[2-7]|3[04-9]|[4-6])/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, sign, index) => {
    const doubled = Number(sign) * (index % 2 === 0 ? 1 : 2);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

function hasBarcode(text: string): boolean {
  return /(?<![\p{L}\p{N}-]|\p{N}\.)87\d{10}(?![\p{L}\p{N}]|\.\d)/u.test(text);
}
