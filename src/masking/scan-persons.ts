import {
  ANY_PATRONYMIC_WORD,
  ENGLISH_ROLE,
  FAMOUS,
  INITIALS,
  NAME_WORD,
  NO_PERSON,
  OF_FAME,
  ROLE,
  WHOSE,
} from './person-words.ts';
import { isReserved } from './scan-fields.ts';

const TWO = `${NAME_WORD}[ \\u00a0]{1,2}${NAME_WORD}`;
/** Of a line in small letters: folding case in so long a pattern is dear. */
const ROLES = new RegExp(
  `(?<![\\p{L}\\p{N}_-])(?:${ROLE}|${ENGLISH_ROLE}|${WHOSE})(?: (?:зала|билета|карты|кассы))?,?[:–—-]?[ \\u00a0]{1,2}`,
  'gu',
);
const NAME_BEHIND = new RegExp(
  `(?:${NAME_WORD}[ \\u00a0]{1,2}(?:${NAME_WORD}|${INITIALS})|${INITIALS}[ \\u00a0]{0,2}${NAME_WORD})(?![\\p{L}\\p{N}_])`,
  'uy',
);
const PATRONYMIC = new RegExp(
  `(?<![\\p{L}\\p{N}-])(?<value>(?:${NAME_WORD}[ \\u00a0]{1,2})?${NAME_WORD}[ \\u00a0]{1,2}${ANY_PATRONYMIC_WORD}(?:[ \\u00a0]{1,2}${NAME_WORD})?)(?![\\p{L}\\p{N}_-])`,
  'gu',
);
const BESIDE_MAIL = new RegExp(
  `(?<![\\p{L}\\p{N}_-])(?<value>${TWO})(?=["'»]?[ \\t]{0,2}(?:[<(][^\\s<>()]{1,80}(?:@|%40)|:mailto:))|(?:@|%40)[\\p{L}\\p{N}.-]{1,80}[ \\t]{1,2}\\((?<after>${TWO})\\)`,
  'gu',
);
/** Of a text in small letters: folding case in so long a pattern is dear. */
const MAY_NAME = new RegExp(`(?:${ROLE}|${ENGLISH_ROLE}|${WHOSE})[,: –—-]`, 'u');
const WORTH_READING = /@|%40|:mailto:|вич|[лкфм][ьи]?ич|вн|ичн/;
const LONGEST_ROLE = 40;

/** True for a text in which a line names a person where the words beside the name say that it is one. `lower`: the text in small letters. */
export function namesPerson(text: string, lower: string): boolean {
  const hasRole = MAY_NAME.test(lower);
  if (!hasRole && !WORTH_READING.test(text)) return false;
  return text.split(/[\r\n]+/).some((line) => isNamed(line, hasRole));
}

function isNamed(line: string, hasRole: boolean): boolean {
  if (!/\p{Lu}\p{Ll}/u.test(line)) return false;
  if (hasRole)
    for (const { 0: role, index } of line.toLowerCase().matchAll(ROLES)) {
      NAME_BEHIND.lastIndex = index + role.length;
      const name = NAME_BEHIND.exec(line)?.[0];
      if (name !== undefined && isOpen(name)) return true;
    }
  if (/@|%40|:mailto:/.test(line))
    for (const { groups } of line.matchAll(BESIDE_MAIL))
      if (!isReserved('name', groups?.['value'] ?? groups?.['after'] ?? '')) return true;
  if (!/(?:вич|[лкфм][ьи]?ич|вн|ичн)/u.test(line)) return false;
  for (const { groups, index } of line.matchAll(PATRONYMIC)) {
    const value = groups?.['value'] ?? '';
    const before = line.slice(Math.max(0, index - LONGEST_ROLE), index);
    const words = value.split(/[ \u00a0]+/);
    if (
      !/\p{Ll}{1,20},?[ \u00a0]$|[–—-][ \u00a0]$|(?<!\p{L})Я,[ \u00a0]$/u.test(before) ||
      OF_FAME.test(before)
    )
      continue;
    if (OF_FAME.test(`${words[0]} `) || words.some((word) => FAMOUS.test(word))) continue;
    if (!isReserved('name', value)) return true;
  }
  return false;
}

function isOpen(name: string): boolean {
  const words = name.split(/[ \u00a0]+/);
  return !words.some((word) => NO_PERSON.test(word) || FAMOUS.test(word)) && !isReserved('name', name);
}

const OWNER =
  /(?:client|customer|buyer|guest|contact|passenger|attendee|visitor|payer|holder|person|details)s?["'\]]{0,2}(?:[ \t]{0,3}(?:[:=]>?)?\s{0,12}(?:Array)?\s{0,12}[({[]|:[ \t]{0,3}[\r\n]|(?<=\])[ \t]{0,3}[\r\n])[^(){}<>]{0,100}$|<(?:client|customer|buyer|guest|contact|passenger|attendee|visitor|payer) [^<>]{0,100}$/;
const OF_PATH = /(?:client|customer|buyer|guest|details)(?:\[[0-9]{1,6}\])?\.$/;
const NAME_MEMBER =
  /(?<![\p{L}\p{N}_])name["'`\]]{0,2}[ \t]{0,3}(?:=>?|:|\|)[ \t]{0,3}(?:Some\()?["'«]?(?<value>\p{Lu}[\p{L}\p{M}'’-]*(?:[ \u00a0]\p{Lu}[\p{L}\p{M}'’-]*){0,3})(?![\p{L}\p{N}(])/gu;
const SAID_OF_IT =
  /^(?:Not?|Yes|Required|Optional|Name|Surname|String|Text|Null|None|Unknown|Python|Node|Java|Go|Ruby|PHP|Postman|Chrome|Mozilla|Yandex|Google|Apache|HTTP|REST|API|Телефон|Почта|Дата|Имя|Фамилия)(?!\p{L})/iu;

/** Where a `name` stands open that its block, or its path, says is somebody's: `customer:`, `<buyer name=`, `client.details.name`. */
export function openNames(text: string): number[] {
  if (!text.includes('name')) return [];
  return [...text.matchAll(NAME_MEMBER)].flatMap(({ index, groups }) => {
    const value = groups?.['value'] ?? '';
    if (SAID_OF_IT.test(value) || isReserved('name', value)) return [];
    const before = text.slice(Math.max(0, index - 130), index);
    return OF_PATH.test(before) || (!/\n[ \t]*\r?\n/.test(before) && OWNER.test(before)) ? [index] : [];
  });
}
