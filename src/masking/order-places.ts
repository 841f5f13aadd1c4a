import { PERSON } from './person-places.ts';
import type { PersonPlace } from './person-rules.ts';
import { NAME_WORD, PHONE, SPACE, TWO_WORDS } from './person-words.ts';
import { KEY_OF_SOMEBODY } from './work-words.ts';

// Who somebody is by an order, a ticket, a call, a letter or a form: masker and scanner read these places alike.

const START = String.raw`(?<![\p{L}\p{N}_@./-])`;
/** A surname in another case than the nominative of a man's, which towns have, too. */
const OBLIQUE = String.raw`\p{Lu}\p{Ll}{1,20}(?:[оеё]в|[иы]н)(?:а|у|ым|ой|ую)`;
/** `Sample, Anna`, and with a shortened first name. */
const BY_SURNAME = String.raw`${NAME_WORD}(?:, ${NAME_WORD}|,? \p{Lu}\p{Ll}{0,2}\.)`;

export const ORDER_PLACES: readonly PersonPlace[] = [
  // "Это Анна Примерова, перезвоните": who speaks.
  {
    worth: /(?:[Ээ]то|his is) [A-ZА-ЯЁҐӘҒҚҢӨҰҮҺІ]/,
    before: String.raw`(?<!\p{L})(?:[Ээ]то|[Tt]his is) `,
    name: TWO_WORDS,
    after: String.raw`[,.!]? (?:перезвон|позвон|звон|пиш|мой |моя |у меня|заказ\p{Ll}{0,2} [№#0-9]|please|my |I |calling|order [#0-9])`,
  },
  {
    worth: /зовут |y name is /,
    before: String.raw`(?<!\p{L})(?:[Мм]еня зовут|[Mm]y name is) `,
    name: TWO_WORDS,
    after: String.raw`(?![\p{L}\p{N}_])`,
  },
  // "билета Анны Примеровой (штрихкод ...)", "у Примеровой (заказ ...)"
  {
    worth: /[(](?:barcode|bar code|qr|QR|штрих|баркод|ШК|шк)/,
    before: String.raw`(?<!\p{L})(?:[Tt]ickets? (?:for|of)|[Бб]илет\p{Ll}{0,2}(?: для| на имя)?) `,
    name: TWO_WORDS,
    after: ' [(](?:barcode|bar code|qr|QR|штрих|баркод|ШК|шк)',
  },
  {
    worth: /[(](?:(?:заказ|брон|order|booking)[^\s()]{0,2} )?[№#]?[0-9]{5}/,
    before: String.raw`(?<!\p{L})(?:[Уу]|от|для|за|на|с|со|к|ко|[Ff]or|of|by|from|(?:[Вв]ерн|[Пп]озвон|[Нн]апис|[Вв]ысл|[Оо]тправ|[Пп]еред|[Пп]ерезвон)\p{Ll}{1,6}(?: (?:деньги|билеты?|письмо|смс|средства))?) `,
    name: String.raw`(?:${TWO_WORDS}(?= [(]\p{L})|${OBLIQUE})`,
    after: String.raw` [(](?:(?:заказ|брон|order|booking)\p{Ll}{0,2} )?[№#]?[0-9]{5,10}[)]`,
  },
  // "позвонить Примерову (8 900 ...)"
  {
    worth: /вон[а-я]{1,4} [А-ЯЁ][а-яё]{2,22} [(]/,
    before: String.raw`(?<!\p{L})(?:[Пп]о|[Пп]ере)?[Зз]вон\p{Ll}{1,4} `,
    name: OBLIQUE,
    after: ` [(]${PHONE}`,
  },
  // `last_name IN ('Sample', 'Example')`
  {
    worth: /name["'`]? (?:not )?in ?\(["']/i,
    before: String.raw`["'](?<=(?:(?:last|first|middle|full|client|guest|buyer)_?name|surname|patronymic|fio)["'\x60]? (?:NOT |not )?(?:IN|in) ?\([^()]{0,1000}["'])`,
    name: `${NAME_WORD}(?: ${NAME_WORD}){0,2}`,
    after: `["']`,
  },
  // `<Client><First>Anna</First><Last>Sample</Last>`
  {
    worth: /<(?:\w{1,20}:)?(?:first|last|given|family)>/i,
    before: String.raw`<(?:\w{1,20}:)?(?:[Ff]irst|[Ll]ast|[Gg]iven|[Ff]amily)>(?<=<(?:\w{1,20}:)?(?:[Cc]lient|[Cc]ustomer|[Bb]uyer|[Gg]uest|[Pp]erson|[Aa]ttendee|[Hh]older)[ >][^]{0,200})`,
    name: `${NAME_WORD}(?: ${NAME_WORD}){0,2}`,
    after: '</',
  },
  // A label of a document in its line, and the name in capitals.
  {
    worth: /(?:Фамилия|Имя|Отчество|Surname|ames?)[ \t]{1,4}[A-ZА-ЯЁ]{2}/,
    before: String.raw`(?:^|[\r\n])[ \t>]{0,4}(?:Фамилия|Имя|Отчество|Surname|Given names?|First name|Last name)[ \t]{1,4}`,
    name: String.raw`\p{Lu}{2,30}(?:[ -]\p{Lu}{2,30}){0,2}`,
    after: String.raw`[ \t]{0,8}(?:[\r\n]|$)`,
  },
  {
    worth: /менн[а-яё]{2}(?: билет[а-яё]?)?:? [А-ЯЁ]/,
    before: String.raw`(?<!\p{L})[Ии]менн\p{Ll}{2}(?: билет\p{Ll}?)?:? `,
    name: TWO_WORDS,
    after: String.raw`(?![\p{L}\p{N}_])`,
  },
  // `buyer="Sample, Anna"`, `owner="Sample An."`
  {
    worth: /[a-zа-я]["'`]?[ \t]{0,4}(?:=>?|:)[ \t]{0,4}["'«][^\s!-@]{2,31}(?:, |,? [^\s!-@]{1,3}\.["'»])/,
    before: String.raw`["'«](?=${BY_SURNAME}["'»])(?<=(?<![\p{L}\p{N}_])["'\x60]?(?:${KEY_OF_SOMEBODY}|[Bb]uyer|[Cc]ustomer|[Gg]uest|[Cc]lient)["'\x60]?[ \t]{0,4}(?:=>?|:)[ \t]{0,4}["'«])`,
    name: BY_SURNAME,
    after: `["'»]`,
  },
  // `new Buyer('Sample', 'Anna', '7 900 ...')`
  {
    worth: /(?:Buyer|Client|Customer|Guest|Passenger|Visitor|Attendee)\(\s{0,8}["']/,
    before: String.raw`["'](?<=(?:Buyer|Client|Customer|Guest|Passenger|Visitor|Attendee)\(\s{0,8}(?:["'][^"'()]{0,60}["'],\s{0,8}){0,2}["'])`,
    name: `${NAME_WORD}(?: ${NAME_WORD}){0,2}`,
    after: String.raw`["'][^()]{0,160}(?:[\w.-]@\w|[0-9]{9})`,
  },
  // "Sample Anna, @anna_s"
  {
    worth: /, @[A-Za-z]/,
    before: START,
    name: PERSON,
    after: String.raw`, @[A-Za-z]\w{2,40}(?![\w@.])`,
  },
  // A name beside an address that is no office's.
  {
    worth: /@(?<=[^\s!-@]["']?(?:,? |;|\t| \| )["'`]?[\w.+-]{1,60}@)(?!mask\.invalid)/,
    before: START,
    name: PERSON,
    after: String.raw`["']?(?:,? |;|\t| \| )["'\x60]?(?!(?:info|kassa|cassa|support|help|office|sales|press|admin|no-?reply|contact|booking|tickets?|mail|hello|team|box)[\w.-]{0,20}@)[\w.+-]{1,60}@(?!mask\.invalid)[\w-]`,
  },
  // "name on card A SAMPLE"
  {
    worth: /name on (?:the )?card/i,
    before: '[Nn]ame on (?:the )?card(?: is|:)? ',
    name: String.raw`\p{Lu}[\p{L}.]{0,20}(?: \p{Lu}[\p{L}.-]{1,30}){1,2}`,
    after: String.raw`(?![\p{L}\p{N}_])`,
  },
  // Who signs a letter: by two words, or at its end.
  {
    worth: /(?:hanks|hank you|est|ishes|egards|incerely|heers|ours|важением),?\s{1,4}[A-ZА-ЯЁ]/,
    before: String.raw`(?:(?:^|[\r\n])[> \t]{0,6}(?:(?:[Mm]any )?[Tt]hanks|[Tt]hank you|[Bb]est(?: wishes)?|[Rr]egards|[Cc]heers|[Yy]ours|[Сс] уважением),(?:[ ]|[ \t]{0,3}\r?\n[> \t]{0,6})|(?<!\p{L})(?:[Сс] уважением|(?:[Bb]est |[Kk]ind )?[Rr]egards|[Ss]incerely),?[ \t]{0,3}\r?\n[ \t]{0,3})`,
    name: String.raw`(?:${NAME_WORD}(?:${SPACE}${NAME_WORD}){1,2}(?=[ \t]{0,3}(?:[\r\n,]|$))|${NAME_WORD}(?=[ \t]{0,8}(?:\r?\n[ \t>]{0,8}(?:[\r\n]|$)|$)))`,
    after: '',
  },
];
