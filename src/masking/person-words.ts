import { lazy } from '../common/lazy-pattern.ts';
import { ANY_PATRONYMIC } from './patronymics.ts';

// Words that masker and scanner both read texts by; how they use them is their own.

/** Whoever buys, gets or sells a ticket, or answers for something, in any case of Russian grammar. */
const ROLE = String.raw`(?:клиент|покупател|зрительниц|зрител|заказчик|плательщик|получател|посетител|держател|владел|пассажир|кассир|администратор|менеджер|оператор|билет[её]р|контрол[её]р|именинник|граждан|заявител|супруг|гост|гражданк|отправител|абонент|сотрудни|ответственн|бенефициар|ребён|ребен|клієнт|покупець|покупц|глядач|замовник|одержувач|сатып алушы|тапсырыс беруші)\p{Ll}{0,6}|гр\.`;
/** The same in English: "client" is more often a program. */
const ENGLISH_ROLE =
  '(?:buyer|customer|guest|attendee|passenger|ticket ?holder(?: is)?|card ?holder(?: is)?|payer|payee|beneficiary|recipient|cashier|visitor)';
/** Words before a name that is somebody's. */
const WHOSE = String.raw`на имя|вручен\p{Ll}{0,2}|занял[аи]?|принято от|в лице|с уважением,|муж\p{Ll}{0,2}|жен(?:а|ы|е|у|ой)|сын\p{Ll}{0,2}|доч(?:ь|ери|ерью|ка|ки|ку)|мат(?:ь|ери|ерью)|мам(?:а|ы|е|у|ой)|пап(?:а|ы|е|у|ой)|от(?:ец|ца|цу|цом)|сестр(?:а|ы|е|у|ой)|брат\p{Ll}{0,2}|бабушк\p{Ll}{1,2}|дедушк\p{Ll}{1,2}|друг|подруг\p{Ll}|г-н|г-жа|господин\p{Ll}{0,2}|госпож\p{Ll}{1,2}|позвать|передать|позвоните|(?:оформ|куп|оплат|отмен|заброн|брон|заказ|верн)\p{Ll}{1,9}л[аи]?|оформлен\p{Ll}{0,2} на|выдан\p{Ll}{0,2}|(?:позвон|обрат|напис|сообщ|пожалова|попрос|подпис|приня|запла|ответ|спроси|проси|предъяв|предъяви|забра|довери|пропусти)\p{Ll}{1,9}|(?:беседова|говори|разговарива|встрети|связа|созвони)\p{Ll}{1,6} с|перезвонить|подпись|уважаем\p{Ll}{2}|signed by|dear|contact|(?:booked|ordered|bought|paid|cancell?ed|issued|requested|refunded) (?:by|to)|(?:approved|issued|reserved|refund) for|row (?:of|for)|mr\.?|mrs\.?|ms\.?|in the name of|on behalf of|best regards,|kind regards,|sincerely,`;
/** One of these words stands before a name that is somebody's. */
export const BEFORE_PERSON = `${ROLE}|${ENGLISH_ROLE}|${WHOSE}`;
/** Of a text in small letters: folding case in so long a pattern is dear. */
const PERSON_COMES = lazy.u`(?:${BEFORE_PERSON})[,: –—-]`;
/** After these stands the name of somebody who is known, or of a part. */
const OF_FAME = lazy.iu`(?:имени|им\.|памяти|театр\p{Ll}{0,2}|муз(?:ей|ея|ыка|ыки|ыку)|композитор\p{Ll}{0,2}|автор\p{Ll}{0,2}|поэт\p{Ll}{0,2}|писател\p{Ll}{1,2}|режисс[её]р\p{Ll}{0,2}|дириж[её]р\p{Ll}{0,2}|художник\p{Ll}{0,2}|акт[её]р\p{Ll}{0,2}|актрис\p{Ll}{1,2}|солист\p{Ll}{0,3}|артист\p{Ll}{0,3}|хореограф\p{Ll}{0,2}|царь|царя|князь|дядя|пьес\p{Ll}{1,3}|роман\p{Ll}{0,2}|повест\p{Ll}{1,2}|опер\p{Ll}{1,2}|балет\p{Ll}{0,2}|спектакл\p{Ll}{1,3}|роли|ул\.|улица|улице|пл\.|площад\p{Ll}{1,2}|пр\.|просп\p{Ll}{0,6}\.?|пер\.|наб\.|произведени\p{Ll}{1,3}|творчеств\p{Ll}{1,2}|вечер|концерт\p{Ll}{0,2}|играет|исполняет)[ \u00a0]?$`;
/** Surnames, as they begin, of those after whom halls, plays and evenings are called. */
export const FAMOUS =
  /^(?:Пушкин|Чехов|Толст|Достоевск|Гогол|Тургенев|Островск|Чайковск|Рахманинов|Шостакович|Прокофьев|Мусоргск|Глинк|Римск|Бородин|Скрябин|Стравинск|Свиридов|Хачатурян|Шнитке|Лермонтов|Грибоедов|Булгаков|Горьк|Есенин|Маяковск|Ахматов|Цветаев|Пастернак|Бродск|Блок|Бунин|Куприн|Лесков|Салтыков|Некрасов|Тютчев|Фет|Крылов|Вампилов|Розов|Володин|Станиславск|Немирович|Мейерхольд|Вахтангов|Таиров|Товстоногов|Ермолов|Комиссаржевск|Качалов|Волков|Ломоносов|Гагарин|Высоцк|Окуджав)/u;
/** A word of a name, not of a heading: two letters or more, the first a capital. */
export const NAME_WORD = String.raw`\p{Lu}\p{Ll}[\p{L}\p{M}’-]{0,30}`;
/** Words in small letters within a name: `van`, `al-`, `кызы`. */
const PARTICLE =
  '(?:van|von|der|den|de|del|della|la|le|da|di|dos|du|bin|ibn|al|el|ter|af|zu|фон|ван|де|ди|да|кызы|оглы|улы|заде)';
/** The whole name in a cell, with what may stand behind it: an office, an extension. */
const NAME_OF_CELL = lazy.u`^\p{Lu}[\p{L}\p{M}'’.-]*(?:,?[ \u00a0]+(?:${PARTICLE}[ \u00a0-])?(?:\p{Lu}[\p{L}\p{M}'’.-]*|${PARTICLE}(?!\p{L}))){0,4}(?=,? (?:ext|доб|\()|$)`;
/** A word of a name that is masked. */
export const MASKED_NAME = String.raw`(?:Маскъ|Maskq)\p{Ll}{8}`;
/** One or two initials. */
export const INITIALS = String.raw`\p{Lu}\.[ \u00a0]?(?:\p{Lu}\.)?`;
export const ANY_PATRONYMIC_WORD = `(?:${ANY_PATRONYMIC})`;
/** Between two words of a name. */
export const SPACE = '[ \\u00a0]{1,2}';
export const TWO_WORDS = NAME_WORD + SPACE + NAME_WORD;
/** A surname with both initials, as documents write persons and playbills do not, or behind a title. */
export const SHORT_NAME = String.raw`(?<![\p{L}\p{N}_@./-])(?:${NAME_WORD}[ \u00a0]\p{Lu}\.[ \u00a0]?\p{Lu}\.(?![ \u00a0]?\p{Lu}\p{Ll})|\p{Lu}\.[ \u00a0-]?\p{Lu}\.[ \u00a0]?${NAME_WORD}(?![\p{L}\p{N}_@])|(?<=(?:Mr|Mrs|Ms)\.? )${NAME_WORD}(?![\p{L}\p{N}_@]))`;
/** A text without this shows none. */
export const HAS_SHORT_NAME =
  /\p{Ll}[ \u00a0]\p{Lu}\.[ \u00a0]?\p{Lu}\.|\p{Lu}\.[ \u00a0-]?\p{Lu}\.[ \u00a0]?\p{Lu}\p{Ll}|M(?:r|rs|s)\.? \p{Lu}/u;
/** Behind a name: where somebody is known by another one. */
export const MESSENGERS_IN_BRACKETS = String.raw`[(](?:(?:[Tt]elegram|[Тт]елеграмм?\p{Ll}{0,2}|TG|tg|тг|VK|ВК|вк|[Ii]nstagram|[Дд]искорд|[Dd]iscord|[Ff]acebook|YouTube|[Tt]witter)?:? ?@[\w.]|(?:https?:\/\/)?(?:vk|instagram|facebook)\.com\/[A-Za-z])`;
/** Somebody's telephone number beside a name, with its country before it; a text without the second part of it holds none. */
export const PHONE = String.raw`(?:[3489][0-9]{2}[ -][0-9]{3}-[0-9]{2}-[0-9]{2}(?![0-9])|\+?[0-9]{1,3}[ \u00a0(-]{0,2}[0-9]{3}[ \u00a0)-]{0,2}[0-9]{3}[ \u00a0-]?[0-9]{2}[ \u00a0-]?[0-9]{2}(?![0-9])|\+[0-9]{1,3}(?:[ ()-]{1,2}[0-9]{2,6}){2,4}(?![0-9]))`;
/** Between a name and the number beside it: a sign, a word for it, the quotes of two cells or the key of the next member. */
export const TO_PHONE = String.raw`(?:["'»]{0,2}(?:[,;:]|[ ]?\|)?[ \t]{0,2}(?:[(<[]|(?:тел|моб|т|телефон|phone|tel)\.?:?[ ]{1,2})?[ \t]?|["'],[ ]?["'](?:\w{1,12}["']: ?["'])?)`;
const HAS_PHONE = /[0-9]{3}[ \u00a0)-]{0,2}[0-9]{3}[ \u00a0-]?[0-9]{2}|\+[0-9]{1,3}[ (-]{1,2}[0-9]{2,6}[ )-]/;
/** A text without this shows no name. */
export const HAS_NAME = /\p{Lu}\p{Ll}/u;
/** Words with a capital that follow a role and are no name. */
const NO_PERSON = lazy.u`^(?:User|API|REST|JSON|HTTP|ID|Name|Email|Phone|Data|Support|Service|Error|Errors|House|List|Portal|Orders?|Tickets?|Events?|Care|Cent(?:er|re)|Hall|Theat(?:re|er)|Room|Club|Arena|Stage|Palace|Museum|Park|Team|Mozilla|Apache|Curl|Success|Type|Status|Field|Fields|Test|Tests|Table|Count|Total|Python|Postman|Node|Java|Yandex|Google|Chrome|Telegram|Qtickets|QTickets|ClickHouse|ООО|ОАО|ЗАО|АО|ИП|Фамилия|Имя|Отчество|Больш\p{Ll}+|Мал\p{Ll}{2,3}|Театр\p{Ll}*|Яндекс\p{Ll}*|Зал(?:[аыуе]|ом|ов|ам|ами|ах)?|Дворец|Дом|Клуб|Центр\p{Ll}*|Москв\p{Ll}+|Росси\p{Ll}+|Золот\p{Ll}+|Отч[её]т\p{Ll}*|Ответ\p{Ll}*|Запрос\p{Ll}*|Отдел\p{Ll}*|Служб\p{Ll}+|Департамент\p{Ll}*|Партер|Балкон|Ложа|Амфитеатр|Сбер\p{Ll}*|Телефон|Почта|Заказ\p{Ll}*|Билет\p{Ll}*|Дата|Серия|Сумма|Статус|The|In|On|At|For|From|With|Is|Has|Was|And|Or|Not|No|New|All|Any|Must|Should|Can|May|Will|When|If)$`;
/** Whom one calls, and who is nobody. */
const OF_OFFICE =
  /^(?:Служб|Поддержк|Касс[аы]$|Отдел|Контакт|Организатор|Справоч|Горяч|Лини|Бронирован|Администраци|Ресепш|Приёмн|Филармони|Концерт|Кинотеатр|Цирк|Опера$|Стадион|Box|Office|Tickets?$|Info|Sales|Hotline|Call(?!um)|Reception|Desk|Opera|Contact|Booking|Help|Phone|Mobile)/u;

/** The text in small letters, as long as it is: a sign that has two of them (U+0130) stays. */
export function inSmallLetters(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text.replace(/[^\u0130]+/g, (part) => part.toLowerCase());
}

/** True for a text, given in small letters, that may name a person behind a role. */
export function comesPerson(lower: string): boolean {
  return PERSON_COMES(lower).test(lower);
}

/** True for words behind which somebody stands who is known, or a part. */
export function isOfFame(before: string): boolean {
  return OF_FAME(before).test(before);
}

/** A source of a pattern whose first letter may be a capital: names are told by theirs, so the case must count. */
export function inAnyCase(source: string): string {
  return source.replace(/(?<=^|\||\(\?:)(\p{Ll})/gu, (letter) => `[${letter}${letter.toUpperCase()}]`);
}

/** True for a text that may show a name beside a telephone number. */
export function mayNameBesidePhone(text: string): boolean {
  return HAS_PHONE.test(text) && HAS_NAME.test(text);
}

/** True for a word with a capital that is no name. */
export function isNobody(word: string): boolean {
  return NO_PERSON(word).test(word);
}

/** True for a word by which an office is called. */
export function isOfOffice(word: string): boolean {
  return OF_OFFICE.test(word);
}

/** True for words with capitals behind a role that may be somebody's name. */
export function mayBePerson(name: string): boolean {
  return !wordsOf(name).some((word) => isNobody(word) || FAMOUS.test(word));
}

/** The same beside a telephone number, which an office has, too. */
export function mayBeCalled(name: string): boolean {
  return mayBePerson(name) && !wordsOf(name).some(isOfOffice);
}

/** The name with which a cell begins, where it holds a name and at most a remark; undefined for any other. */
export function nameOfCell(value: string): string | undefined {
  return NAME_OF_CELL(value).exec(value)?.[0];
}

function wordsOf(name: string): string[] {
  return name.split(/[ \u00a0]+/);
}
