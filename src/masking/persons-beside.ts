import { lazyPattern } from '../common/lazy-pattern.ts';
import type { MaskValue } from './labelled-values.ts';
import { maskByRules, named, type PersonRule } from './mask-by-rules.ts';
import {
  mayBeCalled,
  mayNameBesidePhone,
  NAME_WORD,
  PHONE,
  SPACE,
  TO_PHONE,
  TWO_WORDS,
} from './person-words.ts';

const START = String.raw`(?<![\p{L}\p{N}_-])`;
const TWO = `${NAME_WORD}${SPACE}(?:${NAME_WORD}|\\p{Lu}\\.?(?![\\p{L}]))`;
/** A name and somebody's telephone number side by side: no show has one. */
const BEFORE_PHONE = lazyPattern(
  () => new RegExp(`${START}()((?:${NAME_WORD}${SPACE})?${TWO})(?=${TO_PHONE}${PHONE})`, 'gu'),
);
const ALONE = lazyPattern(
  () => new RegExp(`(["'«]{1,3})(${NAME_WORD}(?:${SPACE}\\p{Lu}\\.?)?)(?=["'»]{1,3}[ ]?<${PHONE}>)`, 'gu'),
);
const AFTER_PHONE = lazyPattern(
  () =>
    new RegExp(
      `((?<![0-9])${PHONE}[ \\t]{0,2}[(][ ]?)(${NAME_WORD}(?:${SPACE}${NAME_WORD})?)(?=[ ]?[)])`,
      'gu',
    ),
);
/** A line of a chat that was exported: a day, a time, who wrote. */
const WRITER = lazyPattern(
  () =>
    new RegExp(
      String.raw`((?:^|[\r\n])\[?[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{2,4},? [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?\]?(?: [–-])? )(${NAME_WORD}(?:${SPACE}${NAME_WORD}){1,2})(?=: )`,
      'gu',
    ),
);
/** "Анна, ждём вас": a message to somebody begins with the name. */
const ADDRESSED = lazyPattern(
  () =>
    /((?:^|[\r\n"'«“])[ \t]{0,3})(\p{Lu}\p{Ll}{2,20})(?=, (?:ждём|ждем|ваш|вас|вам|напоминаем|спасибо за|благодарим)(?!\p{L}))/gu,
);
/** A seat, a dash, and who sits there. */
const SEATED = lazyPattern(
  () =>
    new RegExp(
      String.raw`((?:[\p{L}\p{N}-]{2,30};[0-9]{1,4}|(?:ряд|row) [0-9]{1,3},? (?:место|seat) [0-9]{1,4}) [–—-] )(${TWO_WORDS})(?![\p{L}\p{N}_])`,
      'gu',
    ),
);
/** Of a passenger or a guest in capitals, as tickets are printed. */
const IN_CAPITALS = lazyPattern(
  () =>
    /(?<![\p{L}\p{N}-])(\p{Lu}{2,30}(?:-\p{Lu}{2,30})? \p{Lu}{2,20} \p{Lu}{2,16}(?:[ОЕЁ]ВИЧ|[ОЕЁ]ВНА|ИЧНА|ЬИЧ))(?:( )([0-9]{2}\.[0-9]{2}\.[0-9]{4}))?(?![\p{L}\p{N}-])/gu,
);
/** In brackets behind the number of a document: whose it is. */
const OF_DOCUMENT = lazyPattern(
  () =>
    new RegExp(
      String.raw`((?:паспорт|рождении|удостоверени|полис)[^\r\n()]{1,40}[0-9]{6}[ ]?[(])(${NAME_WORD}(?:${SPACE}${NAME_WORD}){1,2})(?=[)])`,
      'giu',
    ),
);
/** "Это Анна Примерова, перезвоните": who speaks. */
const SPEAKER = lazyPattern(
  () =>
    new RegExp(
      String.raw`((?<!\p{L})(?:[Ээ]то|[Мм]еня зовут|[Mm]y name is|[Tt]his is) )(${TWO_WORDS})(?=[,.!]? (?:перезвон|позвон|звон|пиш|мой |моя |у меня|please|my |I |calling))`,
      'gu',
    ),
);
/** A list within a line: "Guest list: Anna Smith; Boris Brown". */
const LISTED = lazyPattern(
  () =>
    /((?:guest list|список (?:гостей|зрителей|приглаш[её]нных))[ \t]{0,2}[:–—-][ \t]{0,3})([^\r\n]{5,2000})/giu,
);
const ITEM = lazyPattern(
  () => new RegExp(`(?<=^|[;,][ ]?)${NAME_WORD}(?:${SPACE}${NAME_WORD}){1,2}(?=[ ]?[;,.]|$)`, 'gu'),
);
/** A name in an encoded word of a header (RFC 2047), before its address. */
const ENCODED_WORD = lazyPattern(
  () => /=\?[\w-]{1,20}\?([BQbq])\?([^?\s]{1,400})\?=(?=\s{0,4}<[^<>\s]{1,100}@)/g,
);
/** Lines of a card or a directory (RFC 6350, RFC 2849). */
const OF_DIRECTORY = lazyPattern(
  () =>
    /((?:^|[\r\n])(?:item[0-9]{1,2}\.(?:FN|N)(?:;[A-Z0-9=;-]{1,40})?:|(?:cn|sn|givenName|displayName): ))(\p{Lu}[\p{L}\p{M}' ’;-]{1,80})(?=[ \t]*(?:[\r\n]|$))/gu,
);
const IS_DIRECTORY = /(?:^|[\r\n])(?:item[0-9]{1,2}\.|mail: |uid: |dn: |telephoneNumber: )/;
/** An element that is a person, with the name alone in it; a term of a list that HTML lets stand open. */
const ELEMENT = lazyPattern(
  () =>
    /(<(?:\w{1,20}:)?(?:person|client|customer|buyer|guest|passenger|visitor|holder|attendee)(?: [^<>]{0,200})?>\s{0,8}|<dt>(?:имя|фио|фамилия|клиент|покупатель|name)(?:<\/dt>)?\s{0,8}<dd>)(\p{Lu}[\p{L}\p{M}’-]{1,40}(?: \p{Lu}[\p{L}\p{M}’.-]{0,40}){1,3})(?=\s{0,8}<)/giu,
);
/** A link that dials has the name of whom it calls. */
const CALLED = lazyPattern(
  () =>
    new RegExp(
      String.raw`(href=["']tel:[^"'<>]{5,30}["'][^<>]{0,100}>\s{0,8})(${TWO_WORDS})(?=\s{0,8}<)`,
      'gu',
    ),
);
/** Rows of a table of persons that names no columns. */
const INSERTED = lazyPattern(
  () =>
    /(?<head>insert\s{1,4}into\s{1,4}[`"]?(?:guests?|clients?|customers?|buyers?|passengers?|attendees?|persons?)[`"]?\s{1,4}values\s{0,4})(?<rows>[^;]{1,20000})/giu,
);
const PART_OF_ROW = lazyPattern(
  () => /(?<=')(?:\p{Lu}\p{Ll}[\p{L}\p{M}’ -]{1,40}|19[0-9]{2}-[0-9]{2}-[0-9]{2})(?=')/gu,
);

// In the order in which they are tried.
const RULES: readonly PersonRule[] = [
  { isWorth: mayNameBesidePhone, pattern: BEFORE_PHONE, replaced: named },
  {
    isWorth: (text) => text.includes('<') && mayNameBesidePhone(text),
    pattern: ALONE,
    replaced: named,
  },
  {
    isWorth: (text) => text.includes('(') && mayNameBesidePhone(text),
    pattern: AFTER_PHONE,
    replaced: named,
  },
  {
    isWorth: (text) => /[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{2,4},? [0-9]/.test(text),
    pattern: WRITER,
    replaced: named,
  },
  {
    isWorth: (text) => /, (?:жд|ва|на|сп|бл)/.test(text),
    pattern: ADDRESSED,
    replaced: named,
  },
  { isWorth: (text) => /[0-9] [–—-] \p{Lu}/u.test(text), pattern: SEATED, replaced: named },
  { isWorth: (text) => /[0-9]{6} ?[(]/.test(text), pattern: OF_DOCUMENT, replaced: named },
  {
    isWorth: (text) => /(?:то|зовут|name is|his is) \p{Lu}/u.test(text),
    pattern: SPEAKER,
    replaced: named,
  },
  {
    isWorth: (text) => /ВНА|ВИЧ|ЧНА|ЬИЧ/.test(text),
    pattern: IN_CAPITALS,
    replaced: (mask, _, name = '', space = '', day = '') =>
      mask('words', name) + space + (day === '' ? '' : mask('words', day)),
  },
  {
    isWorth: (text) => /guest list|список /i.test(text),
    pattern: LISTED,
    replaced: (mask, _, label = '', list = '') =>
      label + list.replace(ITEM, (name) => (mayBeCalled(name) ? mask('words', name) : name)),
  },
  {
    isWorth: (text) => text.includes('=?'),
    pattern: ENCODED_WORD,
    replaced: (mask, _, kind = '', packed = '') => mask('words', unpackedWord(kind, packed)),
  },
  { isWorth: (text) => text.includes('tel:'), pattern: CALLED, replaced: named },
  { isWorth: (text) => IS_DIRECTORY.test(text), pattern: OF_DIRECTORY, replaced: named },
  { isWorth: (text) => /<dd>|<\//.test(text), pattern: ELEMENT, replaced: named },
  {
    isWorth: (text) => /insert\s/i.test(text),
    pattern: INSERTED,
    replaced: (mask, _, head = '', rows = '') =>
      head + rows.replace(PART_OF_ROW, (part) => mask('words', part)),
  },
];

/** Masks names that stand beside somebody's telephone number, seat, address or day, or where a list or an element says that they are persons. */
export function maskPersonsBeside(text: string, mask: MaskValue): string {
  return maskByRules(text, RULES, mask);
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
