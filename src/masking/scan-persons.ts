import { lazy } from '../common/lazy-pattern.ts';
import {
  ANY_PATRONYMIC_WORD,
  BEFORE_PERSON,
  comesPerson,
  FAMOUS,
  HAS_NAME,
  INITIALS,
  isOfFame,
  mayBePerson,
  NAME_WORD,
  TWO_WORDS,
} from './person-words.ts';
import { isReserved } from './scan-fields.ts';

/** Of a line in small letters: folding case in so long a pattern is dear. */
const ROLES = lazy.gu`(?<![\p{L}\p{N}_-])(?:${BEFORE_PERSON})(?: (?:зала|билета|карты|кассы))?,?[:–—-]?[ \u00a0]{1,2}`;
const NAME_BEHIND = lazy.uy`(?:${NAME_WORD}[ \u00a0]{1,2}(?:${NAME_WORD}|${INITIALS}|\p{Lu}[ ]\p{Lu})|${INITIALS}[ \u00a0]{0,2}${NAME_WORD})(?![\p{L}\p{N}_])`;
const PATRONYMIC = lazy.gu`(?<![\p{L}\p{N}-])(?<value>(?:${NAME_WORD}[ \u00a0]{1,2})?${NAME_WORD}[ \u00a0]{1,2}${ANY_PATRONYMIC_WORD}(?:[ \u00a0]{1,2}${NAME_WORD})?)(?![\p{L}\p{N}_-])`;
const BESIDE_MAIL = lazy.gu`(?<![\p{L}\p{N}_-])(?<value>${NAME_WORD}[ \u00a0]{1,2}(?:${NAME_WORD}|\p{Lu}\.))(?=["'»]?[ \t]{0,2}(?:[<(][^\s<>()]{1,80}(?:@|%40)|:mailto:))|(?:@|%40)[\p{L}\p{N}.-]{1,80}[ \t]{1,2}\((?<after>${TWO_WORDS})\)`;
const WORTH_READING = /@|%40|:mailto:|вич|[лкфм][ьи]?ич|вн|ичн/;
const LONGEST_ROLE = 40;

/** True for a text in which a line names a person where the words beside the name say that it is one. `lower`: the text in small letters. */
export function namesPerson(text: string, lower: string): boolean {
  if (!HAS_NAME.test(text)) return false;
  const hasRole = comesPerson(lower);
  if (!hasRole && !WORTH_READING.test(text)) return false;
  return text.split(/[\r\n]+/).some((line) => isNamed(line, hasRole));
}

function isNamed(line: string, hasRole: boolean): boolean {
  if (!HAS_NAME.test(line)) return false;
  if (hasRole) {
    const behind = NAME_BEHIND();
    const lower = line.toLowerCase();
    for (const { 0: role, index } of lower.matchAll(ROLES(lower))) {
      // `MS` is no title.
      if (/^\p{Lu}{2}/u.test(line.slice(index, index + role.length)) && !/[а-яё]/.test(role)) continue;
      behind.lastIndex = index + role.length;
      const name = behind.exec(line)?.[0];
      if (name !== undefined && mayBePerson(name) && !isReserved('name', name)) return true;
    }
  }
  if (/@|%40|:mailto:/.test(line))
    for (const { groups } of line.matchAll(BESIDE_MAIL(line)))
      if (!isReserved('name', groups?.['value'] ?? groups?.['after'] ?? '')) return true;
  if (!/(?:вич|[лкфм][ьи]?ич|вн|ичн)/u.test(line)) return false;
  for (const { groups, index } of line.matchAll(PATRONYMIC(line))) {
    const value = groups?.['value'] ?? '';
    const before = line.slice(Math.max(0, index - LONGEST_ROLE), index);
    const words = value.split(/[ \u00a0]+/);
    if (!/\p{Ll}{1,20},?[ \u00a0]$|[–—-][ \u00a0]$|(?<!\p{L})Я,[ \u00a0]$/u.test(before) || isOfFame(before))
      continue;
    if (isOfFame(`${words[0]} `) || words.some((word) => FAMOUS.test(word))) continue;
    if (!isReserved('name', value)) return true;
  }
  return false;
}

const OWNER =
  /(?:client|customer|buyer|guest|contact|passenger|attendee|visitor|payer|holder|person|details)s?["'\]]{0,2}(?:[ \t]{0,3}(?:[:=]>?)?\s{0,12}(?:Array)?\s{0,12}[({[]|:[ \t]{0,3}[\r\n]|(?<=\])[ \t]{0,3}[\r\n])[^(){}<>]{0,100}$|<(?:client|customer|buyer|guest|contact|passenger|attendee|visitor|payer) [^<>]{0,100}$/;
/** Lines of one record, of which one is a day of birth or a document. */
const BORN_BELOW =
  /^(?:[^\r\n]+\r?\n){1,6}?[ \t]{0,8}["'[]?(?:birth_?(?:day|date)|date_of_birth|dob|passport(?:_\w{1,10})?)["'\]]{0,2}[ \t]{0,16}(?:=>?|:|\|)/;
const OF_PATH = /(?:client|customer|buyer|guest|details)(?:\[[0-9]{1,6}\])?\.$/;
const NAME_MEMBER = lazy.gu`(?<![\p{L}\p{N}_])name["'\x60\]]{0,2}[ \t]{0,3}(?:=>?|:|\|)[ \t]{0,16}(?:Some\()?["'«]?(?<value>\p{Lu}[\p{L}\p{M}'’-]*(?:[ \u00a0]\p{Lu}[\p{L}\p{M}'’-]*){0,3})(?![\p{L}\p{N}(])`;
const SAID_OF_IT = lazy.iu`^(?:Not?|Yes|Required|Optional|Name|Surname|String|Text|Null|None|Unknown|Python|Node|Java|Go|Ruby|PHP|Postman|Chrome|Mozilla|Yandex|Google|Apache|HTTP|REST|API|Телефон|Почта|Дата|Имя|Фамилия)(?!\p{L})`;

/** Where a `name` stands open that its block, or its path, says is somebody's: `customer:`, `<buyer name=`, `client.details.name`. */
export function openNames(text: string): number[] {
  if (!text.includes('name')) return [];
  return [...text.matchAll(NAME_MEMBER(text))].flatMap(({ index, groups }) => {
    const value = groups?.['value'] ?? '';
    if (SAID_OF_IT(value).test(value) || isReserved('name', value)) return [];
    const before = text.slice(Math.max(0, index - 130), index);
    if (BORN_BELOW.test(text.slice(index, index + value.length + 200))) return [index];
    return OF_PATH.test(before) || (!/\n[ \t]*\r?\n/.test(before) && OWNER.test(before)) ? [index] : [];
  });
}
