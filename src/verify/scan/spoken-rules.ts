import { lazy } from '../../common/lazy-pattern.ts';
import { someValue } from './matches.ts';

// What people write before a value, in a sentence, a list or a table: `**Токен API:** ...`, `| ФИО | ... |`.

/** Words, one sign that says that the value comes, and what makes either bold or quoted. */
const SIGN = String.raw`[*_\x60"'»”)\]]{0,4}[ \t]{0,20}(?:[:=|]|=>|→)[*_\x60"'»”)\]]{0,4}[ \t|]{0,20}[*_\x60"'«“(\\[<]{0,4}`;
const SECRET = lazy.giu`(?<![\p{L}\p{N}]_?)(?:токен|пароль|секрет|ключ(?: api| апи| доступа| подписи)|(?:api|апи)[ -]?ключ|token|password|secret|api[ _-]?key)(?:[ \t]+[\p{L}\p{N}().,/№@-]{1,40}){0,4}${SIGN}(?<value>[A-Za-z0-9!#%+./?@~^&$_-]{8,400})`;
const PERSON = lazy.giu`(?<![\p{L}\p{N}])(?:ФИО|Фамилия|Отчество|surname|patronymic)(?: (?:покупателя|клиента|зрителя|гостя|заказчика|получателя|владельца))?[*_\x60"»]{0,3}[ \t]*[:|][*_\x60"]{0,3}[ \t|]*[*_\x60"'«“]{0,3}(?<value>\p{L}+)`;
const SPOKEN = /токен|парол|секрет|ключ|token|password|secret|key|фио|фамилия|отчество|surname|patronymic/i;
const PLACEHOLDER = /^(?:[{<$%]|YOUR_|mask)/i;
/** Words that begin what is said of a field, and no name. */
const OF_A_FIELD =
  /^(?:redacted|masked|hidden|filtered|токен|ключ|пароль|телефон|почта|дата|номер|паспорт|промо\p{L}*|карта|не|нет|да|(?:не)?обязательн.*|поле|строка|текст|имя|фамилия|отчество|должн.*|required|must|should|missing|invalid|null|nil|none|undefined|string|text|name|surname|nullable|optional|unknown|is|not|empty|the|an?|this|see|true|false|yes|no|any|array|object|int(?:eger)?|bool(?:ean)?|(?:var)?char|lowcardinality|get|head|post|put|patch|delete|options)$/iu;

/** Kinds of what a text calls a secret or a person in words, and shows. */
export function spokenKinds(text: string): string[] {
  if (!SPOKEN.test(text)) return [];
  const isSecret = someValue(text, SECRET(text), showsSecret);
  const isPerson = someValue(text, PERSON(text), showsName);
  return [...(isSecret ? ['token'] : []), ...(isPerson ? ['name'] : [])];
}

// Letters and digits mixed: a word alone may be said of a secret.
function showsSecret(value: string): boolean {
  const plain = value.replace(/[.:!?]+$/, '');
  return (
    plain.length >= 8 &&
    !PLACEHOLDER.test(plain) &&
    !/^https?:|@mask\.invalid|^(?:sha(?:1|224|256|384|512)|md5)sum$/i.test(plain) &&
    /[0-9]/.test(plain) &&
    /[A-Za-z]/.test(plain)
  );
}

/** A word of a name, as a part of a pattern. */
export const NAME_WORD = String.raw`\p{Lu}\p{Ll}[\p{L}’-]{1,30}`;

/** True for a word that may be the name of a person, and is not masked. */
export function showsName(value: string): boolean {
  return (
    /^\p{Lu}\p{L}{2,}/u.test(value) &&
    !/^\p{Lu}{2,4}$/u.test(value) &&
    !OF_A_FIELD.test(value) &&
    !/^(?:маскъ|maskq)/i.test(value)
  );
}

/** Tells whether a word may be the name of a person, and is none of these. */
export function nameBut(others: RegExp): (word: string) => boolean {
  return (word) => showsName(word) && !others.test(word);
}
