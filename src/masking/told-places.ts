import { isFirstName } from './first-names.ts';
import { ORDER_PLACES } from './order-places.ts';
import { PAPER_PLACES } from './paper-places.ts';
import { PERSON_PLACES } from './person-places.ts';
import type { PersonPlace } from './person-rules.ts';
import {
  INITIALS,
  MESSENGERS_IN_BRACKETS,
  mayNameBesidePhone,
  NAME_WORD,
  PHONE,
  SPACE,
  TO_PHONE,
  TWO_WORDS,
} from './person-words.ts';
import {
  CLIENTS,
  DONE_BY,
  HAS_SUCH_KEY,
  KEY_OF_SOMEBODY,
  ORDERS,
  SENT_TO,
  SERIALIZED_BESIDE_ADDRESS,
} from './work-words.ts';

// Persons whom a heading, a page, a document or a letter tells, or what stands beside them: masker and scanner read these places alike.

const START = String.raw`(?<![\p{L}\p{N}_-])`;
const ENDS = String.raw`(?![\p{L}\p{N}_])`;
const ONE_OR_TWO = `${NAME_WORD}(?:${SPACE}${NAME_WORD})?`;
const besidePhone = (sign: RegExp) => ({
  test: (text: string) => sign.test(text) && mayNameBesidePhone(text),
});

/** Where a name stands, in the order in which they are tried. */
export const TOLD_PLACES: readonly PersonPlace[] = [
  // "#### Client 50391: Anna Smith"
  {
    worth: /[0-9]: \p{Lu}/u,
    before: `${START}(?:${CLIENTS}) (?:№ ?|#|id )?[0-9]{1,10}: `,
    name: TWO_WORDS,
    after: ENDS,
  },
  // `"owner": "..."`, `responsible = ...`: two words with capitals are the whole value.
  {
    worth: HAS_SUCH_KEY,
    before: String.raw`(?<![\p{L}\p{N}_])["'\x60]?${KEY_OF_SOMEBODY}["'\x60]?[ \t]{0,8}(?:=>?|:)[ \t]{0,8}["'«]?`,
    name: String.raw`(?:${TWO_WORDS}(?:[ ]${NAME_WORD})?|\p{Lu}\.?[ ]\p{Lu}{2,30})`,
    after: String.raw`["'»]|[ \t]{0,8}(?:[\r\n,;})\]]|$)`,
  },
  { worth: /[(]/, before: START, name: TWO_WORDS, after: ` ${MESSENGERS_IN_BRACKETS}` },
  { worth: /["«“]\p{Lu}/u, before: `${START}(?:${CLIENTS}) ["«“]`, name: TWO_WORDS, after: '["»”]' },
  {
    worth: /[Nn]ame: /,
    before: String.raw`(?:^|[\r\n])[Xx]-(?:[Uu]ser|[Cc]lient|[Cc]ustomer|[Cc]ontact|[Gg]uest)-(?:[Ff]ull-?)?[Nn]ame: `,
    name: TWO_WORDS,
    after: String.raw`[ \t]*(?:[\r\n]|$)`,
  },
  { worth: /[^ ] [A-ZÀ-ÞĀ-ſЀ-ЯҐӘҒҚҢӨҰҮҺІ]/, before: `${START}(?:${SENT_TO}) `, name: TWO_WORDS, after: ENDS },
  // "Список утверждён А. Б. Образцовой."
  {
    worth: /[её]н\p{Ll}? \p{Lu}\./u,
    before: `${START}(?:${DONE_BY}) `,
    name: `${INITIALS}[ \\u00a0]?${NAME_WORD}`,
    after: '',
  },
  // "Заказ 50391 (Образцова)": a surname, or two words.
  {
    worth: /[0-9] [(]\p{Lu}/u,
    before: `${START}(?:${ORDERS}) (?:№ ?|#)?[0-9]{3,10} [(]`,
    name: String.raw`(?:${TWO_WORDS}|\p{Lu}\p{Ll}{1,20}(?:[оеё]ва?|[иы]на?|[сц]к(?:ий|ая|ого|ой)|енко|чук)(?:у|ым|ой)?)`,
    after: '[)]',
  },
  // "от площадки — ..."
  {
    worth: /[Оо]т \p{Ll}{3,20} [–—-] /u,
    before: `${START}[Оо]т \\p{Ll}{3,20} [–—-] `,
    name: TWO_WORDS,
    after: ENDS,
  },
  { worth: /родил(?:ся|ась) [0-9]/, before: START, name: TWO_WORDS, after: ',? родил(?:ся|ась) [0-9]' },
  {
    worth: /class=["'](?:name|client|fio|customer|buyer|guest)["']/,
    before: String.raw`<\w{1,10} class=["'](?:name|client|fio|customer|buyer|guest)["']>\s{0,8}`,
    name: TWO_WORDS,
    after: String.raw`\s{0,8}<`,
  },
  // PHP's serialize(), where an address stands beside the name.
  { worth: SERIALIZED_BESIDE_ADDRESS, before: 's:4:"name";s:[0-9]{1,4}:"', name: TWO_WORDS, after: '";' },
  {
    worth: /"author_name"/,
    before: String.raw`"author"\s{0,3}:\s{0,3}"(?:visitor|client|customer|guest|user)",\s{0,8}"author_name"\s{0,3}:\s{0,3}"`,
    name: ONE_OR_TWO,
    after: '"',
  },
  {
    worth: /амили[яю] \p{Lu}/u,
    before: String.raw`(?<!\p{L})[Фф]амили[яю] `,
    name: String.raw`\p{Lu}\p{Ll}{2,20}(?:ова?|ева?|ина?|[сц]к(?:ий|ая)|енко|[иы]х)`,
    after: ENDS,
  },
  {
    worth: /[‘‚]/,
    before:
      '[‘‚](?:[Ии]мя|[Фф]амилия|[Оо]тчество|ФИО|фио|client_name|surname|first_name|last_name)[’‘] ?: ?[‘‚]',
    name: `${NAME_WORD}(?: ${NAME_WORD}){0,2}`,
    after: '[’‘]',
  },
  ...PAPER_PLACES,
  ...PERSON_PLACES,
  ...ORDER_PLACES,
  // A name and somebody's telephone number side by side: no show has one.
  {
    worth: { test: mayNameBesidePhone },
    before: START,
    name: String.raw`${NAME_WORD}${SPACE}(?:${NAME_WORD}(?:${SPACE}(?:${NAME_WORD}|\p{Lu}\.?(?![\p{L}])))?|\p{Lu}\.?(?![\p{L}]))`,
    after: TO_PHONE + PHONE,
  },
  // A first name alone that is known.
  {
    worth: { test: mayNameBesidePhone },
    before: String.raw`(?<![\p{L}\p{N}_«"“'-])`,
    name: String.raw`\p{Lu}\p{Ll}{2,20}`,
    after: TO_PHONE + PHONE,
    isName: isFirstName,
  },
  {
    worth: besidePhone(/[0-9]{2}[ \t]{0,2}[(]/),
    before: String.raw`(?<![0-9])${PHONE}[ \t]{0,2}[(][ ]?`,
    name: ONE_OR_TWO,
    after: '[ ]?[)]',
  },
  // A line of a chat that was exported: a day, a time, who wrote.
  {
    worth: /[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{2,4},? [0-9]/,
    before: String.raw`(?:^|[\r\n])\[?[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{2,4},? [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?\]?(?: [–-])? `,
    name: `${NAME_WORD}(?:${SPACE}${NAME_WORD}){1,2}`,
    after: ': ',
  },
  // "Анна, ждём вас": a message to somebody begins with the name.
  {
    worth: /, (?:жд|ва|на|сп|бл|до|зд|пр)/,
    before: String.raw`(?:^|[\r\n"'«“])[ \t]{0,3}`,
    name: String.raw`\p{Lu}\p{Ll}{2,20}`,
    after: String.raw`, (?:ждём|ждем|ваш|вас|вам|напоминаем|спасибо за|благодарим|добрый (?:день|вечер)|доброе утро|здравствуйте|приветствую)(?!\p{L})`,
  },
  // A seat, a dash, and who sits there.
  {
    worth: /[0-9] [–—-] \p{Lu}/u,
    before: String.raw`(?:[\p{L}\p{N}-]{2,30};[0-9]{1,4}|(?:ряд|row) [0-9]{1,3},? (?:место|seat) [0-9]{1,4}) [–—-] `,
    name: TWO_WORDS,
    after: ENDS,
  },
  // In brackets behind the number of a document: whose it is.
  {
    worth: /[0-9]{6} ?[(]/,
    before: String.raw`(?:[Пп]аспорт|рождении|[Уу]достоверени|[Пп]олис)[^\r\n()]{1,40}[0-9]{6}[ ]?[(]`,
    name: `${NAME_WORD}(?:${SPACE}${NAME_WORD}){1,2}`,
    after: '[)]',
  },
  // Lines of a card or a directory (RFC 6350, RFC 2849).
  {
    worth: /(?:^|[\r\n])(?:item[0-9]{1,2}\.|mail: |uid: |dn: |telephoneNumber: )/,
    before: String.raw`(?:^|[\r\n])(?:item[0-9]{1,2}\.(?:FN|N)(?:;[A-Z0-9=;-]{1,40})?:|(?:cn|sn|givenName|displayName): )`,
    name: String.raw`\p{Lu}[\p{L}\p{M}' ’;-]{1,80}`,
    after: String.raw`[ \t]*(?:[\r\n]|$)`,
  },
];
