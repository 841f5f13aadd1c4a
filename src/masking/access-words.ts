// How notes of a team tell by what one gets in: words that masker and scanner both go by; how they use them is their own.

import { lazy } from '../common/lazy-pattern.ts';
import { isReadElsewhere } from './no-secret.ts';
import { isDrawn, isInterchanging, isIrregular } from './note-words.ts';
import { isPassword, isToldPassword, OTHER_KEY } from './remote-words.ts';
import { isRole } from './role-words.ts';

const DATA = String.raw`уч[её]тн\p{L}{2,3} (?:данн|запис)\p{L}{1,3}|уч[её]тк\p{L}{1,3}|данн\p{L}{2,3} (?:для )?(?:входа|доступа)`;
/** What a heading, a lead or a column calls passwords that are listed below it. */
export const PASSWORDS = `credentials?|creds|passwords|logins|login (?:data|details)|${DATA}|доступы|парол(?:и|ей)|логин(?:ы|ов)`;
/** The same of what may as well be a chapter about access: a word with a number below it is a name. */
export const LISTED = `${PASSWORDS}|tokens|secrets|(?:api|access|secret)[ -]?keys|access(?:es)?(?: data| details)?|доступ|токен(?:ы|ов)|секрет(?:ы|ов)|ключи(?: (?:api|апи|доступа))?|(?:api|апи)[ -]ключи`;
/** What a line calls whoever gets in, or that by which one does. */
const LABEL = `credentials?|creds|access|login|user(?:name)?|account|auth(?:entication|orization)?|sign[ -]in|${DATA}|доступы?|логин|пользователь|аккаунт|авторизация|вход`;
const START = String.raw`(?<![\p{L}\p{N}_/.-])`;
/** What makes a word bold or quotes it. */
export const MARKS = String.raw`[*_\x60"'«“»”]{0,4}`;
/** Signs that people choose passwords of. */
export const CHOSEN = '[A-Za-z0-9!@#$%^&*+=~?._/-]{6,200}';
/** Whoever gets in: a name or an address, without blanks. */
export const WHO = String.raw`[^\s,|:;/\x60"'«»<>{}()]{1,80}`;
/** "Access: ...", "log in as ...": before whoever gets in and the password. */
export const BEFORE_PAIR = String.raw`${START}(?:(?:${LABEL})(?: [\p{L}\p{N}.-]{1,30}){0,6}${MARKS}[ \t]{0,4}(?:[:=|]|[–—-](?=[ \t]))${MARKS}[ \t]{0,6}|(?:log(?:ged|s)?[ -]?in|sign(?:ed)?[ -]?in) (?:as|with|under) |(?:вой|вход|зай|заход|вош|заш|залогин|авториз|логин)\p{L}{1,8} (?:под|как|с) )${MARKS}`;
/** Between the two. */
export const BETWEEN_PAIR = String.raw`${MARKS}(?:[ \t]{1,3}(?:\/{1,2}|[|→])[ \t]{1,3}|[ \t]?[,:][ \t]{0,3})${MARKS}`;
/** "Test of access `...`": before both in quotes. */
export const BEFORE_QUOTED = String.raw`${START}(?:access|credentials?|creds|logins?|logged in|sign(?:ed)? in|auth(?:entication|orization)?|account|${DATA}|доступ\p{L}{0,3}|логин\p{L}{0,3}|авторизаци\p{L}{1,2}|аутентификаци\p{L}{1,2}|вход\p{L}{0,2}|под пользовател\p{L}{1,2})(?![\p{L}\p{N}_])[^\r\n\x60"'«“]{0,60}[\x60"'«“]`;
/** A line without one of these words tells no access. */
export const SPEAKS_OF_ACCESS =
  /cred|passwords|tokens|login|log(?:ged|s)?[ -]in|sign(?:ed)?[ -]?in|secrets|keys|access|user|account|auth|уч[её]т|доступ|вход|вой|зай|заш|вош|зах|логин|парол[ие]|токен[ыо]|секрет[ыо]|ключи|пользовател|аккаунт|авториз|аутентиф/i;

const OTHER_NAME = lazy.iu`(?<![\p{L}\p{N}])(?:ids?|ид|идентификатор|номер|number|порт|port|host|хост|домен|domain|ur[il]|верси[яи]|version|image|образ|branch|ветка|tag|тег|role|роль|сч[её]тчик|counter|таблиц\p{L}|sheet|spreadsheet|документ|document|каталог|файл|file|path|путь|size|размер|дата|date|build|сборка|trace|request)(?![\p{L}\p{N}])`;
const PLACEHOLDER = /^(?:YOUR_|[*@#=/-]|[A-Za-z_]{2,40}=)|@[\w-]{1,60}\.|^[A-Z0-9]*_[A-Z0-9_]*$/;
/** Types, and names with a version behind them: `UInt64`, `Ubuntu22`. */
const NUMBERED =
  /^v?[0-9]+[.]|[0-9]\.[0-9]|^[A-Za-z]+(?:2|8|16|32|64|128|256)$|^[A-Z]?[a-z]+(?:[A-Z][a-z]*)?-?[0-9]{1,2}$/;
const PROGRAM =
  /^(?:oauth|openid|http|tls|ssl|ipv|web|saml|chrome|safari|firefox|edge|opera|windows|ubuntu|debian|macos|android|ios|python|php|node|v)[-_]?[0-9]/i;
/** A plain word before a comma is one of a list. */
const OF_A_LIST = /^[^_@.0-9-]+$/;

/** True for the name of something else, whatever chance has put behind it. */
export function isOtherName(name: string): boolean {
  return OTHER_KEY.test(name) || OTHER_NAME(name).test(name);
}

/**
 * True for what can stand below a lead as a secret by itself: letters and digits that change places by chance or, below one of passwords, both cases
 * with a digit.
 */
export function isListedSecret(value: string, ofPasswords: boolean): boolean {
  if (isNone(value)) return false;
  if (isDrawn(value)) return true;
  if (value.includes('/') || !/[0-9]/.test(value) || !isPassword(value)) return false;
  return (ofPasswords && isToldPassword(value) && !NUMBERED.test(value)) || isInterchanging(value);
}

/** True for what is a password where those beside it are: a word with three digits or more, which no name or version has. */
export function isBesideSecrets(value: string): boolean {
  return !isNone(value) && /^[A-Za-z_-]{3,40}[0-9]{3,8}$/.test(value);
}

/** True for a password behind whoever has it, with a sign between them. */
export function isPairedSecret(value: string, who: string, between: string): boolean {
  if (isListedSecret(value, false) || (!isNone(value) && isIrregular(value))) return true;
  // Behind a role or an address, and a stroke.
  if (/\//.test(between) && (who.includes('@') || isRole(who)))
    return !isNone(value) && (isToldPassword(value) || isBesideSecrets(value)) && !PROGRAM.test(value);
  return (
    !isNone(value) &&
    !value.includes('/') &&
    isToldPassword(value) &&
    /[0-9]{2}|[0-9].*[a-z]|[!#$%^~][A-Za-z0-9]/i.test(value) &&
    !PROGRAM.test(value) &&
    !(between.includes(',') && OF_A_LIST.test(who) && !/[!@#$%^&*~]/.test(value))
  );
}

function isNone(value: string): boolean {
  return PLACEHOLDER.test(value) || isReadElsewhere(value);
}
