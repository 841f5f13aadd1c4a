import { lazy } from '../../common/lazy-pattern.ts';
import { some, someValue } from './matches.ts';
import { showsCode } from './member-rules.ts';

// Secrets that a command is given, a header holds, or a sentence tells.

const OPTION =
  /(?:^|\s)(?:--?(?:token|password|passwd|secret|api-?key|pass)[ =]["']?|-u[ ]?["']?[\w.@-]{1,60}:|--user[ =]["']?[\w.@-]{1,60}:)(?<value>[^\s"'<>]{6,400})/g;
const MYSQL =
  /\b(?:mysql\w{0,10}|mariadb\w{0,10})[ ](?:[^\r\n]{0,100}[ ])?-p["']?(?<value>[^\s"'<>]{6,100})/g;
const PGPASS = /^[\w.*-]{1,80}:\d{4,5}:\w{1,60}:\w{1,60}:(?<value>[^\s:]{6,100})[ \t]*$/gm;
const HEADER =
  /\bauthorization["'*\x60]{0,4}[ ]?:["'*\x60 ]{0,4}(?:token|apikey|key|hmac|digest)[ ]+(?<value>[A-Za-z0-9._~+/=-]{16,400})/gi;
/** A word for a secret, up to four more, and the value. */
const SAID = lazy.giu`(?<![\p{L}\p{N}_-])(?:(?<password>парол\p{Ll}{1,2}|password|pw)|токен\p{Ll}{0,2}|(?:api )?token|ключ\p{Ll}{0,2}(?: (?:доступа|api|апи))?)[*_\x60"»]{0,3}(?: (?:к|для|от|из|to|for|of|на) \p{L}{2,20}){0,2}(?: (?:is|was|был|теперь|это))?(?<sign>[ ]?[:=–—|-])?[ ]{1,3}(?<quote>["«“\x60'(*]{0,3})(?<value>[A-Za-z0-9!#%+./?@~^&$_-]{6,400})(?![\p{L}\p{N}!#%+./?@~^&$_:-])`;
const PIN = lazy.iu`(?<!\p{L})(?:пин-?код\p{Ll}{0,2}|pin(?: code)?)(?: [\p{L}№\d]{1,20}){0,4}: ?(?!0{2})\d{4,8}(?![\d.])`;
const PROMO = lazy.giu`(?<!\p{L})(?:промо-?код\p{Ll}{0,3}|promo[ -]?code)(?: (?:is|клиента|покупателя))?[*_\x60"'»”)\]]{0,4}[ \t:=|–—-]{1,6}[*_\x60"'«“([| ]{0,5}(?<value>[A-Z0-9][A-Z0-9-]{3,22}[A-Z0-9])(?![\p{L}\p{N}_-])`;
const PLACEHOLDER = /^(?:[{<$%*/.]|your_|mask|~|https?:|[a-z]+\.[a-z]{1,4}$)|(?:@|%40)mask\.invalid/i;
const WORTH = /-p|-u|--|:\d{4,5}:|authorization|парол|password|pw|токен|token|ключ|пин|pin|промо|promo/i;

/** Kinds of secrets that a text tells: given to a command, in a header, in words. */
export function toldSecretKinds(text: string): string[] {
  if (!WORTH.test(text)) return [];
  const kinds = someValue(text, PROMO(text), showsCode) ? ['promo code'] : [];
  if (
    [OPTION, MYSQL, PGPASS].some((place) => someValue(text, place, isPassword)) ||
    someValue(text, HEADER, (value) => /\d/.test(value)) ||
    some(text.matchAll(SAID(text)), ({ groups = {} }) => isTold(groups)) ||
    PIN(text).test(text)
  )
    kinds.push('token');
  return kinds;
}

// By hand one writes letters and a digit, or a sign that no name has.
function isPassword(value: string): boolean {
  return (
    value.length >= 6 &&
    !PLACEHOLDER.test(value) &&
    /[A-Za-z]/.test(value) &&
    /[0-9]/.test(value) &&
    !/[()]/.test(value)
  );
}

function isTold({
  value: given = '',
  quote = '',
  sign,
  password,
}: Readonly<Record<string, string | undefined>>): boolean {
  const value = given.replace(/[.!?]+$/, '');
  if (PLACEHOLDER.test(value) || !/\d/.test(value) || !/[a-z]/.test(value) || /^v?\d+[.]|\//.test(value))
    return false;
  const isMarked = quote !== '' || sign !== undefined;
  if (!isMarked && value.includes('_')) return false;
  const isMixed = /[A-Z]/.test(value);
  if (isMixed && (isMarked || password !== undefined)) return value.length >= 6;
  if (!isMarked) return isMixed ? value.length >= 16 : /^[0-9a-f]{32,64}$/.test(value);
  return value.length >= 20 || (quote !== '' && value.length >= 12);
}
