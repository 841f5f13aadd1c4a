import { lazy } from '../common/lazy-pattern.ts';
import { always, foundAt, foundIn, type PersonFinder, type PersonPlace } from './person-rules.ts';
import {
  INITIALS,
  inAnyCase,
  MASKED_NAME,
  mayBeCalled,
  NAME_WORD,
  PHONE,
  SPACE,
  TWO_WORDS,
} from './person-words.ts';
import {
  CALLINGS,
  IS_DOCUMENT,
  isOfOccupation,
  MAY_LIST_PRESENT,
  PAPERS,
  PRESENT,
  WORKS,
} from './work-words.ts';

const START = String.raw`(?<![\p{L}\p{N}_-])`;
const LINE = String.raw`(?:^|[\r\n])[ \t>]{0,4}`;
const ENDS = String.raw`(?![\p{L}\p{N}_])`;
const SHORT = `(?:${NAME_WORD}${SPACE}${INITIALS}|${INITIALS}${SPACE}?${NAME_WORD})`;
const FULL = `(?:${NAME_WORD}${SPACE}(?:${INITIALS}|${NAME_WORD}(?:${SPACE}${NAME_WORD})?)|${INITIALS}${SPACE}?${NAME_WORD})`;
const TIME = '[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?: ?[AP]M)?';
const DAY = '[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{2,4}';
const MOBILE = String.raw`\+?[78][ (-]{0,2}(?:9[0-9]{2}|000)[ )-]{0,2}[0-9]{3}[ -]?[0-9]{2}[ -]?[0-9]{2}(?![0-9])`;
const HANDLE = '[A-Za-z][A-Za-z0-9_.]{2,40}';
const label = (words: string) =>
  String.raw`(?:^|[\r\n])[ \t>*+-]{0,12}["'_]{0,2}(?:${inAnyCase(words)})["'*_]{0,3}:[*_]{0,2}[ \t]{1,8}["']?`;

/** Where documents and chats about work name somebody, in the order in which they are tried. */
const PLACES: readonly PersonPlace[] = [
  // Messages of an exported chat: who wrote, and when.
  {
    worth: /[0-9]:[0-9]{2}/,
    before: String.raw`${LINE}(?:\*\*)?`,
    name: `${NAME_WORD}(?:${SPACE}${NAME_WORD}){0,2}`,
    after: String.raw`(?:\*\*)?, \[${DAY},? ${TIME}`,
  },
  {
    worth: /[0-9]:[0-9]{2}/,
    before: String.raw`${LINE}(?:\*\*)?`,
    name: TWO_WORDS,
    after: String.raw`(?:\*\*)?(?:(?: {2,4}| \[)${TIME}\]?| — (?:${DAY}|(?:Today|Yesterday) at|(?:Сегодня|Вчера),? в) ${TIME})[ \t]{0,4}\r?\n[ \t]{0,4}(?:\p{Ll}|(?:[^\s]{1,40} ){3})`,
  },
  {
    worth: /:[*_]{0,2}[ \t]{1,8}["']?\p{Lu}/u,
    before: label(`${WORKS}|автор (?:${PAPERS})`),
    name: FULL,
    after: ENDS,
  },
  {
    worth: { test: (text) => IS_DOCUMENT.test(text) && /(?:автор|author)/i.test(text) },
    before: label('автор|author'),
    name: FULL,
    after: ENDS,
  },
  {
    worth: /[0-9]{3}[ )-]{0,2}[0-9]{3}/,
    before: START,
    name: SHORT,
    after: String.raw`[,;:]? ?(?:[(]|(?:тел|моб|т|телефон|phone|tel)\.?:? {1,2})?${PHONE}`,
  },
  // A first name alone at the end of a message, and the mobile number behind it.
  {
    worth: /(?:9[0-9]{2}|000)[ )-]{0,2}[0-9]{3}/,
    before: String.raw`(?:^|[\r\n]|[.!?»"])[ \t>]{0,3}`,
    name: NAME_WORD,
    after: `,? ${MOBILE}|,${MOBILE}`,
  },
  // "@anna (Анна)": the name, and then the handle of who is masked.
  {
    worth: /@[A-Za-z][\w.]{2,40} [(]/,
    before: String.raw`(?<![\p{L}\p{N}@./])@${HANDLE} [(]`,
    name: `${NAME_WORD}(?:${SPACE}${NAME_WORD})?`,
    after: '[)]',
  },
  {
    worth: /@[A-Za-z][\w.]{2,40} [(]/,
    before: String.raw`(?<![\p{L}\p{N}@./])@`,
    name: HANDLE,
    after: ` [(]${MASKED_NAME}`,
    isName: always,
  },
  {
    worth: /\p{Ll} \p{Lu}/u,
    before: `${START}(?:${inAnyCase(String.raw`(?:${CALLINGS})\p{Ll}{0,3}|blogger|journalist|photographer|accountant|числ[ия]тся за|закрепл[её]н\p{Ll}{0,2} за|записан\p{Ll}{0,2} на|забронирован\p{Ll}{0,2} (?:на|за)|отложен\p{Ll}{0,2} (?:для|за)|зарегистрирован\p{Ll}{0,2} (?:как|на)|registered (?:as|to)|assigned to|held for|belongs to`)}) `,
    name: FULL,
    after: ENDS,
    isName: (name, before) => !isOfOccupation(before, name) && mayBeCalled(name),
  },
  // A surname alone, whose case and verb say that somebody sent something.
  {
    worth: /[Оо]т \p{Lu}/u,
    before: String.raw`(?<!\p{L})[Оо]т `,
    name: String.raw`\p{Lu}\p{Ll}{2,20}(?:ова|ева|ёва|ина|ына|ского|цкого|овой|евой|ской|цкой|енко)`,
    after: String.raw` (?:приш|поступ|получ|прилет|ждём|ждем)\p{Ll}{1,6}`,
  },
  // The first key of what is left of an answer may have lost its beginning.
  {
    worth: /^[a-z_]{1,16}"/,
    before: String.raw`^(?:[a-z_]{0,11}urname|(?=[\s\S]{0,4000}"(?:client_|surname|phone|email|middlename))(?:lient_(?:middle)?name|(?:i?e)?nt_(?:middle)?name|t_(?:middle)?name|ast_name|irst_name|(?:at)?ronymic))"[ \t]{0,3}:[ \t]{0,3}"`,
    name: String.raw`\p{Lu}[\p{L}\p{M}'’ -]{1,60}`,
    after: '"',
    isName: always,
  },
];

const MARK = String.raw`[ \t]{0,8}(?:[-—–*•+]|[0-9]{1,3}[.)])[ \t]`;

/** Persons at work: who wrote a message, owns a task, took part in a meeting, is on a list or holds a seat. */
export const AT_WORK: readonly PersonFinder[] = [
  ...PLACES.map(foundAt),
  // A heading, and persons in a list below it, each behind a dash, a bullet or a number.
  foundIn(
    MAY_LIST_PRESENT,
    lazy.giu`((?:^|[\r\n])[ \t#*]{0,8}(?:${PRESENT})(?: [\p{L}]{1,20}){0,3}:?[*_]{0,2}:?[ \t]{0,4}|(?:(?:список|перечень) (?:на (?:вход|проход)|гостей|зрителей|участников|клиентов|покупателей|посетителей|пассажиров|приглаш[её]нных)|guest list|attendees?|passengers)[^\r\n]{0,60})((?:\r?\n${MARK}[^\r\n]{0,200}){1,500})`,
    lazy.gu`(?<=[\r\n]${MARK}[ \t]{0,2}(?:\[[ x]\] )?@?)${FULL}(?![\p{L}\p{N}_])`,
  ),
];
