import { lazy } from '../../common/lazy-pattern.ts';
import { someValue } from './matches.ts';

// Secrets some words, a line or a block of code behind what they are called; and those that a protocol names in its own way.

const WORD = String.raw`(?<!\p{L})(?:парол\p{Ll}{1,2}|password|passphrase|ключ\p{Ll}{0,2}|key|токен\p{Ll}{0,2}|token|секрет\p{Ll}{0,2}|secret)(?!\p{L})`;
/** A line that is a label and nothing else; the line below it, in a block of code or in a list of terms. */
const BELOW = lazy.gimu`^[ \t>*+#-]{0,12}[*_\x60]{0,2}(?:\p{L}{2,14} ){0,2}${WORD}(?: [\p{L}\d]{1,20}){0,4}:?[*_\x60]{0,2}(?: ?\([^()\r\n]{1,60}\))?:?[*_]{0,2}[ \t]{0,2}\r?\n(?:[ \t]*\r?\n)?(?:\x60{3}[a-z]{0,10}\r?\n|[ \t]{0,8}: {1,4}|\x60|[ \t]{1,40}(?:- )?)?(?<value>[A-Za-z0-9!@#$%^&+=~?._-]{8,200})\x60?[ \t]{0,8}$`;
/** In the same line, or as the answer to a question in the line above. */
const BEHIND = lazy.giu`${WORD}[^\r\n]{0,80}?(?:\?[*_]{0,2}\r?\n[^\r\n]{0,50}?)?(?:[\x60«"(]|[:=][*_\x60 ]{0,3}|<code>|[–—] )(?<value>(?=[\w-]{0,60}\d)(?=[\w-]{0,60}[A-Za-z])[\w-]{20,200})(?![\w/.@-])`;
/** A password in a sentence, behind what is done with it. */
const IN_WORDS = lazy.giu`(?:(?<!\p{L})парол\p{Ll}{1,2}[^\r\n:.]{0,50}? (?:стоит|теперь|сейчас|на) |(?:логин\p{Ll}{0,2}|login|user) [\w.@-]{2,40},? (?:и|and|с|with) (?:парол\p{Ll}{1,2}|password) |(?<!\p{L})(?:введите|ввести|enter) (?:the )?(?:парол\p{Ll}{1,2}|password) (?:<code>|\x60))(?<value>[A-Za-z0-9!@#$%^&+=~?_-]{8,100})(?![\w/.@])`;
/** What one may call a password, in an ini file or a list, with signs that no word has. */
const WITH_SIGNS =
  /(?:^|[\s*_`])(?:[\w.-]{0,40}_)?(?:pass|password|пароль)[*_`]{0,2}(?:[ \t]{1,8}=[ \t]{1,8}|:[*_`]{0,2} )["']?(?<value>(?:[A-Za-z0-9!#$%^&+=~?@-]|\\[_*.#!-])*(?:[!#$%^&+=~?@]|\\[_*])(?:[A-Za-z0-9!#$%^&+=~?@-]|\\[_*.#!-])+)["']?[ \t]{0,4}$/gimu;
const WRITTEN: readonly RegExp[] = [
  /(?:PDO|mysqli|[Cc]onnection|Smtp|Ftp|Mailer|Database)(?:->|::|[_.])?\w{0,20}\('[^'\r\n]{0,200}', ?'[^'\r\n]{0,80}', ?'(?![{<$*])(?=[^']{0,90}[^a-z'])(?<value>[^'\r\n]{4,100})'/g,
  /(?<!\p{L})(?:код\p{Ll}{0,2} (?:подтверждения|из смс|входа|для входа|авторизации)|одноразов\p{Ll}{2} (?:код|пароль)|(?:verification|one-time|confirmation|2fa|sms) code(?: is)?|otp)[ :=-]{1,3}(?<value>\d{4,8})(?![\p{L}\d])/giu,
  /"name"\s{0,3}:\s{0,3}"[\w.-]{0,40}(?:session|sess|sid|token|csrf|jwt)"\s{0,8},\s{0,12}"value"\s{0,3}:\s{0,3}"(?<value>(?=[^"]{0,80}\d)[^"\\\s{}]{12,4000})"/gi,
  /\bdigest [^\r\n]{0,400}?\bresponse="(?<value>[0-9a-f]{32,64})"/gi,
  /(?<![\w-])session["']?[ ]?[:=][ ]?["'](?<value>(?=[\w-]{0,40}\d)(?=[\w-]{0,40}[A-Za-z])[\w-]{32,400})["']/gi,
  /(?:auth|callback)[^\s"'<>]{0,80}[?&]code=(?<value>(?=[\w-]{0,40}\d)(?=[\w-]{0,40}[A-Z])[\w-]{24,400})/gi,
  /(?<![\p{L}\d-])(?:bearer|jwt)[ ]{0,8}=[ ]{0,8}["'](?<value>(?=[\w.-]{0,40}\d)(?=[\w.-]{0,40}[A-Za-z])[\w.-]{24,400})["']/giu,
  /(?:^|\s)--[a-z-]{0,20}(?:token|password|secret|api-key)[ =]["']?(?<value>(?=[\w-]{0,40}\d)(?=[\w-]{0,40}[A-Za-z])[\w-]{20,400})/gi,
  /name="(?:password|secret|token)"(?:;[^\r\n]{0,100})?\r?\n\r?\n(?!\{\{|[*<$])(?<value>[^\r\n]{8,200})/gi,
];
/** Names of what is no secret, and sums. */
const NONE =
  /sha-?\d|md5|х[еэ]ш|hash|checksum|digest|commit|коммит|идемпотент|idempot|cache|к[еэ]ш|primary|foreign|первичн|внешн|публичн|открыт|public|sort|сортир|partition|партици|etag|integrity|fingerprint|отпечат|lock/i;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const WORTH =
  /парол|pass|ключ|key|токен|token|секрет|secret|onnect|PDO|mysqli|Smtp|Ftp|Mailer|код|code|otp|session|sess|digest|bearer|jwt|"value"/i;

/** True for a text that shows a secret whose name stands some words or a line before it. */
export function showsDistantSecret(text: string): boolean {
  if (!WORTH.test(text)) return false;
  return (
    someValue(text, BELOW(text), isChosen) ||
    someValue(text, BEHIND(text), (value, { 0: whole, index }) => {
      const line = text.slice(text.lastIndexOf('\n', index) + 1, index + whole.length);
      return !NONE.test(line) && !/\w_?id[=:] ?$/i.test(line.slice(0, -value.length)) && isDrawn(value);
    }) ||
    someValue(text, IN_WORDS(text), isTyped) ||
    someValue(text, WITH_SIGNS, isChosen) ||
    WRITTEN.some((place) => someValue(text, place, (value) => !/^(?:mask|YOUR_|0{2})/.test(value)))
  );
}

function isChosen(value: string): boolean {
  return (
    (/[A-Za-z]/.test(value) &&
      /[0-9]/.test(value) &&
      !/^(?:mask|your_|v?\d+\.)|\.[a-z]{2,4}$|@mask/i.test(value)) ||
    (/[A-Za-z]{3}[!@#$%^&+=~?][A-Za-z0-9]/.test(value) && !/^[a-z_]+=|@mask/i.test(value))
  );
}

function isTyped(value: string): boolean {
  return isChosen(value) || /^[A-Z][a-z]+-[a-z]+-[A-Z]/.test(value);
}

// As a generator draws them: digits among letters, again and again.
function isDrawn(value: string): boolean {
  return (
    !UUID.test(value) &&
    value
      .split(/[_-]/)
      .some((part) => part.length >= 16 && /(?:\d[A-Za-z]+){3}|(?:[A-Za-z]\d+){3}/.test(part))
  );
}
