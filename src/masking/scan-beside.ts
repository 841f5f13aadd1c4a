import { FAMOUS, NAME_WORD, NO_PERSON } from './person-words.ts';
import { isReserved } from './scan-fields.ts';

const PHONE = String.raw`\+?[0-9]{1,3}[ \u00a0(-]{0,2}[0-9]{3}[ \u00a0)-]{0,2}[0-9]{3}[ \u00a0-]?[0-9]{2}[ \u00a0-]?[0-9]{2}(?![0-9])`;
const TWO = `${NAME_WORD}[ \\u00a0]{1,2}${NAME_WORD}`;
/** Where a name stands beside what is somebody's; `value`: the name. */
const PLACES: readonly (readonly [worth: RegExp, place: RegExp])[] = [
  [
    /[0-9]{2}/,
    new RegExp(
      `(?<![\\p{L}\\p{N}_-])(?<value>${TWO})["'»]{0,2}[,;:]?[ \\t]{0,2}(?:[(<[]|(?:тел|моб|т|телефон|phone|tel)\\.?:?[ ]{1,2})?[ \\t]?${PHONE}`,
      'gu',
    ),
  ],
  [
    /[0-9]{2}[ ]?[(]/,
    new RegExp(`(?<![0-9])${PHONE}[ \\t]{0,2}[(][ ]?(?<value>${NAME_WORD}(?:[ ]${NAME_WORD})?)[ ]?[)]`, 'gu'),
  ],
  [/<\+?[0-9]/, new RegExp(`["'«](?<value>${NAME_WORD})(?: \\p{Lu}\\.?)?["'»]{1,3} ?<${PHONE}>`, 'gu')],
  [
    /[0-9]:[0-9]/,
    new RegExp(
      `^\\[?[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{2,4},? [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?\\]?(?: [–-])? (?<value>${TWO}): `,
      'gmu',
    ),
  ],
  [
    /, (?:жд|ва|на|сп|бл)/,
    /(?:^|["'«“])[ \t]{0,3}(?<value>\p{Lu}\p{Ll}{2,20}), (?:ждём|ждем|ваш|вас|вам|напоминаем|спасибо за|благодарим)(?!\p{L})/gmu,
  ],
  [
    /[0-9] [–—-] /,
    new RegExp(
      `(?:[\\p{L}\\p{N}-]{2,30};[0-9]{1,4}|(?:ряд|row) [0-9]{1,3},? (?:место|seat) [0-9]{1,4}) [–—-] (?<value>${TWO})(?![\\p{L}\\p{N}_])`,
      'gu',
    ),
  ],
  [
    /ВНА|ВИЧ|ЧНА|ЬИЧ/,
    /(?<![\p{L}\p{N}-])(?<value>\p{Lu}{2,30}(?:-\p{Lu}{2,30})? \p{Lu}{2,20} \p{Lu}{2,16}(?:[ОЕЁ]ВИЧ|[ОЕЁ]ВНА|ИЧНА|ЬИЧ))(?![\p{L}\p{N}-])/gu,
  ],
  [
    /[0-9]{6} ?[(]/,
    new RegExp(
      `(?:паспорт|рождении|удостоверени|полис)[^\\r\\n()]{1,40}[0-9]{6} ?[(](?<value>${TWO})[)]`,
      'giu',
    ),
  ],
  [
    /то |зовут |name is |his is /,
    new RegExp(
      `(?<!\\p{L})(?:[Ээ]то|[Мм]еня зовут|[Mm]y name is|[Tt]his is) (?<value>${TWO})[,.!]? (?:перезвон|позвон|звон|пиш|мой |моя |у меня|please|my |I |calling)`,
      'gu',
    ),
  ],
  [/=\?/, /=\?[\w-]{1,20}\?[BQbq]\?(?<value>[^?\s]{1,400})\?=\s{0,4}<[^<>\s]{1,100}@/g],
  [
    /<dd>|<\//,
    /(?:<(?:\w{1,20}:)?(?:person|client|customer|buyer|guest|passenger|visitor|holder|attendee)(?: [^<>]{0,200})?>|<dt>(?:имя|фио|фамилия|клиент|покупатель|name)(?:<\/dt>)?\s{0,8}<dd>)\s{0,8}(?<value>\p{Lu}[\p{L}\p{M}’-]{1,40}(?: \p{Lu}[\p{L}\p{M}’.-]{0,40}){1,3})\s{0,8}</giu,
  ],
];
const LIST =
  /(?:guest list|список (?:гостей|зрителей|приглаш[её]нных))[ \t]{0,2}[:–—-][ \t]{0,3}(?<list>[^\r\n]{5,2000})/giu;
const ROWS =
  /insert\s{1,4}into\s{1,4}[`"]?(?:guests?|clients?|customers?|buyers?|passengers?|attendees?|persons?)[`"]?\s{1,4}values\s{0,4}(?<rows>[^;]{1,20000})/giu;
const DIRECTORY =
  /^(?:item[0-9]{1,2}\.(?:FN|N)(?:;[A-Z0-9=;-]{1,40})?:|(?:cn|sn|givenName|displayName): )(?<value>\p{Lu}[\p{L}\p{M}' ’;-]{1,80})[ \t]*$/gmu;
const OF_OFFICE =
  /^(?:Служб|Поддержк|Касс[аы]$|Отдел|Контакт|Организатор|Справоч|Горяч|Лини|Бронирован|Администраци|Ресепш|Приёмн|Филармони|Концерт|Кинотеатр|Цирк|Опера$|Стадион|Box|Office|Tickets?$|Info|Sales|Hotline|Call|Reception|Desk|Opera|Contact|Booking|Help|Phone|Mobile)/u;

/** Where a name stands open in a text beside somebody's number, seat or day, or in a list or an element of persons; -1 without one. */
export function placeOfPerson(text: string): number {
  for (const [worth, place] of PLACES)
    if (worth.test(text))
      for (const { index, groups } of text.matchAll(place)) if (isOpen(groups?.['value'] ?? '')) return index;
  if (/(?:^|[\r\n])(?:item[0-9]{1,2}\.|mail: |uid: |dn: |telephoneNumber: )/.test(text))
    for (const { index, groups } of text.matchAll(DIRECTORY))
      if (isOpen(groups?.['value'] ?? '')) return index;
  if (/guest list|список /i.test(text))
    for (const { index, groups } of text.matchAll(LIST))
      if ((groups?.['list'] ?? '').split(/[;,]/).some((item) => isListed(item.trim().replace(/\.$/, ''))))
        return index;
  if (/insert\s/i.test(text))
    for (const { index, groups } of text.matchAll(ROWS))
      for (const [, value = ''] of (groups?.['rows'] ?? '').matchAll(
        /'(\p{Lu}\p{Ll}[\p{L}\p{M}’ -]{1,40}|19[0-9]{2}-[0-9]{2}-[0-9]{2})'/gu,
      ))
        if (!isReserved('name', value)) return index;
  return -1;
}

function isListed(item: string): boolean {
  return /^\p{Lu}\p{Ll}[\p{L}’-]{0,30}(?: \p{Lu}\p{Ll}[\p{L}’-]{0,30}){1,2}$/u.test(item) && isOpen(item);
}

function isOpen(name: string): boolean {
  const words = name.split(/[ \u00a0]+/);
  return (
    !words.some((word) => NO_PERSON.test(word) || FAMOUS.test(word) || OF_OFFICE.test(word)) &&
    !isReserved('name', name)
  );
}
