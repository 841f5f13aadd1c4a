import { type LazyPattern, lazy } from '../common/lazy-pattern.ts';
import { TOLD_OF_FIELD } from './label-pairs.ts';
import { isNoValue } from './named-values.ts';
import { mayBePerson } from './person-words.ts';
import { isRole } from './role-words.ts';
import { type FieldRule, isReserved, keyRule } from './scan-fields.ts';
import { isCalledByName } from './scan-keys.ts';
import { isCardNumber, isTypedToEnter } from './typed-fields.ts';

// One for each notation; they overlap, so each is sought by itself.
const NOTATIONS: readonly LazyPattern[] = [
  lazy.gu`(?:(?<![\p{L}\p{N}_"\\-])(?<open>'?)|(?<=\[)")(?<key>[A-Za-zА-ЯЁа-яё_-][A-Za-zА-ЯЁа-яё0-9_-]{1,39})(?:\k<open>|["']\])\)?[ \t]{0,3}(?::|=>|={1,3}|!==?|[ \t](?:[Nn][Oo][Tt] )?[Ii]?[Ll][Ii][Kk][Ee](?=[ \t]))[ \t]{0,3}(?:(?:Some|Just)\()?(?<quote>['"])(?<value>(?:(?!\k<quote>)[^\\\r\n]|\\.)+)\k<quote>`,
  lazy.g`\[(?<key>[A-Za-zА-ЯЁа-яё_-][A-Za-zА-ЯЁа-яё0-9_-]{1,39})\] => (?<value>[^\r\n]*\S)`,
  lazy.g`\["(?<key>[A-Za-z_-]{2,40})"(?::(?:protected|private|"[\w\\]{1,80}":private))?\]=>\s{0,8}string\([0-9]+\) "(?<value>[^"]+)`,
  lazy.g`\bname=["'](?:[A-Za-z_]+\[)?(?<key>[A-Za-z_-]{2,40})\]?["'][^<>]{0,120}?\b(?:value|content)=["'](?<value>[^"'<>]+)`,
  lazy.g`<(?:[\w-]{1,20}:)?(?<key>[A-Za-zА-ЯЁа-яё_-][A-Za-zА-ЯЁа-яё0-9_-]{1,39})(?:\s[^<>]{0,200})?>(?<value>[^<>]+)</`,
  lazy.g`(?<=[{,[][ \t]{0,3})[“”„«](?<key>[A-Za-z_-]{2,40})[“”»][ \t]{0,3}:[ \t]{0,3}[“”„«](?<value>[^“”„«»\r\n]+)`,
];

/** Where a heading or the name of a column may stand, too: an element that an attribute names, a row by a tab, a list of Lisp. */
const PLACED: readonly LazyPattern[] = [
  lazy.g`<[\w:-]{1,20}(?: [^<>]{0,80})? (?:name|key|field)=["'](?<key>[A-Za-z_-]{2,40})["'][^<>]{0,80}>(?:<\w{1,20}>)?(?<value>[^<>\s][^<>]*)</`,
  lazy.gu`(?<=^|[\r\n])(?<key>[A-Za-z_]{2,40})\t(?=\p{Lu}\p{Ll}|[^\t\r\n]{0,40}[0-9])(?<value>[^\t\r\n]{1,200}[^\t\r\n ])(?=[ ]{0,8}(?:[\r\n]|$))`,
  TOLD_OF_FIELD,
  lazy.g`(?<=\(\s{0,3})(?<key>[A-Za-z_-]{2,40}) "(?<value>[^"\r\n]+)"\s{0,3}\)`,
];
const HEADING = lazy.u`^(?:Фамилия|Имя|Отчество|ФИО|Телефон|Почта|Дата|Name|First|Last|Surname|Full|Phone|Required|Optional|String|Text|Enter|Your|Введите|Укажите|Обязательн\p{L}*|Client|Customer|Buyer|Guest|Покупатель|Клиент|Не|Нет|Да|Yes|No|Null|None|Unknown)(?!\p{L})`;

/** A text without this is in none of them. */
const NOTED =
  /\t|[Ll][Ii][Kk][Ee] ['"]|\([A-Za-z_-]{2,40} "|[a-z]:? ["'«]|[:=]>?[ \t]{0,3}(?:(?:Some|Just)\()?['"]|\] => |\]=>|<\/|[”“»][ \t]{0,3}:/;

/** Kinds of unmasked fields that a text shows in other notations than JSON: Python, PHP, SQL, XML, HTML. */
export function namedKinds(text: string): string[] {
  if (!NOTED.test(text)) return [];
  return [
    ...placedKinds(text),
    ...NOTATIONS.flatMap((notation) =>
      [...text.matchAll(notation(text))].flatMap(({ groups = {} }) => {
        const rule = isNoValue(groups['key'] ?? '', groups['value'] ?? '') ? undefined : ruleOfMember(groups);
        if (/^[А-ЯЁа-яё]/.test(groups['key'] ?? '') && /^[а-яёa-z][^0-9@]*$/.test(groups['value'] ?? ''))
          return [];
        if (rule === 'token' && /^\p{L}{2,20}(?: \p{L}{2,20}){1,20}$/u.test(groups['value'] ?? '')) return [];
        return rule === undefined || isReserved(rule, groups['value'] ?? '') ? [] : [rule];
      }),
    ),
  ];
}

function ruleOfMember({
  key = '',
  value = '',
}: Readonly<Record<string, string | undefined>>): FieldRule | undefined {
  if (key === 'username' && isRole(value)) return undefined;
  if (isTypedToEnter(key, value)) return 'token';
  if (isCardNumber(key, value)) return 'card';
  return (
    keyRule(key) ?? (isCalledByName(key.toLowerCase(), value) && mayBePerson(value) ? 'name' : undefined)
  );
}

function placedKinds(text: string): string[] {
  return PLACED.flatMap((place) =>
    [...text.matchAll(place(text))].flatMap(({ groups = {} }) => {
      const rule = ruleOfMember(groups);
      const value = groups['value'] ?? '';
      if (rule === undefined || isReserved(rule, value)) return [];
      const isOpen =
        rule === 'name' ? /^\p{Lu}\p{Ll}/u.test(value) && !HEADING(value).test(value) : /[0-9@]/.test(value);
      return isOpen ? [rule] : [];
    }),
  );
}
