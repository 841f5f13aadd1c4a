import { lazy, lazyPattern } from '../common/lazy-pattern.ts';
import { type FieldKind, kindOfKey } from './field-keys.ts';
import { kindOfFormName } from './form-values.ts';
import type { MaskValue } from './labelled-values.ts';
import { maskByRules, named, type PersonRule } from './mask-by-rules.ts';
import {
  HAS_NAME,
  INITIALS,
  inAnyCase,
  mayBeCalled,
  NAME_WORD,
  PHONE,
  SPACE,
  TWO_WORDS,
} from './person-words.ts';
import { TOLD_RULES } from './persons-told.ts';
import {
  CALLINGS,
  IS_DOCUMENT,
  isOfOccupation,
  MAY_LIST_PRESENT,
  MESSENGERS,
  PAPERS,
  PRESENT,
  WORKS,
} from './work-words.ts';

const START = String.raw`(?<![\p{L}\p{N}_-])`;
const LINE = String.raw`(?:^|[\r\n])[ \t>]{0,4}`;
const FULL = `(?:${NAME_WORD}${SPACE}(?:${INITIALS}|${NAME_WORD}(?:${SPACE}${NAME_WORD})?)|${INITIALS}${SPACE}?${NAME_WORD})`;
const TIME = '[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?: ?[AP]M)?';
const DAY = '[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{2,4}';
const MOBILE = String.raw`\+?[78][ (-]{0,2}(?:9[0-9]{2}|000)[ )-]{0,2}[0-9]{3}[ -]?[0-9]{2}[ -]?[0-9]{2}(?![0-9])`;

/** Messages of an exported chat: who wrote, and when. */
const WRITER = lazy.gu`(${LINE}(?:\*\*)?)(${NAME_WORD}(?:${SPACE}${NAME_WORD}){0,2})(?=(?:\*\*)?, \[${DAY},? ${TIME})|(${LINE}(?:\*\*)?)(${TWO_WORDS})(?=(?:\*\*)?(?:(?: {2,4}| \[)${TIME}\]?| — (?:${DAY}|(?:Today|Yesterday) at|(?:Сегодня|Вчера),? в) ${TIME})[ \t]{0,4}\r?\n[ \t]{0,4}(?:\p{Ll}|(?:[^\s]{1,40} ){3}))`;
const label = (words: string) =>
  new RegExp(
    String.raw`((?:^|[\r\n])[ \t>*+-]{0,12}["'_]{0,2}(?:${inAnyCase(words)})["'*_]{0,3}:[*_]{0,2}[ \t]{1,8}["']?)(${FULL})(?![\p{L}\p{N}_])`,
    'gu',
  );
const LABELLED = lazyPattern(() => label(`${WORKS}|автор (?:${PAPERS})`));
const SIGNED = lazyPattern(() => label('автор|author'));
/** A heading with a colon, and persons in a list below it. */
const LIST = lazy.giu`((?:^|[\r\n])[ \t#*]{0,8}(?:${PRESENT})(?: [\p{L}]{1,20}){0,3}:?[*_]{0,2}:?[ \t]{0,4}(?:\r?\n[ \t]{0,8}(?:[-—–*•+]|[0-9]{1,3}[.)])[ \t][^\r\n]{0,200}){1,200})`;
const ITEM = lazy.gu`((?:^|[\r\n])[ \t]{0,8}(?:[-—–*•+]|[0-9]{1,3}[.)])[ \t]{1,3}(?:\[[ x]\] )?@?)(${FULL})(?![\p{L}\p{N}_])`;
const BEFORE_PHONE = lazy.gu`${START}()((?:${NAME_WORD}${SPACE}${INITIALS}|${INITIALS}${SPACE}?${NAME_WORD}))(?=[,;:]? ?(?:[(]|(?:тел|моб|т|телефон|phone|tel)\.?:? {1,2})?${PHONE})`;
/** A first name alone at the end of a message, and the mobile number behind it. */
const ALONE = lazy.gu`((?:^|[\r\n]|[.!?»"])[ \t>]{0,3})(${NAME_WORD})(?=,? ${MOBILE}|,${MOBILE})`;
const HANDLED = lazy.gu`((?<![\p{L}\p{N}@./])@)([A-Za-z][A-Za-z0-9_.]{2,40})( [(])(${NAME_WORD}(?:${SPACE}${NAME_WORD})?)(?=[)])`;
const BEFORE_HANDLE = lazy.gu`${START}()(${TWO_WORDS})(?= [(](?:(?:${MESSENGERS}):? ?)?@[\w.])`;
const OF_CALLING = lazy.gu`${START}((?:${inAnyCase(String.raw`(?:${CALLINGS})\p{Ll}{0,3}|blogger|journalist|photographer|accountant|числ[ия]тся за|закрепл[её]н\p{Ll}{0,2} за|записан\p{Ll}{0,2} на|забронирован\p{Ll}{0,2} (?:на|за)|отложен\p{Ll}{0,2} (?:для|за)|зарегистрирован\p{Ll}{0,2} (?:как|на)|registered (?:as|to)|assigned to|held for|belongs to`)}) )(${FULL})(?![\p{L}\p{N}_])`;
/** A surname alone, whose case and verb say that somebody sent something. */
const FROM = lazy.gu`((?<!\p{L})[Оо]т )(\p{Lu}\p{Ll}{2,20}(?:ова|ева|ёва|ина|ына|ского|цкого|овой|евой|ской|цкой|енко))(?= (?:приш|поступ|получ|прилет|ждём|ждем)\p{Ll}{1,6})`;
const CUT_KEY = lazy.u`^([a-z_]{4,16})("[ \t]{0,3}:[ \t]{0,3}")(\p{Lu}[\p{L}\p{M}'’ -]{1,60})(?=")`;
const CUT_OF = [
  'client_surname',
  'client_name',
  'client_middlename',
  'last_name',
  'first_name',
  'patronymic',
];
/** A part of a form as browsers send it (RFC 7578). */
const PART =
  /(\bname="([\w[\]-]{2,60})"(?:;[^\r\n]{0,200})?(?:\r?\n[\w-]{1,40}:[^\r\n]{0,200}){0,3}\r?\n\r?\n)([^\r\n]{1,400})/g;

// In the order in which they are tried.
const RULES: readonly PersonRule[] = [
  {
    isWorth: (text) => /[0-9]:[0-9]{2}/.test(text),
    pattern: WRITER,
    replaced: (mask, whole, chat, writer, line, other) => named(mask, whole, chat ?? line, writer ?? other),
  },
  {
    isWorth: (text) => /:[*_]{0,2}[ \t]{1,8}["']?\p{Lu}/u.test(text),
    pattern: LABELLED,
    replaced: named,
  },
  {
    isWorth: (text) => IS_DOCUMENT.test(text) && /(?:автор|author)/i.test(text),
    pattern: SIGNED,
    replaced: named,
  },
  {
    isWorth: (text) => MAY_LIST_PRESENT.test(text),
    pattern: LIST,
    replaced: (mask, list) =>
      list.replace(ITEM, (whole: string, before: string, name: string) => named(mask, whole, before, name)),
  },
  {
    isWorth: (text) => /[0-9]{3}[ )-]{0,2}[0-9]{3}/.test(text),
    pattern: BEFORE_PHONE,
    replaced: named,
  },
  { isWorth: (text) => /(?:9[0-9]{2}|000)[ )-]{0,2}[0-9]{3}/.test(text), pattern: ALONE, replaced: named },
  { isWorth: (text) => /[(][^()\r\n]{0,20}@/.test(text), pattern: BEFORE_HANDLE, replaced: named },
  {
    isWorth: (text) => /@[A-Za-z][\w.]{2,40} [(]/.test(text),
    pattern: HANDLED,
    replaced: (mask, whole, at = '', handle = '', between = '', name = '') =>
      mayBeCalled(name) ? at + mask('words', handle) + between + mask('words', name) : whole,
  },
  {
    isWorth: (text) => /\p{Ll} \p{Lu}/u.test(text),
    pattern: OF_CALLING,
    replaced: (mask, whole, before = '', name = '') =>
      isOfOccupation(before, name) ? whole : named(mask, whole, before, name),
  },
  { isWorth: (text) => /[Оо]т \p{Lu}/u.test(text), pattern: FROM, replaced: named },
  ...TOLD_RULES,
];

/**
 * Masks persons where documents and chats about work name them: who wrote a message, owns a task, took part in a meeting or holds a seat; and
 * parts of forms, and the member with which a cut answer begins.
 */
export function maskPersonsAtWork(text: string, mask: MaskValue): string {
  const parted = maskCut(text.includes('name="') ? maskParts(text, mask) : text, mask);
  return HAS_NAME.test(parted) ? maskByRules(parted, RULES, mask) : parted;
}

function maskParts(text: string, mask: MaskValue): string {
  return text.replace(PART, (whole, before: string, name: string, value: string) => {
    const kind: FieldKind | undefined = kindOfFormName(name);
    return kind === undefined || kind === 'secret' ? whole : before + mask(kind, value);
  });
}

// The first key of what is left of an answer may have lost its beginning.
function maskCut(text: string, mask: MaskValue): string {
  return text.replace(CUT_KEY, (whole, key: string, sign: string, value: string) => {
    const isTold = key.endsWith('urname') || /"(?:client_|surname|phone|email|middlename)/.test(text);
    return kindOfKey(key) === undefined && isTold && CUT_OF.some((each) => each.endsWith(key))
      ? key + sign + mask('words', value)
      : whole;
  });
}
