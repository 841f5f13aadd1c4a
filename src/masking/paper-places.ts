import type { PersonPlace } from './person-rules.ts';
import { NAME_WORD, SPACE } from './person-words.ts';

// Who somebody is by a day of birth, a document, a home or a call in the same clause: masker and scanner read these places alike.

const TAGS = 'client|customer|buyer|guest|passenger|visitor|holder|attendee|person|owner';
/** A name of two words or three. */
const PERSON = `${NAME_WORD}(?:${SPACE}${NAME_WORD}){1,2}`;
const START = String.raw`(?<![\p{L}\p{N}_@./-])`;
const STREETS =
  'Lane|Street|St|Road|Rd|Avenue|Ave|Close|Drive|Row|Way|Court|Place|Gardens|Terrace|Crescent|Hill|Walk|Mews|Square|Grove';
/** A house in a street with a flat, which no hall has. */
export const ENGLISH_HOME = String.raw`[0-9]{1,4}\p{L}? \p{Lu}[\p{L}'’-]{1,30}(?: \p{Lu}[\p{L}'’-]{1,30}){0,2} (?:${STREETS})\.?,? (?:Flat|Apt\.?|Apartment|Unit) ?#?[0-9]{1,4}\p{L}?(?:, \p{Lu}[\p{L}’-]{2,30})?(?![\p{L}\p{N}])`;
/** A text without this shows no such home. */
export const HAS_ENGLISH_HOME = /[0-9][A-Za-z]? [A-Z][^\r\n]{2,100}(?:Flat|Apt|Apartment|Unit)\.? ?#?[0-9]/;

export const PAPER_PLACES: readonly PersonPlace[] = [
  // "Анна Примерова, д.р. ...", "..., паспорт 00 ...", "..., DOB ..."
  {
    worth: /д\. ?р\.|(?<![а-яё])др |рожд|паспорт|passport|d\.?o\.?b|born|снилс/i,
    before: START,
    name: PERSON,
    after: String.raw`["'»”*]{0,3},? ?[(]?(?:(?:[Дд]\. ?р\.|[Дд]ата рождения|[Дд]р|род\.|[Dd]\.?[Oo]\.?[Bb]\.?|[Dd]ate of birth|born(?: on)?)[ :–—-]{1,3}(?=[^\r\n]{0,12}(?:19|20)[0-9]{2}|[0-9]{2}\.[0-9]{2}\.[0-9]{2})|(?:[Пп]асп(?:орт)?\p{Ll}{0,2}\.?|[Pp]assport|СНИЛС)[ :№]{1,3}(?:(?:no|number|серия|номер)[.: ]{1,2})?[A-Z]{0,2}[0-9]{2})`,
  },
  // "у «Анны Примеровой» нет даты рождения" tells it behind; here the field comes first.
  {
    worth: /(?:рожден|паспорт|телефон|почт|отчеств|birth|passport|phone|e-?mail)[^\r\n]{1,60}(?:у|of|for) /i,
    before: String.raw`(?<!\p{L})(?:[Дд]ат\p{Ll} рождения|[Пп]аспорт\p{Ll}{0,3}|[Тт]елефон\p{Ll}{0,2}|[Пп]очт\p{Ll}|[Оо]тчеств\p{Ll}|[Bb]irth ?da(?:te|y)|[Dd]ate of birth|[Pp]assport(?: number)?|[Pp]hone(?: number)?|[Ee]-?mail(?: address)?) (?:у|of|for) ["'«“]?`,
    name: PERSON,
    after: String.raw`(?![\p{L}\p{N}_])`,
  },
  // "it's Anna Smith, 7 Sample Lane, Flat 2"
  {
    worth: HAS_ENGLISH_HOME,
    before: START,
    name: PERSON,
    after: `, ${ENGLISH_HOME}`,
  },
  // `<client fam="..." im="..."/>`
  {
    worth: new RegExp(String.raw`<(?:${TAGS})\s`),
    before: String.raw`(?<![\p{L}\p{N}_-])(?:fam|im|otch?|otchestvo|imya|familiya|famil|last|first|middle|fio)=["'](?<=<(?:${TAGS})\s[^<>]{0,300})`,
    name: `${NAME_WORD}(?: ${NAME_WORD}){0,2}`,
    after: `["']`,
  },
  // What a shell of a program answers to a name that was asked for.
  {
    worth: /(?:fio|name|surname)[^\r\n]{0,80}\r?\n[>. \t]{0,8}[([]["']/,
    before: String.raw`(?<![\p{L}\p{N}])(?:fio|full_?name|client_?name|customer_?name|surname)(?![\p{L}\p{N}_])[^\r\n]{0,80}\r?\n[>. \t]{0,8}[(\[]["']`,
    name: PERSON,
    after: `["']`,
  },
];
