import { lazy } from '../../common/lazy-pattern.ts';
import { someValue } from './matches.ts';

// What notes of a team tell as the way in: below a heading, behind a label, in quotes.

const PASSWORDS = `credentials|creds|passwords|logins|уч[её]тные (?:данные|записи)|уч[её]тки|доступы|пароли|логины|данные для (?:входа|доступа)`;
const KEYS = `${PASSWORDS}|tokens|secrets|(?:api|access) keys|access|доступ|токены|ключи(?: api| доступа)?`;
const OF_PASSWORDS = lazy.iu`(?<!\p{L})(?:${PASSWORDS})(?!\p{L})`;
/** A heading, a line with a colon, or the word alone. */
const LEAD = lazy.iu`^(?:#{1,6} [^\r\n]{0,100}(?<!\p{L})(?:${KEYS})(?!\p{L})|[^\r\n:|]{0,100}(?<!\p{L})(?:${KEYS})(?!\p{L})[^\r\n:|]{0,80}:[*_]{0,2}[ \t]*$|[*_]{0,2}(?:${KEYS})[*_]{0,2}[ \t]*$|\|(?:[^\r\n|]{0,60}\|){0,6}[ \t]{0,4}(?:${KEYS})[ \t]{0,4}\|)`;
const WHO = String.raw`[^\s,|:;/<>{}()\x60"'«»]`;
/** Whoever gets in, and the sign before the password: a comma where no list of words has one. */
const PERSON = String.raw`(?:${WHO}{1,80}[\x60"*]{0,3}(?: [/|] |:)|${WHO}{0,60}[_@.\d-]${WHO}{0,60}[\x60"*]{0,3}, ?)[\x60"*]{0,3}`;
const VALUE = String.raw`[\w!#$%&*+=~?@^.-]{6,100}`;
const PAIRED = lazy.giu`(?<![\p{L}\d_/.-])(?:(?:credentials|creds|access|login|user|account|auth|уч[её]тные данные|доступы?|логин|пользователь|вход)(?: [\p{L}\d.-]{1,30}){0,4}[*_\x60]{0,4}[ \t]{0,2}(?:[:|]|[–—] )[*_ \x60|]{0,4}|(?:log in|logged in|sign in) as [\x60"]?|(?:войти|входим|зайти|заходим|зашли) под [\x60"«]?)${PERSON}(?<value>${VALUE})(?=[\x60"'»*]{0,3}[),;]?(?:[\s|]|$))|(?<!\p{L})(?:access|credentials|login|auth|доступ\p{Ll}{0,2}|уч[её]тк\p{Ll}{1,2}|логин\p{Ll}{0,2})(?!\p{L})[^\r\n\x60"'«]{0,40}[\x60"'«][\w.-]{2,40}:(?<quoted>${VALUE})[\x60"'»]`;
/** The last word of an item or of a cell. */
const TOLD =
  /[:=→|/,–—][ \t*_`"]{1,6}(?<value>[A-Za-z0-9!#$%&*+=~?@^._-]{6,100})[*_`"]{0,3}(?=[ \t]{0,4}(?:$|[|,(]))/g;
/** Between what an item is called and its value. */
const SIGN = /[:=→|]|[ ][–—] /;
/** What names no secret, whatever stands behind it. */
const OTHER = lazy.iu`(?<!\p{L})(?:ids?|commit|коммит|sha|hash|хеш|port|порт|host|хост|url|version|верси[яи]|image|образ|role|роль|сборка|build|таблиц\p{Ll}|файл|file|trace)(?!\p{L})`;
const WORTH =
  /cred|passwords|tokens|login|logged in|sign in|secrets|keys|access|user|account|auth|уч[её]т|доступ|вход|войти|зайти|заш|захо|логин|пароли|токены|ключи|пользоват/i;
/** Lines below a lead that it speaks for, at most. */
const REACH = 40;

/** True for a text in which a secret stands open as notes of a team write the way in. */
export function showsAccess(text: string): boolean {
  if (!WORTH.test(text)) return false;
  if (someValue(text, PAIRED(text), isChosen)) return true;
  if (!/[\r\n]/.test(text)) return false;
  let left = 0;
  let level = 0;
  let isBegun = false;
  let ofPasswords = false;
  for (const { 1: line = '' } of text.matchAll(/([^\r\n]*)(?:\r?\n|$)/g)) {
    const depth = /^#{1,6}(?= )/.exec(line)?.[0].length ?? 0;
    if (isLead(line)) {
      if (left === 0 || level === 0 || (depth > 0 && depth <= level)) level = depth;
      ofPasswords = (ofPasswords && left > 0) || OF_PASSWORDS(line).test(line);
      left = REACH;
      isBegun = false;
    } else if (left > 0) {
      left -= 1;
      if ((depth > 0 && depth <= (level || 6)) || (level === 0 && ends(line, isBegun))) left = 0;
      else if (tells(line, ofPasswords)) return true;
      isBegun ||= line.trim() !== '';
    }
  }
  return false;
}

function isLead(line: string): boolean {
  return line.length < 200 && WORTH.test(line) && LEAD(line).test(line) && !OTHER(line).test(line);
}

// A list ends with a line that is no item, or with an empty one.
function ends(line: string, isBegun: boolean): boolean {
  return line.trim() === '' ? isBegun : !SIGN.test(line) && !/^[ \t]*```/.test(line);
}

function tells(line: string, ofPasswords: boolean): boolean {
  const at = line.search(SIGN);
  if (at === -1 || (/^[ \t]*\|/.test(line) && !/\|.*\|/.test(line))) return false;
  const name = /^[^:|→=]{1,80}/.exec(line)?.[0] ?? '';
  return (
    !OTHER(name).test(name) &&
    someValue(
      line.slice(at),
      TOLD,
      (value) =>
        isChosen(value) && (ofPasswords || /(?:\d[A-Za-z]+){2}\d|(?:[A-Za-z]\d+){3}|[!#$%&*]/.test(value)),
    )
  );
}

// Letters of both cases with a digit among them, and no version, type, file or variable.
function isChosen(value: string): boolean {
  const plain = value.replace(/[.?]+$/, '');
  return (
    plain.length >= 6 &&
    /[a-z]/.test(plain) &&
    /[A-Z]/.test(plain) &&
    /\d/.test(plain) &&
    !/^(?:mask|your_|v?\d+\.|[*#@-]|[A-Z_]+=|[A-Za-z]+(?:2|8|16|32|64)$|[A-Z]?[a-z]+-?\d{1,2}$)|\d\.\d|\.[a-z]{1,5}$|@|oauth|openid/i.test(
      plain,
    )
  );
}
