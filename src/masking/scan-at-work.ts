import { lazy } from '../common/lazy-pattern.ts';
import { HAS_NAME, INITIALS, inAnyCase, NAME_WORD, PHONE, SPACE, TWO_WORDS } from './person-words.ts';
import { isReserved, keyRule } from './scan-fields.ts';
import { isOpenName, type PersonPlace, placeOfOpenName } from './scan-places.ts';
import { TOLD_PLACES } from './scan-told.ts';
import { CALLINGS, IS_DOCUMENT, MAY_LIST_PRESENT, MESSENGERS, PAPERS, PRESENT, WORKS } from './work-words.ts';

const SHORT = `(?:${NAME_WORD}${SPACE}${INITIALS}|${INITIALS}${SPACE}?${NAME_WORD})`;
const ANY = `(?:${TWO_WORDS}|${SHORT})`;
const CLOCK = String.raw`\d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?`;
const DATE = String.raw`\d{1,4}[./-]\d{1,2}[./-]\d{2,4}`;
const BEGINS = String.raw`^[ \t>]{0,4}(?:\*\*)?`;

/** Where documents and chats about work name somebody. */
const OWN_PLACES: readonly PersonPlace[] = [
  [
    (text) => /\d:\d{2}/.test(text),
    lazy.gmu`${BEGINS}(?<value>${NAME_WORD}(?:${SPACE}${NAME_WORD}){0,2})(?:\*\*)?, \[${DATE},? ${CLOCK}|${BEGINS}(?<other>${TWO_WORDS})(?:\*\*)?(?:(?: {2,4}| \[)${CLOCK}\]?| — (?:${DATE}|(?:Today|Yesterday) at|(?:Сегодня|Вчера),? в) ${CLOCK})[ \t]{0,4}\r?\n[ \t]{0,4}(?:\p{Ll}|(?:\S{1,40} ){3})`,
  ],
  [
    (text) => /:[*_]{0,2}[ \t]{1,8}["']?\p{Lu}/u.test(text),
    lazy.gmu`^[ \t>*+-]{0,12}["'_]{0,2}(?:${inAnyCase(WORKS)}|[Аа]втор (?:${PAPERS}))["'*_]{0,3}:[*_]{0,2}[ \t]{1,8}["']?(?<value>${ANY})(?![\p{L}\p{N}_])`,
  ],
  [
    (text) => /[0-9]{3}[ )-]{0,2}[0-9]{3}/.test(text),
    lazy.gu`(?<![\p{L}\p{N}_-])(?<value>${SHORT})[,;:]? ?(?:[(]|(?:тел|моб|т|телефон|phone|tel)\.?:? {1,2})?${PHONE}`,
  ],
  [
    (text) => /(?:9\d\d|000)[ )-]{0,2}\d{3}/.test(text),
    lazy.gmu`(?:^|[.!?»"])[ \t>]{0,3}(?<value>${NAME_WORD}),? ?(?<=[, ])\+?[78][ (-]{0,2}(?:9\d\d|000)[ )-]{0,2}\d{3}[ -]?\d{2}[ -]?\d{2}(?!\d)`,
  ],
  [
    (text) => /@[A-Za-z][\w.]{2,40} [(]|[(][^()\r\n]{0,20}@/.test(text),
    lazy.gu`(?<![\p{L}\p{N}@./])@[A-Za-z][\w.]{2,40} [(](?<value>${NAME_WORD}(?:${SPACE}${NAME_WORD})?)[)]|(?<![\p{L}\p{N}_-])(?<other>${TWO_WORDS}) [(](?:(?:${MESSENGERS}):? ?)?@[\w.]`,
  ],
  [
    (text) => /\p{Ll} \p{Lu}/u.test(text),
    lazy.gu`(?<![\p{L}\p{N}_-])(?<before>(?:(?:${inAnyCase(CALLINGS)})\p{Ll}{0,3}|[Bb]logger|[Jj]ournalist|[Pp]hotographer|[Aa]ccountant|[Чч]исл[ия]тся за|[Зз]акрепл[её]н\p{Ll}{0,2} за|[Зз]аписан\p{Ll}{0,2} на|[Зз]абронирован\p{Ll}{0,2} (?:на|за)|[Оо]тложен\p{Ll}{0,2} (?:для|за)|[Зз]арегистрирован\p{Ll}{0,2} (?:как|на)|[Rr]egistered (?:as|to)|[Aa]ssigned to|[Hh]eld for|[Bb]elongs to) )(?<value>${ANY})(?![\p{L}\p{N}_])`,
  ],
  [
    (text) => /[Оо]т \p{Lu}/u.test(text),
    lazy.gu`(?<!\p{L})[Оо]т (?<value>\p{Lu}\p{Ll}{2,20}(?:ова|ева|ёва|ина|ына|ского|цкого|овой|евой|ской|цкой|енко)) (?:приш|поступ|получ|прилет|ждём|ждем)\p{Ll}{1,6}`,
  ],
];
const AUTHOR: PersonPlace = [
  (text) => /втор|uthor/.test(text) && IS_DOCUMENT.test(text),
  lazy.gmu`^[ \t>*+-]{0,12}["'_]{0,2}(?:[Аа]втор|[Aa]uthor)["'*_]{0,3}:[*_]{0,2}[ \t]{1,8}["']?(?<value>${ANY})(?![\p{L}\p{N}_])`,
];
const PLACES: readonly PersonPlace[] = [...OWN_PLACES, ...TOLD_PLACES, AUTHOR];
const HEADING = lazy.iu`^[ \t#*]{0,8}(?:(?:${PRESENT})(?: \p{L}{1,20}){0,3}|(?:[^\r\n:]{0,60} )?(?:guest list|(?:список|перечень) (?:на (?:вход|проход)|гостей|зрителей|участников|клиентов|покупателей|приглаш[её]нных))[^:]{0,60}):?[*_]{0,2}:?[ \t]{0,4}$`;
const OF_LIST = lazy.u`^[ \t]{0,8}(?:[-—–*•+]|[0-9]{1,3}[.)])[ \t]{1,3}(?:\[[ x]\] )?@?(?<value>${ANY})(?![\p{L}\p{N}_])`;
const IS_ITEM = /^[ \t]{0,8}(?:[-—–*•+]|[0-9]{1,3}[.)])[ \t]/;
const OF_FORM =
  /\bname="(?<key>[\w[\]-]{2,60})"(?:;[^\r\n]{0,200})?(?:\r?\n[\w-]{1,40}:[^\r\n]{0,200}){0,3}\r?\n\r?\n(?<value>[^\r\n]{1,400})/g;
const CUT = lazy.u`^(?<key>[a-z_]{0,11}urname|(?=[\s\S]{0,4000}"(?:client_|surname|phone|email|middlename))(?:lient_name|ient_name|ent_name|t_name|ast_name|irst_name|ronymic))"[ \t]{0,3}:[ \t]{0,3}"(?<value>\p{Lu}[\p{L}\p{M}'’ -]{1,60})"`;

/** Where a person stands open whom a document or a chat about work names, a part of a form, or the member that a cut answer begins with; -1 without one. */
export function placeOfPersonAtWork(text: string): number {
  if (isOpenName(CUT(text).exec(text)?.groups?.['value'])) return 0;
  if (text.includes('name="'))
    for (const { index, groups } of text.matchAll(OF_FORM)) {
      const step = (groups?.['key'] ?? '').split(/[[\]]+/).findLast((each) => each !== '') ?? '';
      if (keyRule(step) === 'name' && !isReserved('name', groups?.['value'] ?? '')) return index;
    }
  if (!HAS_NAME.test(text)) return -1;
  const at = placeOfOpenName(text, PLACES);
  if (at !== -1) return at;
  return MAY_LIST_PRESENT.test(text) ? placeInList(text) : -1;
}

function placeInList(text: string): number {
  let at = 0;
  let isList = false;
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (!IS_ITEM.test(line)) isList = line.length < 120 && HEADING(line).test(line);
    else if (isList && isOpenName(OF_LIST(line).exec(line)?.groups?.['value'])) return at;
    at += line.length + 1;
  }
  return -1;
}
