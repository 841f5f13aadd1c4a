import { lazy } from '../common/lazy-pattern.ts';
import { isReserved } from './scan-fields.ts';
import { isOpenName, type PersonPlace, placeOfOpenName } from './scan-places.ts';

/** Where a name stands beside what is somebody's; `value`: the name. */
const PLACES: readonly PersonPlace[] = [
  [
    (text) => /ВНА|ВИЧ|ЧНА|ЬИЧ/.test(text),
    lazy.gu`(?<![\p{L}\p{N}-])(?<value>\p{Lu}{2,30}(?:-\p{Lu}{2,30})? \p{Lu}{2,20} \p{Lu}{2,16}(?:[ОЕЁ]ВИЧ|[ОЕЁ]ВНА|ИЧНА|ЬИЧ))(?![\p{L}\p{N}-])`,
  ],
  [
    (text) => text.includes('=?'),
    lazy.g`=\?[\w-]{1,20}\?[BQbq]\?(?<value>[^?\s]{1,400})\?=\s{0,4}<[^<>\s]{1,100}@`,
  ],
  [
    (text) => /<dd>|<\//.test(text),
    lazy.giu`(?:<(?:\w{1,20}:)?(?:person|client|customer|buyer|guest|passenger|visitor|holder|attendee)(?: [^<>]{0,200})?>|<dt>(?:имя|фио|фамилия|клиент|покупатель|name)(?:</dt>)?\s{0,8}<dd>)\s{0,8}(?<value>\p{Lu}[\p{L}\p{M}’-]{1,40}(?: \p{Lu}[\p{L}\p{M}’.-]{0,40}){1,3})\s{0,8}<`,
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
