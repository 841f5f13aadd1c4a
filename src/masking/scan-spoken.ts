import { lazy } from '../common/lazy-pattern.ts';
import { isReadElsewhere } from './no-secret.ts';
import { isCall, isKeyOfStore } from './remote-words.ts';

const WORD = lazy.giu`(?<![\p{L}\p{N}]_?)(?:токен|п[ао]рол[ьяие]|пасс(?:ворд)?(?!а)|секрет|(?:твой|ваш|мой|наш|your|my|our) (?:ключ|key)|ключ\p{L}{0,2} (?:api|апи|доступа|подписи|от \p{L}{2,20})|(?:api|апи)[ -]?ключ|token|password|passwd|passphrase|passcode|пин(?:-?код\p{L}{0,2})?|pin(?:[ -]?code)?|код\p{L}{0,2} доступа|кодовое слово|pwd|pw|secret|api[ _-]?key|access[ _-]?key)`;
/** What may stand between the word and its value: more words, then one sign that says that the value comes. */
const BETWEEN =
  /(?:(?<=[а-яё])\p{L}{0,3})?(?: key| ключ)?(?:[*_`"'»”)\]]|<\/?[a-z]{1,6}>){0,4}(?:[ \t]+[\p{L}\p{N}().,/№@-]{1,40}){0,4}(?:[*_`"'»”)\]]|<\/?[a-z]{1,6}>){0,4}[ \t]{0,20}(?::=?|=>?|->|→|\||[–—-](?=[ \t]))(?:[*_`"'»”)\]]|<\/?[a-z]{1,6}>){0,4}[ \t|]{0,20}(?:<\/?[a-z]{1,6}>|[*_`"'«“(\\[<]){0,4}/iuy;
const WITHOUT_SIGN =
  /(?:(?<=[а-яё])\p{L}{0,3})?(?:[ \t]+(?:к|для|от|for|of|to)[ \t]+[\p{L}\p{N}.-]{2,24}){0,2}(?:[ \t]+(?:is|was|это|был|теперь))?(?:[ \t]+(?:set|changed)[ \t]+to)?(?:[ \t]+\([^()\r\n]{1,40}\))?[ \t]+(?<quote>(?:<\/?[a-z]{1,6}>|[*_`"'«“(]){0,4})/iuy;
const WITH_USER =
  /(?:логин|login|user(?:name)?|пользователь|учётка)\s{0,3}(?:[/|,+&]|и|and)\s{0,3}(?:парол[ьяи]|password|pass)[*_`"']{0,4}\s{0,3}[:=–—-][*_`"'\s]{0,6}[^\s/|,;:`"']{1,60}[`"']?\s{0,3}[/|,;:]\s{0,3}[`"']?(?<value>[^\s`"'<>|]{4,200})/giu;
/** A placeholder, or a mask. */
const IN_ITS_PLACE = /^(?:[{<$%]|YOUR_|mask)|(?:@|%40)mask\.invalid/i;
const OPTION =
  /\s(?:-[uaU]|--user|--auth|--proxy-user)[ =]?["']?[\w.@-]{1,60}:["']?(?!\d+(?:[\s`"']|$))(?<value>[^\s"'`]{4,200})/g;
const VALUE = /[^\s*`"'«»“”|<>,;(){}\\[\]]{4,400}/y;
const SAID_OF_IT =
  /^(?:required|missing|invalid|optional|string|number|boolean|null|none|undefined|hidden|masked|empty|expired|wrong|bearer|basic|header|token|password|secret|value|true|false|example|changed|revoked|unset|given|placeholder|https?:.*|[a-z]{3,12}(?:\+[a-z]{2,8})?:\/\/[^\s?]*|[a-z]+\.[a-z]{1,4})$/i;

/** True for a text that calls something a token, a password or a key in words, and shows it. */
export function showsSpokenSecret(text: string): boolean {
  for (const { index, 0: word } of text.matchAll(WORD(text))) {
    BETWEEN.lastIndex = index + word.length;
    if (BETWEEN.test(text)) {
      VALUE.lastIndex = BETWEEN.lastIndex;
      const value = VALUE.exec(text)?.[0].replace(/[.:!?]+$/, '') ?? '';
      const from = BETWEEN.lastIndex;
      if (isKeyOfStore(text.slice(index, from), value) || isCall(value, text.charAt(from + value.length)))
        continue;
      if (isShown(value, /^п[ао]рол|^пасс|^p|^пин|^код/i.test(word))) return true;
    } else if (isToldWithoutSign(text, index + word.length, /^п[ао]рол|^пасс|^p/i.test(word))) return true;
  }
  return [WITH_USER, OPTION].some((pattern) =>
    [...text.matchAll(pattern)].some(({ groups }) => isShown(groups?.['value'] ?? '', true)),
  );
}

function isToldWithoutSign(text: string, from: number, isPassword: boolean): boolean {
  WITHOUT_SIGN.lastIndex = from;
  const quote = WITHOUT_SIGN.exec(text)?.groups?.['quote'];
  if (quote === undefined) return false;
  VALUE.lastIndex = WITHOUT_SIGN.lastIndex;
  const value = VALUE.exec(text)?.[0] ?? '';
  if (value.length < 6 || isReadElsewhere(value) || IN_ITS_PLACE.test(value)) return false;
  if (/[/:]|^v?[0-9]+[.]|[.][a-z]{1,5}$/i.test(value)) return false;
  if (isPassword && /[a-z]/.test(value) && /[A-Z]/.test(value) && /[0-9!@#$%^&+=~?]/.test(value)) return true;
  const mixed = /[0-9]/.test(value) && /[A-Za-z]/.test(value);
  if (!mixed) return false;
  if (/[`"'«“]$/.test(quote))
    return value.length >= 12 || /[!@#$%^&+=~?]|[a-z].*[A-Z]|[A-Z].*[a-z]/.test(value);
  return value.length >= 12 && !value.includes('_') && /[A-Z]|[0-9].*[a-z].*[0-9]/.test(value);
}

function isShown(value: string, isPassword: boolean): boolean {
  if (IN_ITS_PLACE.test(value) || SAID_OF_IT.test(value) || isReadElsewhere(value)) return false;
  const digits = /[0-9]/.test(value);
  const letters = /\p{L}/u.test(value);
  if (digits && !letters && !/[^0-9.:/-]/.test(value)) return isPassword && /^[0-9]{4,12}$/.test(value);
  if (!digits && !letters) return false;
  const isLong = value.length >= 20;
  if (isPassword)
    return (
      (digits && letters) ||
      /[!@#$%^&+=~?]/.test(value) ||
      isLong ||
      (value.length >= 6 && /[a-z][A-Z]/.test(value))
    );
  return isLong ? /[A-Za-z]/.test(value) && /[^a-z_.-]/.test(value) : digits && letters && value.length >= 8;
}
