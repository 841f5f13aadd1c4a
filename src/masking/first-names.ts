import { ANY_PATRONYMIC } from './patronymics.ts';
import { FAMOUS, isNobody, isOfFame, isOfOffice } from './person-words.ts';

// First names that both masker and scanner know, and what says that one is somebody's; how they use it is their own. English names that are words as well
// (Rose, Grace, Mark) are not among them.

/** In the nominative, without its last letter where that changes with the case. */
const RUSSIAN =
  'Александр|Алексе|Анатоли|Андре|Антон|Аркади|Арсени|Артём|Артем|Артур|Богдан|Борис|Вадим|Валентин|Валери|Васили|Виктор|Витали|Владимир|Владислав|' +
  'Всеволод|Вячеслав|Геннади|Георги|Герман|Глеб|Григори|Давид|Даниил|Данил|Денис|Дмитри|Евгени|Егор|Ефим|Захар|Иван|Игор|Иль|Кирилл|Константин|Леонид|Лев|Льв|' +
  'Макар|Максим|Марат|Марк|Матве|Михаил|Никит|Никола|Олег|Павел|Павл|Пётр|Петр|Платон|Рамил|Ринат|Роберт|Родион|Роман|Ростислав|Руслан|Савели|Семён|Семен|Серге|' +
  'Станислав|Степан|Святослав|Тарас|Тимофе|Тимур|Фёдор|Федор|Филипп|Эдуард|Эльдар|Юри|Яков|Яковл|Ярослав|Агни|Аделин|Алевтин|Алён|Ален|Алин|Алис|Алл|Альбин|' +
  'Анастаси|Ангелин|Анн|Антонин|Анфис|Арин|Варвар|Василис|Вер|Вероник|Виктори|Галин|Дарь|Диан|Дин|Екатерин|Елен|Елизавет|Жанн|Зинаид|Зо|Инн|Ирин|Карин|Кир|Клавди|' +
  'Азат|Айдар|Айгуль|Айгул|Альберт|Альфи|Амин|Анвар|Ашот|Гульнар|Дамир|Демид|Евдоки|Елисе|Заур|Зульфи|Ильдар|Камил|Лиан|Луиз|Лейл|Магомед|Мадин|Марьян|Наил|Рашид|Рустам|Салават|Самвел|Сюзанн|Тигран|Фарид|Хасан|Шамил|Эдгар|Эрик|Милен|Стефани|' +
  'Агла|Архип|Глафир|Дементи|Демьян|Ефросинь|Лавренти|Матрён|Мартын|Панкрат|Пелаге|Порфири|Потап|Севастьян|Тихон|Харитон|Эрнест|Горде|Емельян|Злат|Иннокенти|Клим|Климент|Кузьм|Лукьян|Мирон|Мирослав|Назар|Нестор|Прохор|Прасковь|Савв|Трофим|Устинь|Фом|Эльмир|Айнур|' +
  'Кристин|Ксени|Ларис|Лиди|Лили|Людмил|Май|Маргарит|Марин|Мари|Мил|Милан|Натали|Наталь|Нелли|Нин|Оксан|Олес|Ольг|Полин|Раис|Регин|Римм|Светлан|Серафим|Снежан|Софи|Софь|' +
  'Таиси|Тамар|Татьян|Ульян|Фаин|Эвелин|Элин|Эльвир|Эмили|Эмм|Юли|Ян|Кат|Маш|Саш|Дим|Лен|Ол|Тан|Наташ|Ир|Юл|Свет|Наст|Жен|Миш|Кол|Серёж|Вов|Паш|Кост';
const CASES = [/[аяуюеиыйьё]$/u, /(?:ой|ей|ою|ею|ом|ем|ём)$/u];
const ENGLISH =
  'Adam|Alan|Albert|Alex|Alexander|Alice|Amanda|Amy|Andrew|Angela|Ann|Anna|Anthony|Arthur|Barbara|Benjamin|Brian|Bridget|Callum|Carl|Carol|Catherine|Charles|Charlotte|' +
  'Christine|Christopher|Claire|Claudia|Craig|Daniel|David|Deborah|Denise|Dennis|Dmitry|Donald|Dorothy|Douglas|Edward|Eleanor|Elena|Elizabeth|Emily|Emma|Eric|Ethan|Eugene|' +
  'Eva|Fiona|Gareth|Gary|George|Gerald|Graham|Hannah|Harold|Helen|Henry|Howard|Hugh|Ian|Igor|Irina|Isaac|Isabel|Ivan|Jack|Jacob|James|Jane|Janet|Jason|Jasper|Jeffrey|Jennifer|' +
  'Jeremy|Jessica|Joan|Joanna|Joe|John|Jonathan|Joseph|Joshua|Judith|Julia|Julie|Karen|Katherine|Kate|Keith|Kenneth|Kevin|Kieran|Kyle|Larry|Laura|Lauren|Leonard|Liam|Linda|Lisa|' +
  'Lorenzo|Louis|Louise|Lucas|Lucy|Luke|Marcus|Margaret|Maria|Marie|Martin|Mary|Matthew|Megan|Melissa|Michael|Michelle|Mikhail|Nancy|Natalia|Nathan|Neil|Nicholas|Nicole|Nigel|' +
  'Nikolai|Noah|Nora|Olga|Oliver|Olivia|Oscar|Pamela|Patricia|Patrick|Paul|Peter|Philip|Rachel|Ralph|Raymond|Rebecca|Richard|Robert|Roger|Ronald|Russell|Ruth|Ryan|Samantha|' +
  'Samuel|Sandra|Sara|Sarah|Scott|Sean|Sergei|Sergey|Sharon|Simon|Sofia|Sophia|Stanley|Stephanie|Stephen|Steven|Stuart|Susan|Svetlana|Tatiana|Teresa|Theresa|Thomas|Timothy|' +
  'Victor|Victoria|Vincent|Vladimir|Walter|Wayne|William|Yulia|Yuliya|Zoe';
const STEMS = new Set(RUSSIAN.split('|'));
const NAMES = new Set(ENGLISH.split('|'));
/** As surnames of Russian end, in any case. */
const SURNAME =
  /(?:[оеё]в|[иы]н|ск|цк)(?:[аыеу]|ым|ой|ою|ий|ого|ому|им|ая|ую)?$|(?:енко|чук|дзе|швили|янц?)$|(?:[oe]va?|ina?|sk(?:y|iy|aya)|enko)$/u;

/** True for a first name, in any case of Russian grammar. */
export function isFirstName(word: string): boolean {
  if (NAMES.has(word) || STEMS.has(word)) return true;
  return CASES.some((ending) => ending.test(word) && STEMS.has(word.replace(ending, '')));
}

/** True for a word that may be the surname of whoever has the first name beside it. */
export function mayBeSurname(word: string): boolean {
  return !isNobody(word) && !FAMOUS.test(word) && !isOfOffice(word);
}

/** True for a word that ends as surnames do: of two cells of a row nothing else says that they are one name. */
export function endsAsSurname(word: string): boolean {
  return mayBeSurname(word) && SURNAME.test(word);
}

/**
 * What only a person has, or whoever speaks for one: an e-mail address, a telephone number, a page, a document. `Author: John Smith`
 * alone may be of a play.
 */
const CONTACT =
  /[\p{L}\p{N}_.+-]@[\p{L}\p{N}-]{1,60}\.\p{L}|\+[0-9](?:[ \u00a0()–-]{0,3}[0-9]){8,14}|(?<![0-9])[78](?:[ \u00a0()–-]{0,3}[0-9]){10}(?![0-9])|(?<![0-9])[(]?[0-9]{3,4}[)]?[ -][0-9]{3}[ -][0-9]{3,4}(?![0-9])|(?:t\.me|vk\.com|wa\.me)\/|\b(?:apt|flat)\b|(?<!\p{L})(?:паспорт|снилс|инн(?!\p{L})|г\.\s?р\.|дата рождения|кв\.)/iu;
/** Right before a name it says that it is somebody's. */
const WHOSE =
  /(?:(?:client|customer|buyer|guest|attendee|(?<!place)(?:card)?holder|issued_to|assigned_to|клиент\p{Ll}{0,3}|покупател\p{Ll}{1,3})(?: name)?["']?(?: ?(?:=>|[:=]) ?| |>(?:<!\[CDATA\[)?)["'“]?|(?:здравствуйте|привет|добрый день|hello|hi|dear),? (?:<(?:b|strong)>|\*\*)?|(?:переписк\p{Ll}{1,3} с|передайте|вернуть|возврат|перевыпустить билет\p{Ll}{0,2}(?: для)?|промокод) |(?:переоформ|перепиш|переписа|перевыпус)\p{Ll}{1,8}[^\r\n!?]{0,120} на )$/iu;
/** Right behind one. */
const DOES =
  /^(?:'s (?:refund|order|ticket|card)| (?:(?:добавил|оставил|изменил|закрыл)(?:[(]а[)]|а)? |(?:вернули|верните|оплатил|купил|просит|просил|звонил|написал|жалуется)(?!\p{L}{2})))/u;
/** Words of a sentence: a title stands by itself. */
const IN_SENTENCE = /\p{Ll}{2,}[^\p{L}]{1,4}\p{Ll}{2,}/u;
const LAST_NAMES = /(?:\p{Lu}[\p{L}’-]{0,30}[ \u00a0]{1,2}){1,3}$/u;
const FIRST_NAMES = /^(?:[ \u00a0]{1,2}\p{Lu}[\p{L}’-]{0,30}){1,3}/u;
/** A title that reads like a sentence of somebody. */
const OF_TITLE = /^ меняет профессию/;
/** So far from a name a contact may stand that is that person's. */
const NEAR = 160;

/**
 * True for a name that is somebody's by what stands in its line or the next one: a contact, a word that says whose it is, or, where the name has a
 * patronymic, a sentence. Not for one that a title or a hall is called after.
 */
export function isOfSomebody(text: string, start: number, end: number, hasPatronymic: boolean): boolean {
  const before = text.slice(Math.max(0, start - NEAR), start);
  const after = text.slice(end, end + NEAR);
  if (
    /[«„]$|placeholder=["'][\p{L} -]{0,60}$/u.test(before) ||
    isOfFame(before.slice(-30)) ||
    OF_TITLE.test(after)
  )
    return false;
  if (FAMOUS.test(after.trimStart())) return false;
  if (WHOSE.test(before) || DOES.test(after)) return true;
  const [above, below] = [lastLines(before), firstLines(after)];
  // The other words of the name, of which not all may have been taken for it, make no sentence.
  const around = [(above.at(-1) ?? '').replace(LAST_NAMES, ''), (below[0] ?? '').replace(FIRST_NAMES, '')];
  if (hasPatronymic && IN_SENTENCE.test(around.join(' '))) return true;
  return CONTACT.test(`${above.join('\n')}\n${below.join('\n')}`);
}

function lastLines(text: string): string[] {
  return text.split(/\r\n|\n|\r/).slice(-2);
}

function firstLines(text: string): string[] {
  return text.split(/\r\n|\n|\r/).slice(0, 2);
}

const PATRONYMIC = new RegExp(`^(?:${ANY_PATRONYMIC})$`, 'u');
const LATIN_PATRONYMIC = /^[A-Z][a-z]{2,14}(?:[oe]vna|[oe]vich)$/;

/** True for a patronymic, in any case of Russian grammar or in Latin letters. */
export function isPatronymic(word: string): boolean {
  return PATRONYMIC.test(word) || LATIN_PATRONYMIC.test(word);
}
