import { lazy } from '../common/lazy-pattern.ts';
import { always, foundAt, foundBy, foundIn, type PersonFinder, type PersonPart } from './person-rules.ts';
import { MASKED_NAME, NAME_WORD, SPACE, TWO_WORDS } from './person-words.ts';
import { MONTHS } from './work-words.ts';

/** A name in an encoded word of a header (RFC 2047), before its address. */
const ENCODED_WORD = /=\?[\w-]{1,20}\?([BQbq])\?([^?\s]{1,400})\?=(?=\s{0,4}<[^<>\s]{1,100}@)/g;

/** Names beside somebody's day or handle, or where a list, an element or a table says that they are persons. */
export const BESIDE: readonly PersonFinder[] = [
  // The page, the handle and, in its parts, the home (RFC 6350) of who is named before it.
  foundBy(
    /[(](?:https?:\/\/)?(?:vk|instagram|facebook)\.com\//,
    lazy.gu`(${NAME_WORD} [(](?:https?://)?(?:vk|instagram|facebook)\.com/)([A-Za-z][\w.]{3,40})(?=[)])`,
    always,
  ),
  foundBy(/, @[A-Za-z]/, lazy.gu`(${MASKED_NAME}, @)([A-Za-z]\w{2,40})(?![\w@.])`, always),
  foundIn(
    /(?:^|[\r\n])ADR[;:]/,
    lazy.g`((?:^|[\r\n])ADR(?:;[A-Z0-9=;,-]{1,40})?:)([^\r\n]{3,200})`,
    lazy.g`[^;]+`,
    always,
  ),
  // In capitals, as tickets are printed, and the day of birth behind it.
  foundAt({
    worth: /ВНА|ВИЧ|ЧНА|ЬИЧ/,
    before: String.raw`(?<![\p{L}\p{N}-])`,
    name: String.raw`\p{Lu}{2,30}(?:-\p{Lu}{2,30})? \p{Lu}{2,20} \p{Lu}{2,16}(?:[ОЕЁ]ВИЧ|[ОЕЁ]ВНА|ИЧНА|ЬИЧ)`,
    after: String.raw`(?![\p{L}\p{N}-])`,
    isName: always,
  }),
  foundBy(/МАСКЪ/, lazy.gu`(МАСКЪ\p{Lu}{8} )([0-9]{2}\.[0-9]{2}\.[0-9]{4})(?![\p{L}\p{N}-])`, always),
  // A list within a line: "Guest list: Anna Smith; Boris Brown".
  foundIn(
    /guest list|список /i,
    lazy.giu`((?:guest list|список (?:гостей|зрителей|приглаш[её]нных))[ \t]{0,2}[:–—-][ \t]{0,3})([^\r\n]{5,2000})`,
    lazy.gu`(?<=^|[;,][ ]?)${NAME_WORD}(?:${SPACE}${NAME_WORD}){1,2}(?=[ ]?[;,.]|$)`,
  ),
  { worth: /=\?/, find: encodedWords },
  // An element that is a person, with the name alone in it; a term of a list that HTML lets stand open.
  foundBy(
    /<dd>|<\//,
    lazy.giu`(<(?:\w{1,20}:)?(?:person|client|customer|buyer|guest|passenger|visitor|holder|attendee)(?: [^<>]{0,200})?>\s{0,8}|<dt>(?:имя|фио|фамилия|клиент|покупатель|name)(?:</dt>)?\s{0,8}<dd>)(\p{Lu}[\p{L}\p{M}’-]{1,40}(?: \p{Lu}[\p{L}\p{M}’.-]{0,40}){1,3})(?=\s{0,8}<)`,
  ),
  // Rows of a table of persons that names no columns.
  foundIn(
    /insert\s/i,
    lazy.giu`(insert\s{1,4}into\s{1,4}[\x60"]?(?:guests?|clients?|customers?|buyers?|passengers?|attendees?|persons?)[\x60"]?\s{1,4}values\s{0,4})([^;]{1,20000})`,
    lazy.gu`(?<=')(?:\p{Lu}\p{Ll}[\p{L}\p{M}’ -]{1,40}|19[0-9]{2}-[0-9]{2}-[0-9]{2})(?=')`,
    always,
  ),
];

/** In a row behind one who is masked, each with a remark in brackets. */
export const IN_A_ROW: readonly PersonFinder[] = [
  foundBy(
    /\)(?:,|;| и| and) \p{Lu}/u,
    lazy.gu`(${MASKED_NAME}(?: ${MASKED_NAME})? [(][^()\r\n]{1,30}[)](?:,|;| и| and) )(${TWO_WORDS})(?![\p{L}\p{N}_])`,
  ),
  foundBy(
    /менинник|irthday/,
    lazy.gu`(${MASKED_NAME} [(])([0-9]{1,2} (?:${MONTHS})\p{Ll}{0,6})(?=[)])`,
    always,
  ),
];

function* encodedWords(text: string): Generator<PersonPart> {
  for (const { 0: word, 1: kind = '', 2: packed = '', index } of text.matchAll(ENCODED_WORD))
    yield { start: index, end: index + word.length, read: unpackedWord(kind, packed) };
}

function unpackedWord(kind: string, packed: string): string {
  const bytes = /b/i.test(kind)
    ? Buffer.from(packed, 'base64')
    : Buffer.from(
        packed.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      );
  return bytes.toString('utf8').replaceAll('_', ' ');
}
