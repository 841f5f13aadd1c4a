import { lazyPattern } from '../common/lazy-pattern.ts';
import { type FieldKind, kindOfKey } from './field-keys.ts';
import { kindOfFormName } from './form-values.ts';
import type { MaskValue } from './labelled-values.ts';
import { inAnyCase } from './person-names.ts';
import { FAMOUS, INITIALS, mayBeCalled, NAME_WORD, PHONE, SPACE, TWO_WORDS } from './person-words.ts';

const START = String.raw`(?<![\p{L}\p{N}_-])`;
const LINE = String.raw`(?:^|[\r\n])[ \t>]{0,4}`;
const FULL = `(?:${NAME_WORD}${SPACE}(?:${INITIALS}|${NAME_WORD}(?:${SPACE}${NAME_WORD})?)|${INITIALS}${SPACE}?${NAME_WORD})`;
const TIME = '[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?: ?[AP]M)?';
const DAY = '[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{2,4}';
const MOBILE = String.raw`\+?[78][ (-]{0,2}(?:9[0-9]{2}|000)[ )-]{0,2}[0-9]{3}[ -]?[0-9]{2}[ -]?[0-9]{2}(?![0-9])`;

/** Messages of an exported chat: who wrote, and when. */
const WRITER = lazyPattern(
  () =>
    new RegExp(
      String.raw`(${LINE}(?:\*\*)?)(${NAME_WORD}(?:${SPACE}${NAME_WORD}){0,2})(?=(?:\*\*)?, \[${DAY},? ${TIME})|(${LINE}(?:\*\*)?)(${TWO_WORDS})(?=(?:\*\*)?(?:(?: {2,4}| \[)${TIME}\]?| — (?:${DAY}|(?:Today|Yesterday) at|(?:Сегодня|Вчера),? в) ${TIME})[ \t]{0,4}\r?\n[ \t]{0,4}(?:\p{Ll}|(?:[^\s]{1,40} ){3}))`,
      'gu',
    ),
);
const WORKS = inAnyCase(
  String.raw`owner|backup|reviewer|approver|assignee|assigned to|maintainer|on-?call|tester|prepared by|reviewed by|approved by|reported by|reporter|исполнитель|ответственн\p{Ll}{2}|проверил[аи]?|подготовил[аи]?|составил[аи]?|согласовал[аи]?|утвердил[аи]?|рецензент|докладчик|дежурн\p{Ll}{2}|контакт(?: \p{Ll}{1,20}){0,3}|автор (?:отч[её]та|документа|заметки|аудита|письма|сообщения|тестов|задачи|заявки|протокола)`,
);
const OF_DOCUMENT = inAnyCase('автор|author');
const label = (words: string) =>
  new RegExp(
    String.raw`((?:^|[\r\n])[ \t>*+-]{0,12}["'_]{0,2}(?:${words})["'*_]{0,3}:[*_]{0,2}[ \t]{1,8}["']?)(${FULL})(?![\p{L}\p{N}_])`,
    'gu',
  );
const LABELLED = lazyPattern(() => label(WORKS));
const SIGNED = lazyPattern(() => label(OF_DOCUMENT));
/** A heading with a colon, and persons in a list below it. */
const PRESENT = lazyPattern(
  () =>
    /((?:^|[\r\n])[ \t#*]{0,8}(?:участники|присутствовали|приглашены|ответственные|на встрече|participants|attendees|present|invitees|assignees|reviewers)(?: [\p{L}]{1,20}){0,3}:?[*_]{0,2}:?[ \t]{0,4}(?:\r?\n[ \t]{0,8}(?:[-—–*•+]|[0-9]{1,3}[.)])[ \t][^\r\n]{0,200}){1,200})/giu,
);
const ITEM = lazyPattern(
  () =>
    new RegExp(
      `((?:^|[\\r\\n])[ \\t]{0,8}(?:[-—–*•+]|[0-9]{1,3}[.)])[ \\t]{1,3}(?:\\[[ x]\\] )?@?)(${FULL})(?![\\p{L}\\p{N}_])`,
      'gu',
    ),
);
const BEFORE_PHONE = lazyPattern(
  () =>
    new RegExp(
      `${START}()((?:${NAME_WORD}${SPACE}${INITIALS}|${INITIALS}${SPACE}?${NAME_WORD}))(?=[,;:]? ?(?:[(]|(?:тел|моб|т|телефон|phone|tel)\\.?:? {1,2})?${PHONE})`,
      'gu',
    ),
);
/** A first name alone at the end of a message, and the mobile number behind it. */
const ALONE = lazyPattern(
  () => new RegExp(`((?:^|[\\r\\n]|[.!?»"])[ \\t>]{0,3})(${NAME_WORD})(?=,? ${MOBILE}|,${MOBILE})`, 'gu'),
);
const HANDLED = lazyPattern(
  () =>
    new RegExp(
      `((?<![\\p{L}\\p{N}@./])@)([A-Za-z][A-Za-z0-9_.]{2,40})( [(])(${NAME_WORD}(?:${SPACE}${NAME_WORD})?)(?=[)])`,
      'gu',
    ),
);
const BEFORE_HANDLE = lazyPattern(
  () =>
    new RegExp(
      `${START}()(${TWO_WORDS})(?= [(](?:(?:Instagram|Telegram|VK|ВК|Телеграм\\p{Ll}{0,2}|TG|тг|Facebook|YouTube|Twitter):? ?)?@[\\w.])`,
      'gu',
    ),
);
const OF_CALLING = lazyPattern(
  () =>
    new RegExp(
      String.raw`${START}((?:${inAnyCase(String.raw`(?:блогер|журналист|корреспондент|фотограф|аналитик|тестировщик|разработчик|бухгалтер|юрист|программист|волонт[её]р)\p{Ll}{0,3}|blogger|journalist|photographer|accountant|числ[ия]тся за|закрепл[её]н\p{Ll}{0,2} за|записан\p{Ll}{0,2} на|забронирован\p{Ll}{0,2} (?:на|за)|отложен\p{Ll}{0,2} (?:для|за)|зарегистрирован\p{Ll}{0,2} (?:как|на)|registered (?:as|to)|assigned to|held for|belongs to`)}) )(${FULL})(?![\p{L}\p{N}_])`,
      'gu',
    ),
);
/** A surname alone, whose case and verb say that somebody sent something. */
const FROM = lazyPattern(
  () =>
    /((?<!\p{L})[Оо]т )(\p{Lu}\p{Ll}{2,20}(?:ова|ева|ёва|ина|ына|ского|цкого|овой|евой|ской|цкой|енко))(?= (?:приш|поступ|получ|прилет|ждём|ждем)\p{Ll}{1,6})/gu,
);
const CUT_KEY = /^([a-z_]{4,16})("[ \t]{0,3}:[ \t]{0,3}")(\p{Lu}[\p{L}\p{M}'’ -]{1,60})(?=")/u;
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

type Named = (whole: string, before: string, name: string) => string;

/**
 * Masks persons where documents and chats about work name them: who wrote a message, owns a task, took part in a meeting or holds a seat; and
 * parts of forms, and the member with which a cut answer begins.
 */
export function maskPersonsAtWork(text: string, mask: MaskValue): string {
  const parted = maskCut(text.includes('name="') ? maskParts(text, mask) : text, mask);
  if (!/\p{Lu}\p{Ll}/u.test(parted)) return parted;
  const named: Named = (whole, before, name) => (mayBeCalled(name) ? before + mask('words', name) : whole);
  let masked = parted;
  const when = (worth: RegExp, pattern: () => RegExp, replaced: Named = named) => {
    if (worth.test(masked)) masked = masked.replace(pattern(), replaced);
  };
  if (/[0-9]:[0-9]{2}/.test(masked))
    masked = masked.replace(
      WRITER(),
      (whole, chat?: string, writer?: string, line?: string, other?: string) =>
        named(whole, chat ?? line ?? '', writer ?? other ?? ''),
    );
  when(/:[*_]{0,2}[ \t]{1,8}["']?\p{Lu}/u, LABELLED);
  if (/(?:Дата|Статус|Версия|Date|Status|Version|Создано|Created)[*_]{0,2}:/.test(masked))
    when(/(?:автор|author)/i, SIGNED);
  when(
    /участники|присутств|приглаш|ответственные|на встрече|participants|attendees|present|invitees|assignees|reviewers/i,
    PRESENT,
    (list) => list.replace(ITEM(), named),
  );
  when(/[0-9]{3}[ )-]{0,2}[0-9]{3}/, BEFORE_PHONE);
  when(/(?:9[0-9]{2}|000)[ )-]{0,2}[0-9]{3}/, ALONE);
  when(/[(][^()\r\n]{0,20}@/, BEFORE_HANDLE);
  if (/@[A-Za-z][\w.]{2,40} [(]/.test(masked))
    masked = masked.replace(HANDLED(), (whole, at: string, handle: string, between: string, name: string) =>
      mayBeCalled(name) ? at + mask('words', handle) + between + mask('words', name) : whole,
    );
  when(/\p{Ll} \p{Lu}/u, OF_CALLING);
  when(/[Оо]т \p{Lu}/u, FROM, (whole, before, name) =>
    FAMOUS.test(name) ? whole : named(whole, before, name),
  );
  return masked;
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
