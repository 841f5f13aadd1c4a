import { lazy } from '../common/lazy-pattern.ts';
import { ENDS, isDrawn, isStrong, opensNothing, QUOTE, START, STRONG } from './note-words.ts';
import { ROLE } from './role-words.ts';
import { type SecretFinder, secretRule } from './secret-rules.ts';

/** Words before a colon or a comma that are no logins: of scripts, routes and reports. */
const NO_LOGIN = '(?!(?:test|api|app|ci|dev|service|reports?|worker|runner|default|user)[:,/ ])';
/** A login that is no word of a sentence. */
const LOGIN = String.raw`(?:[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{2,24}){1,4}|${ROLE}|[a-z][a-z0-9]{1,15}_[a-z0-9_]{1,20}|[a-z]{2,12}-(?:admin|user|reader|writer|analyst|loader|bot|robot|ro|rw))`;

/** Keys that chance has drawn, behind words that say what they are; and pairs of whoever gets in and a password. */
export const DRAWN_PLACES: readonly SecretFinder[] = [
  // "The signature is checked with ..."
  secretRule(
    /(?:signature|подпис)[^\r\n]{1,60}[0-9a-z+/_-]{12}/,
    lazy.giu`(${START}(?:signature|подпис\p{L}{1,3})[^\r\n:.]{0,50}? (?:with|using|by|key|secret|ключом|секретом|ключ|секрет)[ :=–—-]{1,3}${QUOTE})([\w+/=-]{12,200})(?![\w+/=-])`,
    (value, before) =>
      !opensNothing(before) && (isDrawn(value) || (/["'`«“]$/.test(before) && isStrong(value))),
  ),
  // "The key was changed: the former ... is revoked"
  secretRule(
    /(?:key|token|secret|ключ|токен|секрет)[^\r\n]{1,160}[0-9a-z+/_-]{16}/,
    lazy.giu`(${START}(?:key|token|secret|ключ\p{L}{0,2}|токен\p{L}{0,2}|секрет\p{L}{0,2})(?![\p{L}\p{N}_])[^\r\n]{0,120}?(?:former|old|previous|new|прежн\p{L}{2}|стар\p{L}{2}|нов\p{L}{2})(?: (?:one|key|token|ключ|токен))?[ :–—-]{1,3}${QUOTE})([\w+/=-]{16,200})(?![\w+/=-])`,
    (value, before) => !opensNothing(before) && isDrawn(value),
  ),
  secretRule(
    /(?:key|token|secret|ключ|токен|секрет)[^\r\n]{1,240} (?:and|а|и) [0-9a-z+/_-]{16}/,
    lazy.giu`(${START}(?:key|token|secret|ключ\p{L}{0,2}|токен\p{L}{0,2}|секрет\p{L}{0,2})(?![\p{L}\p{N}_])[^\r\n]{0,240}? (?:and|а|и) ${QUOTE})([\w+/=-]{16,200})(?=[\x60"'»”]? (?:is|was|works|has|действу|работа|сейчас|теперь|использу))`,
    (value, before) => !opensNothing(before) && isDrawn(value),
  ),
  // "The key of the shop — ..."
  secretRule(
    /(?:key|token|secret|ключ|токен|секрет)[^\r\n]{1,90}(?:[:=→] |[–—-] )[^\r\n]{0,2}[0-9a-z+/_-]{16}/,
    lazy.giu`(${START}(?:key|token|secret|ключ\p{L}{0,2}|токен\p{L}{0,2}|секрет\p{L}{0,2})(?: [\p{L}\p{N}.-]{1,24}){0,4}[ \t]{0,2}[:=→–—-][ \t]{1,2}${QUOTE})([\w+/=-]{16,200})(?![\w+/=-])`,
    (value, before) => !opensNothing(before) && isDrawn(value),
  ),
  // "(root, ...)", "bi_reader / ...", "admin:..."
  secretRule(
    /(?:[a-z0-9_-] [/|] |[a-z0-9_-]:|[(–—] ?[a-z0-9_-]{2,40}, ?)[`"']?(?=\S{0,60}[a-z])[\w!@#$%^&*+=~?.-]{6}/,
    lazy.g`((?:(?<![\w./@:=&?$#-])(?:${LOGIN} [/|] |${NO_LOGIN}${ROLE}:)|(?<=[(–—] ?)${NO_LOGIN}${LOGIN}, ?)[\x60"']?)(${STRONG})${ENDS}`,
    isStrong,
  ),
  // A host alone in its line, and both in the next.
  secretRule(
    /[.][a-z0-9-]{2,40}(?::[0-9]{2,5})?[ \t]{0,8}\r?\n[ \t]{0,8}[\w.@-]{2,40}[ \t]/,
    lazy.g`((?:^|[\r\n])[ \t]{0,8}(?:[a-z0-9-]{1,40}\.){1,5}[a-z0-9-]{2,40}(?::[0-9]{2,5})?[ \t]{0,8}\r?\n[ \t]{0,8}[a-z][\w.@-]{1,40}[ \t]{1,4})(${STRONG})(?=[ \t]{0,8}(?:[\r\n]|$))`,
    isStrong,
  ),
  // A role alone in its line, and its password in the next.
  secretRule(
    /[\r\n][ \t]{0,12}[a-z_]{2,20}[ \t]{0,8}\r?\n/,
    lazy.g`([\r\n][ \t]{0,12}${LOGIN}[ \t]{0,8}\r?\n[ \t]{0,12})(${STRONG.replace('._-]', '._/-]')})(?=[ \t]{0,8}(?:[\r\n]|$))`,
    isStrong,
  ),
];
