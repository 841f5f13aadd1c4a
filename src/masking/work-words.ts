import { lazy } from '../common/lazy-pattern.ts';
import { endsAsSurname, isFirstName } from './first-names.ts';

// Words that masker and scanner both know persons by in documents and chats about work; how they use them is their own.

/** What somebody does, or did, of whom a line of a document is. */
export const WORKS = String.raw`owner|backup|reviewer|approver|assignee|assigned to|maintainer|on-?call|tester|prepared by|reviewed by|approved by|reported by|reporter|исполнитель|ответственн\p{Ll}{2}|проверил[аи]?|подготовил[аи]?|составил[аи]?|согласовал[аи]?|утвердил[аи]?|рецензент|докладчик|дежурн\p{Ll}{2}|контакт(?: \p{Ll}{1,20}){0,3}`;
/** Of what somebody is the author who is no writer. */
export const PAPERS = 'отч[её]та|документа|заметки|аудита|письма|сообщения|тестов|задачи|заявки|протокола';
/** A text with one of these is a document, and its author no writer. */
export const IS_DOCUMENT = /(?:Дата|Статус|Версия|Date|Status|Version|Создано|Created)[*_]{0,2}:/;
export const CALLINGS =
  'блогер|журналист|корреспондент|фотограф|аналитик|тестировщик|разработчик|бухгалтер|юрист|программист|волонт[её]р';
const OF_ITS_FORM = lazy.iu`(?:аналитик(?:[аеи]|ой)|(?:${CALLINGS})[аиы]) $`;

/** True for two words behind many of an occupation, or behind what it is occupied with, that are of no name: "разработчики Sample Desk", "система аналитики Sample Desk". */
export function isOfOccupation(before: string, name: string): boolean {
  return (
    OF_ITS_FORM(before).test(before) &&
    !name.split(/[ \u00a0]+/).some((word) => isFirstName(word) || endsAsSurname(word) || word.endsWith('.'))
  );
}

/** Headings of a list of persons. */
export const PRESENT =
  'участники|контрол[её]ры|кассиры|билет[её]ры|волонт[её]ры|дежурные|cashiers|ushers|stewards|volunteers|присутствовали|приглашены|ответственные|на встрече|participants|attendees|present|invitees|assignees|reviewers';
/** A text without this has no such heading. */
export const MAY_LIST_PRESENT =
  /участники|контрол[её]ры|кассиры|билет[её]ры|волонт[её]ры|дежурные|cashiers|ushers|stewards|volunteers|присутств|приглаш|guest list|(?:список|перечень) |ответственные|на встрече|participants|attendee|passengers|present|invitees|assignees|reviewers/i;
/** Keys under which whoever has, does or gets something stands. A firm sells and organises, too: those are none of them. */
export const KEY_OF_SOMEBODY =
  '(?:[Oo]wner|OWNER|[Ww]ho|[Kk]eeper|[Ss]teward|[Cc]urator|[Кк]уратор|[Rr]esponsible|[Rr]ecipient|[Mm]anager|[Cc]ashier|issued_to|assigned_to|[Hh]older|[Aa]ttendee|[Pp]ayer|[Оо]тветственный|[Ии]сполнитель|[Пп]олучатель|[Вв]ладелец|[Мм]енеджер|[Кк]ассир|[Пп]окупатель|[Кк]лиент|[Зз]аказчик|[Зз]ритель|[Гг]ость|[Пп]осетитель|[Пп]лательщик|[Дд]ержатель)';
/** A text without one of these has no such key. */
export const HAS_SUCH_KEY =
  /(?:wner|WNER|ho|eeper|teward|urator|уратор|esponsible|ecipient|anager|ashier|_to|older|ttendee|ayer|тветственный|сполнитель|олучатель|ладелец|енеджер|ассир|окупатель|лиент|аказчик|ритель|ость|осетитель|лательщик|ержатель)["'`]?[ \t]{0,8}[:=]>?[ \t]{0,8}["'«]?[A-ZÀ-ÞЀ-ЯҐӘҒҚҢӨҰҮҺІ]/;
/** Whom a heading with a number names, or quotes. */
export const CLIENTS =
  '[Cc]lient|[Cc]ustomer|[Bb]uyer|[Gg]uest|[Vv]isitor|[Кк]лиент|[Пп]окупатель|[Зз]аказчик|[Гг]ость|[Пп]осетитель|[Зз]ритель';
/** What is done for, by or with somebody. */
export const SENT_TO = String.raw`(?:[Пп]осад|[Рр]ассад)\p{Ll}{1,4}(?: рядом)?|[Пп]ереоформл\p{Ll}{2,4} на|(?:[Пп]исьмо|[Сс]мс|СМС|[Сс]ообщение|[Бб]илет\p{Ll}?) (?:ушл[оаи]|ушёл|отправлен\p{Ll}?|отправили)|(?:[Оо]тзыв|[Жж]алоб\p{Ll}|[Оо]бращение|[Зз]аявку) (?:оставил|написал|подал|прислал)\p{Ll}?|[Сс]огласован\p{Ll}? с|[Rr]equested by|(?:[Ff]or|[Oo]f|[Tt]o|[Ff]rom|[Bb]y) client|(?:[Ss]old|[Gg]iven|[Gg]ifted|[Tt]ransferred|[Rr]esold) to|[Пп]одарен\p{Ll}?|[Нн]а реб[её]нка`;
/** Behind the number of these stands in brackets whose it is. */
export const ORDERS = String.raw`[Зз]аказ\p{Ll}{0,2}|[Бб]рон\p{Ll}{1,2}|[Oo]rder|[Bb]ooking`;
/** Behind these stands who did it, where initials say that it is a person. */
export const DONE_BY = String.raw`(?:[Пп]одтвержд|[Пп]ровер|[Оо]добр|[Оо]форм|[Сс]оглас|[Уу]твержд|[Вв]ыполн|[Рр]азреш|[Оо]тмен|[Зз]авер)\p{Ll}{0,3}[её]н\p{Ll}?`;
export const MONTHS =
  'янв|фев|мар|апр|ма[йя]|ию[нл]|авг|сен|окт|ноя|дек|January|February|March|April|May|June|July|August|September|October|November|December';
/** A name of PHP's serialize() in a text that also has an address. Held at its begin: looked for from every sign, a text of signs takes their square. */
export const SERIALIZED_BESIDE_ADDRESS = /^(?=[^@]*@)[\s\S]*s:4:"name";/;
