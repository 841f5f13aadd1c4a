import { lazy } from '../common/lazy-pattern.ts';
import { isReadElsewhere } from './no-secret.ts';
import { isCall, isKeyOfStore } from './remote-words.ts';
import { maskByLine } from './replace-parts.ts';

/** What people call a secret, in English and Russian, with the word before that says of what. */
const LABEL =
  '(?:(?:api|access|auth|bearer|bot|secret|private|partners?|rest|личный|секретный|новый|старый|боевой|тестовый)[ _-])?' +
  '(?:токен\\p{L}{0,3}|п[ао]рол(?:ь|я|ем|и)\\p{L}{0,3}|пасс(?:ворд\\p{L}{0,2})?|секрет(?:ный ключ)?|(?:твой|ваш|мой|наш|your|my|our) (?:ключ|key)|ключ\\p{L}{0,2} от \\p{L}{2,20}|(?:api|апи)[ -]?ключ\\p{L}{0,2}|ключ\\p{L}{0,2} (?:api|апи|доступа|подписи)|' +
  'token|password|passwd|passphrase|passcode|пин(?:-?код\\p{L}{0,2})?|pin(?:[ -]?code)?|код\\p{L}{0,2} доступа|кодовое слово|pw|pwd|secret(?: key)?|api[ _-]?key|access[ _-]?key)';
/** "Токен для Partners API (боевой): ..." */
const OF_WHAT = '(?:[ \\t]+[\\p{L}\\p{N}().,/№@-]{1,40}){0,4}';
const CLOSES = '(?:[*_`"\'»”)\\]]|</?[a-z]{1,6}>){0,4}';
const OPENS = '(?:</?[a-z]{1,6}>|[*_`"\'«“(\\\\[<]){0,4}';
const SPOKEN = lazy.giu`(?<![\p{L}\p{N}]_?)(${LABEL}${CLOSES}${OF_WHAT}${CLOSES}[ \t]{0,20}(?::=?|=>?|->|→|\||[–—-](?=[ \t]))${CLOSES}[ \t|]{0,20}${OPENS})([^\s*\x60"'«»“”|<>,;(){}\[\]\\]{4,400})`;
/** "Ваш токен k8Jd..." and "the token is k8Jd...": without a sign, only what can be no word. */
const SAID = lazy.giu`(?<![\p{L}\p{N}]_?)(${LABEL}(?:[ \t]+(?:к|для|от|for|of|to)[ \t]+[\p{L}\p{N}.-]{2,24}){0,2}(?:[ \t]+(?:is|was|это|был|теперь))?(?:[ \t]+(?:set|changed)[ \t]+to)?(?:[ \t]+\([^()\r\n]{1,40}\))?[ \t]+${OPENS})([^\s*\x60"'«»“”|<>,;(){}\[\]\\]{6,400})(?=[\s*\x60"'«»“”|<>,;(){}\[\]]|$)`;
/** "Логин / пароль: admin / ...": the second is the password. */
const PAIR =
  /((?:логин|login|user(?:name)?|пользователь|учётка)[ \t]{0,3}(?:[/|,+&]|и|and)[ \t]{0,3}(?:парол[ьяи]|password|pass)[*_`"']{0,4}[ \t]{0,3}[:=–—-][*_`"']{0,4}[ \t]{0,3}[`"']?[^\s/|,;:`"']{1,60}[`"']?[ \t]{0,3}[/|,;:][ \t]{0,3}[`"']?)([^\s`"'<>|]{4,200})/giu;
/** `curl -u user:password`. */
const USER_OPTION =
  /((?<=\s|^)(?:-[uaU]|--user|--auth|--proxy-user)[ =]?["']?[\w.@-]{1,60}:["']?)([^\s"'`]{4,200})/g;
/** A text without it speaks of none. */
const SPEAKS =
  /токен|п[ао]рол|пасс|секрет|ключ|token|pass|pw|secret|key|(?:^|[ \t])(?:-[uaU]|--user|--auth|--proxy-user)[ =]?["']?[\w.@-]{1,60}:|пин[ :-]|pin[ :-]|код доступа|кодовое/i;
const OF_PASSWORD = /п[ао]рол|пасс|pass|pw|пин|pin|код/i;
/** What stands in place of a secret: a placeholder, or a mask. */
const MASKED = /^[{<$%]|^YOUR_|^mask|(?:@|%40)mask\.invalid/i;
/** Words that are said of a secret, in place of one. */
const NO_SECRET =
  /^(?:required|missing|invalid|optional|string|number|boolean|null|none|undefined|hidden|masked|empty|expired|wrong|bearer|basic|header|token|password|secret|value|true|false|example|changed|revoked|unset|given|placeholder|https?:.*|[a-z]{3,12}(?:\+[a-z]{2,8})?:\/\/[^\s?]*|[a-z]+\.[a-z]{1,4})$/i;

/** Masks what a sentence, a list or a table of people calls a token, a password or a key: `**Токен API:** ...`. */
export function maskSpokenSecrets(text: string, placeholder: string): string {
  return maskByLine(text, (line) => (SPEAKS.test(line) ? maskLine(line, placeholder) : line));
}

function maskLine(text: string, placeholder: string): string {
  const named = text.replace(SPOKEN, (whole, label: string, value: string, at: number) => {
    if (isKeyOfStore(label, value) || isCall(value, text.charAt(at + whole.length))) return whole;
    const end = /[.:!?]+$/.exec(value)?.[0] ?? '';
    const secret = value.slice(0, value.length - end.length);
    return isSecret(
      secret,
      /п[ао]рол|пасс|passw|passphrase|passcode|pwd?|пин|pin|код\p{L}{0,2} доступа|кодовое/iu.test(label),
    )
      ? label + placeholder + end
      : whole;
  });
  const masked = (whole: string, label: string, value: string) =>
    isSecret(value, true) ? label + placeholder : whole;
  return named
    .replace(SAID, (whole, label: string, value: string) =>
      isNoWord(value, /[`"'«“]$/.test(label)) || (OF_PASSWORD.test(label) && isChosen(value))
        ? label + placeholder
        : whole,
    )
    .replace(PAIR, masked)
    .replace(USER_OPTION, (whole, label: string, value: string) =>
      // `docker run -u 1000:1000` names a user and a group.
      /^[0-9]+$/.test(value) ? whole : masked(whole, label, value),
    );
}

// As people choose passwords: letters of both cases with a digit or a sign among them, and no file, version or constant.
function isChosen(value: string): boolean {
  if (MASKED.test(value) || isReadElsewhere(value) || /[/:]|[.][a-z]{1,5}$|\($/i.test(value)) return false;
  return /[a-z]/.test(value) && /[A-Z]/.test(value) && /[0-9!@#$%^&+=~?]/.test(value);
}

// Letters and digits in one, that no name of a file, a field or a version has; in quotes a shorter one will do.
function isNoWord(value: string, quoted: boolean): boolean {
  if (MASKED.test(value) || /[/:]|^v?[0-9]+[.]|[.][a-z]{1,5}$/i.test(value)) return false;
  const mixed = /[0-9]/.test(value) && /[A-Za-z]/.test(value);
  if (quoted) return mixed && (value.length >= 12 || /[!@#$%^&+=~?]|[a-z].*[A-Z]|[A-Z].*[a-z]/.test(value));
  return mixed && value.length >= 12 && /[A-Z]|[0-9].*[a-z].*[0-9]/.test(value) && !/_/.test(value);
}

// A password may be a word of Latin letters; of a token it takes digits, or a length that no word has.
function isSecret(value: string, isPassword: boolean): boolean {
  if (MASKED.test(value) || !/[\p{L}\p{N}]/u.test(value) || NO_SECRET.test(value)) return false;
  if (isReadElsewhere(value)) return false;
  if (/^[0-9.:/-]+$/.test(value)) return isPassword && /^[0-9]{4,12}$/.test(value);
  const mixed = /[0-9]/.test(value) && /\p{L}/u.test(value);
  if (isPassword)
    return (
      mixed ||
      /[!@#$%^&+=~?]/.test(value) ||
      (value.length >= 6 && /[a-z][A-Z]/.test(value)) ||
      value.length >= 20
    );
  return value.length >= 20
    ? /[A-Za-z]/.test(value) && !/^[a-z_.-]+$/.test(value)
    : mixed && value.length >= 8;
}
