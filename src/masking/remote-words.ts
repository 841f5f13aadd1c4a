// Words that masker and scanner both look for secrets by whose label stands some words or a line before them; how they use them is their own.

/** Keys that open nothing, and sums. */
export const OTHER_KEY =
  /sha-?[0-9]|md5|х[еэ]ш|hash|checksum|digest|контрольн|commit|коммит|идемпотент|idempot|cache|к[еэ]ш|первичн|primary|foreign|внешн|публичн|открыт|public|sort|сортир|partition|партици|etag|integrity|fingerprint|отпечат|lock/i;
/** Signs between the word for a key and the key. */
export const REACH = 160;
/** Of a text in small letters: without one of these words it names no secret. */
export const SPEAKS =
  /п[ао]рол|пасс|pass|pw|ключ|key|токен|token|секрет|secret|cret"|код|code|otp|session|sid|"value"|digest|bearer|jwt|credential|auth|pdo|mysqli|onnect|smtp|ftp|mailer|transport|database|db|pin|пин/;
/** The same of a key in its line. */
export const SPEAKS_OF_KEY = /ключ|key|токен|token|секрет|secret/;

/** True for letters with a digit or a sign among them, as people choose passwords. */
export function isMixed(value: string): boolean {
  return /\p{L}/u.test(value) && /[0-9!@#$%^&+=~?]/.test(value);
}

/** True for letters of both cases with a sign among them that no word has, and no address. */
export function isWithSigns(value: string): boolean {
  return (
    /[a-z]/.test(value) &&
    /[A-Z]/.test(value) &&
    /^[\w!@#$%^&+=~-]*[A-Za-z][!@#$%^&+=~][A-Za-z][\w!@#$%^&+=~-]*$/.test(value)
  );
}

/** Keys of headers that open nothing. */
export const OTHER_HEADER =
  /idempot|cache|surrogate|request|sort|public|partition|primary|foreign|dedup|routing/i;
/** Keys of settings in Russian. */
export const RUSSIAN_KEY =
  /^(?:.{0,30}[_. -])?(?:ключ[_ -]?(?:api|апи)|(?:api|апи)[_ -]?ключ|парол[ья]|токен|секрет)/i;
/** Source of a pattern for how words begin by which something is changed. */
export const CHANGE = 'смен|помен|измен|замен|обнов|chang|rotat|updat|reset|switch';
/** Types and sums, which a column of passwords is changed from and to. */
export const OF_A_COLUMN = /^(?:(?:n?var)?char|sha|md5|bcrypt|argon|v[0-9]|version|utf|text|string)/i;

/** True for letters with a digit among them, and no file, address or time: a password that somebody tells. */
export function isPassword(value: string): boolean {
  return (
    value.length >= 6 &&
    /[a-z]/i.test(value) &&
    /[0-9!#$%^&+=~]/.test(value) &&
    !/^(?:mask|https?:|v?[0-9]+[.])|[.][a-z]{1,5}$|@mask\.invalid/i.test(value)
  );
}

/** True for anything but what a document writes where nothing but a secret can stand. */
export function isNoWord(value: string): boolean {
  return !/^(?:pass(?:word|wd)?|пароль|secret|token|user(?:name)?|your_.*|https?:.*)$/i.test(value);
}

/** True for a password within a sentence, of which a word with a digit is none: letters of both cases, or a sign among them. */
export function isToldPassword(value: string): boolean {
  return (
    isPassword(value) &&
    /[A-Z].*[a-z]|[a-z].*[A-Z]|[!#$%^&+=~]/.test(value) &&
    !/base64|encod|hash/i.test(value)
  );
}

/** Where a program or a shell reads what its environment holds. */
export const ENVIRONMENT = String.raw`process\.env(?:\.|\[["'])|import\.meta\.env\.|os\.environ\.get\(["']|(?<![\w.])(?:os\.)?getenv\(["']|(?<![\w.])env\(["']|ENV\.fetch\(["']|Deno\.env\.get\(["']|\$\{`;
/** A text without this reads nothing from there. */
export const READS_ENVIRONMENT = /env[.[(]|environ|ENV\.fetch|\$\{\w{1,60}:-/;

/** A password in Russian, also as a hurried hand types it. */
export const TYPED_PASSWORD = String.raw`п[ао]рол\p{L}{1,3}`;

/** What follows the first word of a key of Redis: more words, and the number of whom it is of. */
const KEY_OF_STORE = /^[a-z_]{2,20}(?::[a-z_]{2,20}){0,3}:[0-9]{1,9}$/;

/** True for the rest of `token:agent:17`, a key under which a store has a secret: no blank stands behind the colon. */
export function isKeyOfStore(before: string, value: string): boolean {
  return before.endsWith(':') && KEY_OF_STORE.test(value);
}

/** True for the name of a call: `SecretString::new` or `randomBytes` before a bracket. */
export function isCall(value: string, next: string): boolean {
  return (
    next === '(' &&
    /^(?:[\p{L}_][\p{L}\p{N}_]{0,40}(?:(?:::|\.|->)[\p{L}\p{N}_]{1,40}){1,6}|[a-z_][a-z_]{0,40}(?:[A-Z][a-z]{1,20}){0,4})$/u.test(
      value,
    )
  );
}
