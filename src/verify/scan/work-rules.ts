import { type LazyPattern, lazy } from '../../common/lazy-pattern.ts';
import { some, someName } from './matches.ts';
import { NAME_WORD, nameBut } from './spoken-rules.ts';

// Persons where documents and chats about work name them: who wrote, who owns, who holds a seat.

const TWO = `(?<first>${NAME_WORD}) (?<second>${NAME_WORD})`;
const FULL = String.raw`(?:${TWO}|(?<alone>${NAME_WORD}) \p{Lu}\. ?(?:\p{Lu}\.)?)`;
const CLOCK = String.raw`\d{1,2}:\d{2}(?::\d{2})?(?: [AP]M)?`;
const DAY = String.raw`\d{1,4}[./-]\d{1,2}[./-]\d{2,4}`;
/** A surname in any case: behind many of an occupation two other words are what they make. */
const DECLINED = String.raw`\p{Lu}\p{Ll}{1,20}(?:ов|ев|ёв|ин|ын|ск|цк|енко)\p{Ll}{0,3}(?!\p{L})`;
const PLACES: readonly (readonly [worth: RegExp, place: LazyPattern])[] = [
  [/, \[\d/, lazy.gmu`^(?:\*\*)?${TWO}(?:\*\*)?, \[${DAY},? ${CLOCK}`],
  [
    / {2}\d{1,2}:/,
    lazy.gmu`^\*\*${TWO}\*\* {2,4}${CLOCK}[ \t]{0,4}\r?\n[ \t]{0,4}(?:\p{Ll}|(?:\S{1,40} ){3})`,
  ],
  [/ — \d/, lazy.gmu`^${TWO} — ${DAY} ${CLOCK}[ \t]{0,4}\r?\n[ \t]{0,4}(?:\p{Ll}|(?:\S{1,40} ){3})`],
  [
    /: ["']?\p{Lu}|:\*\* \p{Lu}/u,
    lazy.gmu`^[ \t>*+-]{0,12}(?:[Oo]wner|[Bb]ackup|[Rr]eviewer|[Aa]ssignee|[Aa]pprover|[Mm]aintainer|[Rr]eporter|(?:[Pp]repared|[Rr]eviewed|[Aa]pproved) by|[Аа]втор (?:отч[её]та|документа|заметки|аудита|письма|тестов|задачи|протокола)|[Ии]сполнитель|[Пп]роверил[аи]?|[Пп]одготовил[аи]?|[Сс]оставил[аи]?|[Сс]огласовал[аи]?|[Уу]твердил[аи]?|[Дд]окладчик|[Кк]онтакт(?: \p{Ll}{1,20}){0,3})[*_]{0,2}:[*_]{0,2} {1,4}["']?${FULL}(?![\p{L}\d_])`,
  ],
  [
    /@[\w.]{3,40} \(/,
    lazy.gu`(?<![\p{L}\d@./])@[A-Za-z][\w.]{2,40} \((?<first>${NAME_WORD})(?: ${NAME_WORD})?\)`,
  ],
  [/\([^()\r\n]{0,16}@/, lazy.gu`${TWO} \((?:Instagram|Telegram|VK|ВК|TG|тг)?:? ?@[\w.]`],
  [
    /за \p{Lu}|на \p{Lu}|как \p{Lu}|for \p{Lu}|to \p{Lu}/u,
    lazy.giu`(?<!\p{L})(?:числ[ия]тся за|закрепл[её]н\p{Ll}? за|забронирован\p{Ll}? (?:на|за)|записан\p{Ll}? на|зарегистрирован\p{Ll}? как|held for|registered to) ${FULL}(?![\p{L}\d_])`,
  ],
  [
    /\p{Ll} \p{Lu}/u,
    lazy.gu`(?<!\p{L})(?:[Бб]логер|[Жж]урналист|[Фф]отограф|[Аа]налитик|[Тт]естировщик|[Рр]азработчик|[Бб]ухгалтер|[Юю]рист|[Вв]олонт[её]р)\p{Ll}{0,3}(?:(?<![аиы]|налитике|налитикой) | (?=(?:\p{Lu}\p{Ll}+ )?${DECLINED}))${TWO}(?![\p{L}\d_])`,
  ],
];
const HEADING =
  /^[ \t#*]{0,8}(?:Участники|Присутствовали|Participants|Attendees|Present)[^\r\n]{0,40}(?:\r?\n[ \t]{0,4}[-*•] [^\r\n]{0,200}){1,100}/gimu;
const ITEM = lazy.gmu`^[ \t]{0,4}[-*•] ${TWO}(?![\p{L}\d_])`;
const ROW_OF_HTML = /<th>[^<>]{0,40}(?:покупатель|клиент|фио|buyer|customer)\s{0,4}<\/th>/iu;
const CELL = lazy.gu`<td>\s{0,8}${TWO}(?: ${NAME_WORD})?\s{0,8}</td>`;
const LIST = lazy.gu`"(?:client_name|client_surname|surname)"[^[\]{}]{0,400}\],\s{0,8}"(?:rows|data|values)"\s{0,4}:\s{0,4}\[\[[^{}]{0,400}?"(?<first>\p{Lu}\p{Ll}{2,30})(?: (?<second>\p{Lu}\p{Ll}{2,30}))?"`;
const NOBODY =
  /^(?:Support|Service|Team|Office|House|Hall|Theat|Arena|Stage|Club|Tickets?|Orders?|Events?|API|Test|Box|Служб|Поддержк|Касс|Театр|Больш|Мал|Дворец|Дом|Клуб|Зал|Центр|Отдел|Концерт|Филармони|Цирк|Пушкин|Чехов|Толст|Гогол|Чайковск|Островск)/u;
const IPV6 = lazy.iu`(?<![\p{L}\d_])(?:client|remote_addr|visitor|клиент|посетитель)["']?[ ]?[:=][ ]?["'[]?(?!fe80|f[cd]|::|00|2001:db8)(?<value>[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){2,7})(?![\p{L}\d:])`;
const VISITOR_AT =
  /\b(?:visitor|customer|buyer|guest) (?:at|from|with) (?!0{1,2}|10\.|127\.|192\.168\.)(?:\d{1,3}\.){3}\d{1,3}(?![\d.])/i;

/** Kinds of what documents, chats and logs about work say of somebody. Numbers are looked at on demand. */
export function workKinds(text: string, withNumbers: boolean): string[] {
  const kinds: string[] = [];
  if (withNumbers && (/[0-9a-f]:[0-9a-f]{0,4}:/i.test(text) ? IPV6(text).test(text) : VISITOR_AT.test(text)))
    kinds.push('network address');
  if (!/\p{Lu}\p{Ll}/u.test(text)) return kinds;
  if (
    PLACES.some(([worth, place]) => worth.test(text) && someName(text, place(text), isSomebody)) ||
    some(text.matchAll(HEADING), ([list]) => someName(list, ITEM(list), isSomebody)) ||
    (ROW_OF_HTML.test(text) && someName(text, CELL(text), isSomebody)) ||
    someName(text, LIST(text), isSomebody)
  )
    kinds.push('name');
  return kinds;
}

const isSomebody = nameBut(NOBODY);
