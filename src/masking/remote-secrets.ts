import { lazy } from '../common/lazy-pattern.ts';
import { ANSWERED_PLACES } from './answered-secrets.ts';
import { isByChance, isRandom } from './no-secret.ts';
import { PROSE_PLACES } from './prose-secrets.ts';
import { isMixed, OTHER_KEY, REACH } from './remote-words.ts';
import type { Part } from './replace-parts.ts';
import { type SecretFinder, secretRule } from './secret-rules.ts';

const START = String.raw`(?<![\p{L}\p{N}_])`;
const PASSWORD = String.raw`п[ао]рол\p{L}{1,3}|password|passphrase`;
const KEY = String.raw`ключ\p{L}{0,3}|key|токен\p{L}{0,3}|token|секрет\p{L}{0,3}|secret`;
/** Letters, digits and signs that people choose passwords of. */
const CHOSEN = '[A-Za-z0-9!@#$%^&+=~?._-]{6,100}';

/** What opens a value in a line that speaks of a key. */
const OPENED = /([`«"'“(]|~~|\*\*|[:=][ ]?|[ \t])([\w+/.-]{20,200}={0,2})(?=[`»"'”,;)\s<~*]|\.(?![\w-])|$)/g;
/** Names of what follows a request or a row. */
const OF_AN_ID = /(?:^|[\s,{"'?&])[\w-]{0,40}(?:id|hash|digest)["']?[:=][ ]?$/i;
const NAMED_KEY = lazy.iu`(?:${START}(?:${KEY})|_token|_secret)(?![\p{L}\p{N}_])`;

/** Where a secret stands whose label is some words or a line before it. */
export const REMOTE_PLACES: readonly SecretFinder[] = [
  ...ANSWERED_PLACES,
  ...PROSE_PLACES,
  // "Сменить пароль (сейчас стоит ...)".
  secretRule(
    /парол|passw/,
    lazy.giu`(${START}(?:${PASSWORD})[^\r\n:.!?]{0,60}?(?:стоит|стоял\p{L}?|вс[её] ещ[её]|по-прежнему|still|сейчас|теперь(?: он)?|установлен|(?:поменял|сменил|заменил)\p{L}{0,2} на|currently|set to|changed to) )(${CHOSEN})(?=[)\].,;?]?(?:\s|$))`,
    (value) => isMixed(value) && /[a-z]/i.test(value),
  ),
  // "Зашёл под логином ... и паролем ...".
  secretRule(
    /(?:логин|login|user|пользовател)[^\r\n]{1,80}(?:парол|pass)/,
    lazy.giu`(${START}(?:логин\p{L}{0,3}|login|user(?:name)?|пользовател\p{L}{1,3})[ \t]{1,3}[\x60"«]?[\w.@-]{2,60}[\x60"»]?,?[ \t]{1,3}(?:и|and|с|with)?[ \t]{0,3}(?:парол\p{L}{1,3}|password|pass)[ \t]{1,3}[\x60"«]?)(${CHOSEN}|[A-Za-z0-9]{3,40}'[A-Za-z0-9]{1,60})(?=[\x60"»)\].,;]?(?:\s|$))`,
    (value) =>
      !/^\$[A-Z_]+$/.test(value) &&
      (isMixed(value) || /[A-Z].*[_-]|[_-].*[A-Z]/.test(value.replace(/[.]$/, ''))),
  ),
  // Markdown puts a backslash before signs of its own.
  secretRule(
    /\\[_*~.#!+-]/,
    lazy.giu`(${START}(?:${PASSWORD}|${KEY})[*_]{0,3}:[*_]{0,3}[ \t]{1,4})((?:[A-Za-z0-9!@#$%^&+=~?.-]|\\[_*~.#!+-]){6,100})`,
    (value) => value.includes('\\') && isMixed(value),
  ),
  // Arguments of a connection, as a stack shows them.
  secretRule(
    /(?:pdo|mysqli|onnect|smtp|ftp|mailer|transport|database|db)[\w>:.-]{0,24}\(/,
    lazy.g`((?:PDO|mysqli|[Cc]onnect(?:ion|or)?|Smtp|S?Ftp|Mailer|Transport|Database|Db)(?:->|::|[_.])?\w{0,20}\(['"][^'"\r\n]{0,200}['"], ?['"][^'"\r\n]{0,80}['"], ?['"])([^'"\r\n{}]{4,100})(?=['"])`,
    (value) => /[^a-z]/.test(value),
  ),
  // What is sent to somebody to prove who it is.
  secretRule(
    /код|code|otp|парол/,
    lazy.giu`(${START}(?:код\p{L}{0,3}(?: (?:подтверждения|из (?:смс|sms)|(?:для )?входа|доступа|авторизации|верификации)){1,2}|(?:смс|sms)-?код\p{L}{0,3}|одноразов\p{L}{2,3} (?:код|парол)\p{L}{0,3}|(?:verification|one-time|confirmation|login|access|2fa|otp|sms) code|(?:ваш|your) (?:код|code)|otp)(?: (?:в|на|от|to|for) [\p{L}-]{2,20})?(?: (?:is|всегда|always|такой|будет))?[ \t]{0,3}[:=–—-]?[ \t]{0,3}["'\x60*]{0,3})([0-9]{3}[ -][0-9]{3}|[0-9]{4,8})(?![\p{L}\p{N}])`,
  ),
  // A cookie or a header of a HAR file.
  secretRule(
    /"value"/,
    lazy.gi`("name"\s{0,3}:\s{0,3}"[\w.-]{0,40}(?:sess(?:ion)?|sid|token|csrf|xsrf|jwt|authorization|api[_-]?key|secret|password|remember\w{0,60})"\s{0,8},\s{0,12}"value"\s{0,3}:\s{0,3}")([^"\\\r\n{}]{8,4000})(?=")`,
  ),
  // RFC 7616.
  secretRule(
    /response="?[0-9a-f]{32}/,
    lazy.gi`(\bdigest\b[^\r\n]{0,400}?\bresponse="?)([0-9a-f]{32,64})(?![\w-])`,
  ),
  secretRule(
    /session|sid/,
    lazy.gi`((?<![\w-])(?:session(?:_?key)?|sid)\\?["']?[ \t]{0,3}[:=][ \t]{0,3}\\?["']?)([A-Za-z0-9_-]{24,400})(?![\w-])`,
    isByChance,
  ),
  // RFC 6749, 4.1.2.
  secretRule(
    /[?&]code=[^\s]{20}/,
    lazy.gi`((?:auth|callback|login)[^\s"'<>]{0,80}[?&]code=)([\w/%.+-]{20,400})`,
    isByChance,
  ),
  secretRule(
    /(?:bearer|jwt|credentials?|auth)[ \t]{0,8}=[ \t]{0,8}["']/,
    lazy.giu`((?<![\p{L}\p{N}-])(?:bearer|jwt|credentials?|auth)[ \t]{0,8}=[ \t]{0,8}["'])([^"'\r\n{}$ ]{16,400})(?=["'])`,
    isByChance,
  ),
  // The first key of what is left of an answer has lost its beginning.
  secretRule(
    /^[a-z_]{0,14}(?:cret|oken|ken|key|word)"/,
    lazy.g`(^[a-z_]{3,18}"[ ]?:[ ]?")([\w.+/=-]{16,400})(?=")`,
    isByChance,
  ),
  // `f"Bearer {'...'}"`
  secretRule(/bearer \{["']/, lazy.gi`(bearer \{["'])([\w.~+/=-]{16,400})(?=["']\})`, isByChance),
  secretRule(
    /type=["']password["']/,
    lazy.gi`(<input\b[^<>]{0,200}\btype=["']password["'][^<>]{0,200}\bvalue=["'])([^"'<>{}]{4,200})(?=["'])`,
  ),
  // A hash of Ruby.
  secretRule(
    /"=>"/,
    lazy.gi`("(?:\w{0,30}_)?(?:password|passwd|secret|token|api_key)"=>")([^"\r\n{}[\]]{4,400})(?=")`,
  ),
];

/** Secrets whose label is in the same line, some words before them: a key in backticks at the end of a sentence. */
export function* keysInLines(text: string): Generator<Part> {
  if (!/[\w+/=.-]{20}/.test(text)) return;
  for (const { 0: line, index: from } of text.matchAll(/[^\r\n]{20,}/g)) {
    const named = NAMED_KEY(line).exec(line)?.index;
    if (named === undefined || OTHER_KEY.test(line)) continue;
    for (const { index, 1: open = '', 2: value = '' } of line.matchAll(OPENED)) {
      const start = index + open.length;
      if (
        index > named &&
        index < named + REACH &&
        (!/[ \t]/.test(open.charAt(0)) || isRandom(value)) &&
        isByChance(value) &&
        !OF_AN_ID.test(line.slice(Math.max(0, index - 50), start))
      )
        yield { start: from + start, end: from + start + value.length };
    }
  }
}
