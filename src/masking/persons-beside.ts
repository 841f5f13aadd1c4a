import type { MaskValue } from './labelled-values.ts';
import { FAMOUS, NAME_WORD, NO_PERSON } from './person-words.ts';

const SPACE = '[ \\u00a0]{1,2}';
const START = String.raw`(?<![\p{L}\p{N}_-])`;
const TWO = `${NAME_WORD}${SPACE}(?:${NAME_WORD}|\\p{Lu}\\.?(?![\\p{L}]))`;
const NUMBER = String.raw`\+?[0-9]{1,3}[ \u00a0(-]{0,2}[0-9]{3}[ \u00a0)-]{0,2}[0-9]{3}[ \u00a0-]?[0-9]{2}[ \u00a0-]?[0-9]{2}(?![0-9])`;
/** A name and somebody's telephone number side by side: no show has one. */
const BEFORE_PHONE = new RegExp(
  `${START}()((?:${NAME_WORD}${SPACE})?${TWO})(?=["'»]{0,2}[,;:]?[ \\t]{0,2}(?:[(<[]|(?:тел|моб|т|телефон|phone|tel)\\.?:?[ ]{1,2})?[ \\t]{0,1}${NUMBER})`,
  'gu',
);
const ALONE = new RegExp(
  `(["'«]{1,3})(${NAME_WORD}(?:${SPACE}\\p{Lu}\\.?)?)(?=["'»]{1,3}[ ]?<${NUMBER}>)`,
  'gu',
);
const AFTER_PHONE = new RegExp(
  `((?<![0-9])${NUMBER}[ \\t]{0,2}[(][ ]?)(${NAME_WORD}(?:${SPACE}${NAME_WORD})?)(?=[ ]?[)])`,
  'gu',
);
const HAS_NUMBER = /[0-9]{3}[ \u00a0)-]{0,2}[0-9]{3}[ \u00a0-]?[0-9]{2}/;
/** A line of a chat that was exported: a day, a time, who wrote. */
const WRITER = new RegExp(
  String.raw`((?:^|[\r\n])\[?[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{2,4},? [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?\]?(?: [–-])? )(${NAME_WORD}(?:${SPACE}${NAME_WORD}){1,2})(?=: )`,
  'gu',
);
/** "Анна, ждём вас": a message to somebody begins with the name. */
const ADDRESSED =
  /((?:^|[\r\n"'«“])[ \t]{0,3})(\p{Lu}\p{Ll}{2,20})(?=, (?:ждём|ждем|ваш|вас|вам|напоминаем|спасибо за|благодарим)(?!\p{L}))/gu;
/** A seat, a dash, and who sits there. */
const SEATED = new RegExp(
  String.raw`((?:[\p{L}\p{N}-]{2,30};[0-9]{1,4}|(?:ряд|row) [0-9]{1,3},? (?:место|seat) [0-9]{1,4}) [–—-] )(${NAME_WORD}${SPACE}${NAME_WORD})(?![\p{L}\p{N}_])`,
  'gu',
);
/** Of a passenger or a guest in capitals, as tickets are printed. */
const IN_CAPITALS =
  /(?<![\p{L}\p{N}-])(\p{Lu}{2,30}(?:-\p{Lu}{2,30})? \p{Lu}{2,20} \p{Lu}{2,16}(?:[ОЕЁ]ВИЧ|[ОЕЁ]ВНА|ИЧНА|ЬИЧ))(?:( )([0-9]{2}\.[0-9]{2}\.[0-9]{4}))?(?![\p{L}\p{N}-])/gu;
/** In brackets behind the number of a document: whose it is. */
const OF_DOCUMENT = new RegExp(
  String.raw`((?:паспорт|рождении|удостоверени|полис)[^\r\n()]{1,40}[0-9]{6}[ ]?[(])(${NAME_WORD}(?:${SPACE}${NAME_WORD}){1,2})(?=[)])`,
  'giu',
);
/** "Это Анна Примерова, перезвоните": who speaks. */
const SPEAKER = new RegExp(
  String.raw`((?<!\p{L})(?:[Ээ]то|[Мм]еня зовут|[Mm]y name is|[Tt]his is) )(${NAME_WORD}${SPACE}${NAME_WORD})(?=[,.!]? (?:перезвон|позвон|звон|пиш|мой |моя |у меня|please|my |I |calling))`,
  'gu',
);
/** A list within a line: "Guest list: Anna Smith; Boris Brown". */
const LISTED =
  /((?:guest list|список (?:гостей|зрителей|приглаш[её]нных))[ \t]{0,2}[:–—-][ \t]{0,3})([^\r\n]{5,2000})/giu;
const ITEM = new RegExp(`(?<=^|[;,][ ]?)${NAME_WORD}(?:${SPACE}${NAME_WORD}){1,2}(?=[ ]?[;,.]|$)`, 'gu');
/** A name in an encoded word of a header (RFC 2047), before its address. */
const ENCODED_WORD = /=\?[\w-]{1,20}\?([BQbq])\?([^?\s]{1,400})\?=(?=\s{0,4}<[^<>\s]{1,100}@)/g;
/** Lines of a card or a directory (RFC 6350, RFC 2849). */
const OF_DIRECTORY =
  /((?:^|[\r\n])(?:item[0-9]{1,2}\.(?:FN|N)(?:;[A-Z0-9=;-]{1,40})?:|(?:cn|sn|givenName|displayName): ))(\p{Lu}[\p{L}\p{M}' ’;-]{1,80})(?=[ \t]*(?:[\r\n]|$))/gu;
const IS_DIRECTORY = /(?:^|[\r\n])(?:item[0-9]{1,2}\.|mail: |uid: |dn: |telephoneNumber: )/;
/** An element that is a person, with the name alone in it; a term of a list that HTML lets stand open. */
const ELEMENT =
  /(<(?:\w{1,20}:)?(?:person|client|customer|buyer|guest|passenger|visitor|holder|attendee)(?: [^<>]{0,200})?>\s{0,8}|<dt>(?:имя|фио|фамилия|клиент|покупатель|name)(?:<\/dt>)?\s{0,8}<dd>)(\p{Lu}[\p{L}\p{M}’-]{1,40}(?: \p{Lu}[\p{L}\p{M}’.-]{0,40}){1,3})(?=\s{0,8}<)/giu;
/** Rows of a table of persons that names no columns. */
const INSERTED =
  /(?<head>insert\s{1,4}into\s{1,4}[`"]?(?:guests?|clients?|customers?|buyers?|passengers?|attendees?|persons?)[`"]?\s{1,4}values\s{0,4})(?<rows>[^;]{1,20000})/giu;
const PART_OF_ROW = /(?<=')(?:\p{Lu}\p{Ll}[\p{L}\p{M}’ -]{1,40}|19[0-9]{2}-[0-9]{2}-[0-9]{2})(?=')/gu;

/** Masks names that stand beside somebody's telephone number, seat, address or day, or where a list or an element says that they are persons. */
export function maskPersonsBeside(text: string, mask: MaskValue): string {
  const named = (whole: string, before = '', name = '') =>
    isPerson(name) ? before + mask('words', name) : whole;
  const isNumbered = HAS_NUMBER.test(text);
  const rules: readonly (readonly [
    boolean,
    RegExp,
    (whole: string, ...parts: (string | undefined)[]) => string,
  ])[] = [
    [isNumbered, BEFORE_PHONE, named],
    [isNumbered && text.includes('<'), ALONE, named],
    [isNumbered && text.includes('('), AFTER_PHONE, named],
    [/[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{2,4},? [0-9]/.test(text), WRITER, named],
    [/, (?:жд|ва|на|сп|бл)/.test(text), ADDRESSED, named],
    [/[0-9] [–—-] /.test(text), SEATED, named],
    [/[0-9]{6} ?[(]/.test(text), OF_DOCUMENT, named],
    [/то |зовут |name is |his is /.test(text), SPEAKER, named],
    [
      /ВНА|ВИЧ|ЧНА|ЬИЧ/.test(text),
      IN_CAPITALS,
      (_, name = '', space = '', day = '') =>
        mask('words', name) + space + (day === '' ? '' : mask('words', day)),
    ],
    [
      /guest list|список /i.test(text),
      LISTED,
      (_, label = '', list = '') =>
        label + list.replace(ITEM, (name) => (isPerson(name) ? mask('words', name) : name)),
    ],
    [
      text.includes('=?'),
      ENCODED_WORD,
      (_, kind = '', packed = '') => mask('words', unpackedWord(kind, packed)),
    ],
    [IS_DIRECTORY.test(text), OF_DIRECTORY, named],
    [/<dd>|<\//.test(text), ELEMENT, named],
    [
      /insert\s/i.test(text),
      INSERTED,
      (_, head = '', rows = '') => head + rows.replace(PART_OF_ROW, (part) => mask('words', part)),
    ],
  ];
  let masked = text;
  for (const [isWorth, pattern, replaced] of rules) if (isWorth) masked = masked.replace(pattern, replaced);
  return masked;
}

function isPerson(name: string): boolean {
  const words = name.split(/[ \u00a0]+/);
  return !words.some((word) => NO_PERSON.test(word) || FAMOUS.test(word) || OF_OFFICE.test(word));
}

/** Whom one calls, and who is nobody. */
const OF_OFFICE =
  /^(?:Служб|Поддержк|Касс[аы]$|Отдел|Контакт|Организатор|Справоч|Горяч|Лини|Бронирован|Администраци|Ресепш|Приёмн|Филармони|Концерт|Кинотеатр|Цирк|Опера$|Стадион|Box|Office|Tickets?$|Info|Sales|Hotline|Call|Reception|Desk|Opera|Contact|Booking|Help|Phone|Mobile)/u;

function unpackedWord(kind: string, packed: string): string {
  const bytes = /b/i.test(kind)
    ? Buffer.from(packed, 'base64')
    : Buffer.from(
        packed.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      );
  return bytes.toString('utf8').replaceAll('_', ' ');
}
