import { lazy } from '../../common/lazy-pattern.ts';
import { heldBy, some, someName } from './matches.ts';
import { NAME_WORD, showsName } from './spoken-rules.ts';

// Persons in sentences: who somebody is, stands before the name in any case of grammar, or the name has a patronymic.

const INITIALS = String.raw`\p{Lu}\. ?(?:\p{Lu}\.)?`;
const NAME = `(?:(?<first>${NAME_WORD}) (?<second>${NAME_WORD}|${INITIALS})|${INITIALS} ?(?<behind>${NAME_WORD}))`;
/** What forms call somebody, one or several, in several languages. */
const FORMS = [
  ...[
    "[Tt]icket ?holder(?:’s|'s)? name",
    '[Ll]ead (?:booker|guest)',
    '[Cc]ontact (?:person|name)',
    '[Gg]uests|[Cc]ustomers|[Bb]uyers|[Pp]assengers',
  ],
  ...[
    '[Nn]ombre(?: del? cliente)?',
    '[Nn]om du client',
    '[Nn]ome del cliente',
    '[Nn]ame des (?:Kunden|Gastes)',
    '[Ii]mię i nazwisko',
  ],
  ...[
    '[Пп]рисутствовал[аи]?',
    '[Оо]братил(?:ся|ась|ись)(?:\\(ась\\))?',
    'заняли?',
    'вручен\\p{Ll}?',
    '[Оо]формил[аи]?',
    '[Пп]ринято от',
  ],
].join('|');
/** As they begin, in small letters. */
const WHO = [
  ...[
    'клиент',
    'покупател',
    'зрител',
    'заказчик',
    'получател',
    'плательщик',
    'посетител',
    'кассир',
    'администратор',
    'пассажир',
  ],
  ...[
    'владел',
    'держател',
    'именинник',
    'заявител',
    'граждан',
    'ответственн',
    'менеджер',
    'оператор',
    'контрол',
    'бил[её]т[её]р',
  ],
  ...['сотрудни', 'гост', 'сестр', 'брат', 'супруг'],
].map((stem) => `[${stem.charAt(0).toUpperCase()}${stem.charAt(0)}]${stem.slice(1)}`);
const BY_ROLE = lazy.gu`(?<![\p{L}\p{N}_-])(?:(?:${WHO.join('|')})\p{Ll}{0,4}(?: зала)?|${FORMS}|[Кк]онтактное лицо|[Гг]р\.|муж,|жена,|на имя|оформлен\p{Ll}{0,2} на|[Пп]одпис\p{Ll}{2,5}:?|[Уу]важаем\p{Ll}{2}|[Bb]uyer|[Cc]ustomer|[Pp]assenger|[Aa]ttendee|[Vv]isitor|[Gg]uest|[Cc]ardholder|[Bb]eneficiary|[Pp]ayee)[*_\x60"»]{0,3}[ \t]{0,3}[:–—|-]?[*_\x60]{0,3}[ \t|]{1,4}[*_\x60"'«“]{0,3}${NAME}(?![\p{L}\p{N}_(])`;
const PATRONYMIC = String.raw`\p{Lu}\p{Ll}{1,14}(?:(?:[оеё]в|ь|[кмн]|т)ич(?:а|у|ем|е)?|[оеё]вн(?:а|ы|е|у|ой)|ичн(?:а|ы|е|у|ой))`;
/** Three words, the second or the third a patronymic; or two behind a greeting. */
const FULL = lazy.gu`(\p{L}{0,20}\p{Ll}[,:]? |[–—-] |(?<!\p{L})Я, )(?:(?<first>${NAME_WORD}) (?:(?<second>${NAME_WORD}) ${PATRONYMIC}|${PATRONYMIC} (?<last>${NAME_WORD}))|(?<=(?:[Зз]дравствуйте|[Уу]важаем\p{Ll}{2}|[Ээ]то|зовут),? )(?<called>${NAME_WORD}) ${PATRONYMIC})(?![\p{L}\p{N}_])`;
/** A surname alone at the start, as documents have it. */
const LISTED = lazy.gu`(?:^|[\r\n;|:«]|(?<!placeholder=)["'])[ \t–—•*-]{0,4}(?<first>${NAME_WORD}(?:[оеё]ва?|[иы]на?|[сц]к(?:ий|ая)|ко)) (?<second>${NAME_WORD}) ${PATRONYMIC}(?![\p{L}\p{N}_])`;
const FAME = lazy.iu`(?:имени|им\.|памяти|театр\p{Ll}{0,2}|музе\p{Ll}{1,2}|музык\p{Ll}|композитор\p{Ll}{0,2}|автор\p{Ll}{0,2}|поэт\p{Ll}{0,2}|писател\p{Ll}{1,2}|режисс[её]р\p{Ll}{0,2}|дириж[её]р\p{Ll}{0,2}|художник\p{Ll}{0,2}|акт[её]р\p{Ll}{0,2}|актрис\p{Ll}{1,2}|солист\p{Ll}{0,3}|артист\p{Ll}{0,3}|пьес\p{Ll}{1,3}|роман\p{Ll}{0,2}|повест\p{Ll}{1,2}|опер\p{Ll}{1,2}|балет\p{Ll}{0,2}|спектакл\p{Ll}{1,3}|роли|улиц\p{Ll}|площад\p{Ll}{1,2}|произведени\p{Ll}{1,3}|творчеств\p{Ll}{1,2}|вечер|концерт\p{Ll}{0,2}|играет|исполняет)[,:]? $`;
const KNOWN =
  /^(?:Пушкин|Чехов|Толст|Достоевск|Гогол|Тургенев|Островск|Чайковск|Рахманинов|Шостакович|Прокофьев|Глинк|Лермонтов|Грибоедов|Булгаков|Горьк|Есенин|Маяковск|Вахтангов|Станиславск|Мейерхольд|Ломоносов|Гагарин|Высоцк)/u;
const NOBODY =
  /^(?:Support|Service|Error|House|List|Portal|Orders?|Tickets?|Events?|Name|Email|Phone|Data|Status|Test|Больш|Мал|Театр|Яндекс|Москв|Росси|Фамилия|Имя|Telegram|Python|Postman|Google|Chrome|Mozilla|Java|Node|Служб|Поддержк|Касс|Дворец|Дом|Клуб|Зал|Центр|Отдел|Концерт|Заказ|Билет|Партер|Балкон|Телефон|Почта|Дата|Серия|Сумма|Золот|Отч[её]т|Ответ|Запрос)/u;
const WORTH = lazy.u`\p{Lu}\p{Ll}[\p{L}’-]{0,40}[ ]|\. ?\p{Lu}\p{Ll}`;
const HAS_PATRONYMIC = lazy.u`\p{Ll}(?:ич|вн[аыеу]|вной|чн[аыеу]|чной)`;

/** True for a text in which a role, a kinship or a patronymic says that a name is a person's. */
export function showsPersonInWords(text: string): boolean {
  if (!WORTH(text).test(text)) return false;
  if (someName(text, BY_ROLE(text), isPerson)) return true;
  if (!HAS_PATRONYMIC(text).test(text)) return false;
  return (
    some(text.matchAll(FULL(text)), (match) => {
      const [, before = ''] = match;
      return !FAME(before).test(before) && heldBy(match).every(isPerson);
    }) || someName(text, LISTED(text), isPerson)
  );
}

function isPerson(word: string): boolean {
  return (showsName(word) || /^\p{Lu}\./u.test(word)) && !NOBODY.test(word) && !KNOWN.test(word);
}
