import { lazyPattern } from '../common/lazy-pattern.ts';
import { mayNameBesidePhone, NAME_WORD, PHONE, TO_PHONE, TWO_WORDS } from './person-words.ts';
import { isReserved } from './scan-fields.ts';
import { isOpenName, type PersonPlace, placeOfOpenName } from './scan-places.ts';

/** Where a name stands beside what is somebody's; `value`: the name. */
const PLACES: readonly PersonPlace[] = [
  [
    mayNameBesidePhone,
    lazyPattern(() => new RegExp(`(?<![\\p{L}\\p{N}_-])(?<value>${TWO_WORDS})${TO_PHONE}${PHONE}`, 'gu')),
  ],
  [
    (text) => /[0-9]{2}[ ]?[(]/.test(text) && mayNameBesidePhone(text),
    lazyPattern(
      () =>
        new RegExp(
          `(?<![0-9])${PHONE}[ \\t]{0,2}[(][ ]?(?<value>${NAME_WORD}(?:[ ]${NAME_WORD})?)[ ]?[)]`,
          'gu',
        ),
    ),
  ],
  [
    (text) => /<\+?[0-9]/.test(text) && mayNameBesidePhone(text),
    lazyPattern(() => new RegExp(`["'«](?<value>${NAME_WORD})(?: \\p{Lu}\\.?)?["'»]{1,3} ?<${PHONE}>`, 'gu')),
  ],
  [
    (text) => /[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{2,4},? [0-9]/.test(text),
    lazyPattern(
      () =>
        new RegExp(
          `^\\[?[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{2,4},? [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?\\]?(?: [–-])? (?<value>${TWO_WORDS}): `,
          'gmu',
        ),
    ),
  ],
  [
    (text) => /, (?:жд|ва|на|сп|бл)/.test(text),
    lazyPattern(
      () =>
        /(?:^|["'«“])[ \t]{0,3}(?<value>\p{Lu}\p{Ll}{2,20}), (?:ждём|ждем|ваш|вас|вам|напоминаем|спасибо за|благодарим)(?!\p{L})/gmu,
    ),
  ],
  [
    (text) => /[0-9] [–—-] \p{Lu}/u.test(text),
    lazyPattern(
      () =>
        new RegExp(
          `(?:[\\p{L}\\p{N}-]{2,30};[0-9]{1,4}|(?:ряд|row) [0-9]{1,3},? (?:место|seat) [0-9]{1,4}) [–—-] (?<value>${TWO_WORDS})(?![\\p{L}\\p{N}_])`,
          'gu',
        ),
    ),
  ],
  [
    (text) => /ВНА|ВИЧ|ЧНА|ЬИЧ/.test(text),
    lazyPattern(
      () =>
        /(?<![\p{L}\p{N}-])(?<value>\p{Lu}{2,30}(?:-\p{Lu}{2,30})? \p{Lu}{2,20} \p{Lu}{2,16}(?:[ОЕЁ]ВИЧ|[ОЕЁ]ВНА|ИЧНА|ЬИЧ))(?![\p{L}\p{N}-])/gu,
    ),
  ],
  [
    (text) => /[0-9]{6} ?[(]/.test(text),
    lazyPattern(
      () =>
        new RegExp(
          `(?:паспорт|рождении|удостоверени|полис)[^\\r\\n()]{1,40}[0-9]{6} ?[(](?<value>${TWO_WORDS})[)]`,
          'giu',
        ),
    ),
  ],
  [
    (text) => /(?:то|зовут|name is|his is) \p{Lu}/u.test(text),
    lazyPattern(
      () =>
        new RegExp(
          `(?<!\\p{L})(?:[Ээ]то|[Мм]еня зовут|[Mm]y name is|[Tt]his is) (?<value>${TWO_WORDS})[,.!]? (?:перезвон|позвон|звон|пиш|мой |моя |у меня|please|my |I |calling)`,
          'gu',
        ),
    ),
  ],
  [
    (text) => text.includes('=?'),
    lazyPattern(() => /=\?[\w-]{1,20}\?[BQbq]\?(?<value>[^?\s]{1,400})\?=\s{0,4}<[^<>\s]{1,100}@/g),
  ],
  [
    (text) => text.includes('tel:'),
    lazyPattern(() => new RegExp(`href=["']tel:[^<>]{5,130}>\\s{0,8}(?<value>${TWO_WORDS})\\s{0,8}<`, 'gu')),
  ],
  [
    (text) => /<dd>|<\//.test(text),
    lazyPattern(
      () =>
        /(?:<(?:\w{1,20}:)?(?:person|client|customer|buyer|guest|passenger|visitor|holder|attendee)(?: [^<>]{0,200})?>|<dt>(?:имя|фио|фамилия|клиент|покупатель|name)(?:<\/dt>)?\s{0,8}<dd>)\s{0,8}(?<value>\p{Lu}[\p{L}\p{M}’-]{1,40}(?: \p{Lu}[\p{L}\p{M}’.-]{0,40}){1,3})\s{0,8}</giu,
    ),
  ],
  [
    (text) => /(?:^|[\r\n])(?:item[0-9]{1,2}\.|mail: |uid: |dn: |telephoneNumber: )/.test(text),
    lazyPattern(
      () =>
        /^(?:item[0-9]{1,2}\.(?:FN|N)(?:;[A-Z0-9=;-]{1,40})?:|(?:cn|sn|givenName|displayName): )(?<value>\p{Lu}[\p{L}\p{M}' ’;-]{1,80})[ \t]*$/gmu,
    ),
  ],
];
const LIST =
  /(?:guest list|список (?:гостей|зрителей|приглаш[её]нных))[ \t]{0,2}[:–—-][ \t]{0,3}(?<list>[^\r\n]{5,2000})/giu;
const ROWS =
  /insert\s{1,4}into\s{1,4}[`"]?(?:guests?|clients?|customers?|buyers?|passengers?|attendees?|persons?)[`"]?\s{1,4}values\s{0,4}(?<rows>[^;]{1,20000})/giu;

/** Where a name stands open in a text beside somebody's number, seat or day, or in a list or an element of persons; -1 without one. */
export function placeOfPerson(text: string): number {
  const at = placeOfOpenName(text, PLACES);
  if (at !== -1) return at;
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
  return /^\p{Lu}\p{Ll}[\p{L}’-]{0,30}(?: \p{Lu}\p{Ll}[\p{L}’-]{0,30}){1,2}$/u.test(item) && isOpenName(item);
}
