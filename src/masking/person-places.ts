import type { PersonPlace } from './person-rules.ts';
import { NAME_WORD, SPACE } from './person-words.ts';

// Who somebody is by a telephone number, an address or a day in the same clause, row or list: masker and scanner read these places alike.

/** A name of two words or three, of which the middle one may be an initial. */
export const PERSON = `${NAME_WORD}(?:${SPACE}\\p{Lu}\\.)?(?:${SPACE}${NAME_WORD}){1,2}`;
const START = String.raw`(?<![\p{L}\p{N}_@./-])`;
/** A telephone number of any country, as far as it takes to tell it from another. */
const NUMBER = String.raw`\+?[(]?[0-9](?:[ ()·-]{0,2}[0-9]){8,14}(?![0-9])`;
const LIVED = '(?:19[2-9][0-9]|20[01][0-9])';
const DAY = `(?:[0-3]?[0-9][./-][01]?[0-9][./-]${LIVED}|${LIVED}[./-][01]?[0-9][./-][0-3]?[0-9])`;
/** Of a literal, which may as well say when a play is on. */
export const BORN = '(?:19[2-9][0-9]|200[0-9])';
/** A word that ends as surnames and patronymics do. */
export const SURNAME = String.raw`\p{Lu}[\p{L}’-]{1,30}(?:[оеё]ва?|[иы]на?|[сц]к(?:ий|ая)|енко|вич|вна|ична|[oe]va?|sk(?:y|aya)|enko|vich|vna)`;
const CELL = String.raw`["']?(?:[ ]?[\t;|][ ]?|, ?)["']?`;
/** Keys of a first name or a surname that mean it beside the other. */
const HALF = '(?:given|family|forename|first|last|fn|ln|given_name|family_name|surname|imya|familiya|name)';

const SIGN = `["']?(?:=|[ ]?:[ ]?)["']`;
const HALF_OF_YAML = 'given|forename|first|family|last';

export const PERSON_PLACES: readonly PersonPlace[] = [
  // "Anna Sample (on call, +44 ...)"
  {
    worth: /[(][^()\r\n]{1,30}[,:] ?\+?[0-9(][0-9 ()-]{8}/,
    before: START,
    name: PERSON,
    after: String.raw`["'»*]{0,3} [(][^()\r\n+0-9]{1,30}[,:] ?${NUMBER}`,
  },
  // "call Anna Sample on ...": whom one calls.
  {
    worth: /(?:абер|вон|all|ing|ial|ontact|бращ)[а-я]{0,4}(?: к)? [A-ZА-ЯЁ]/,
    before: String.raw`(?<!\p{L})(?:[Нн]абер\p{Ll}{1,4}|[Пп]?о?[Зз]вон\p{Ll}{1,4}|[Пп]озвон\p{Ll}{1,4}|[Cc]all|[Rr]ing|[Dd]ial|[Cc]ontact|[Оо]бращ\p{Ll}{2,6} к) `,
    name: PERSON,
    after: `,? (?:на|по|at|on|via) (?:номеру? )?${NUMBER}`,
  },
  // A name in backticks, and an address in brackets behind it.
  {
    worth: /[`*_] ?[(<]/,
    before: String.raw`[\x60*_]{1,2}`,
    name: PERSON,
    after: String.raw`[\x60*_]{1,2} ?[(<]\x60?[\w.+-]{1,60}@`,
  },
  // `<td title="holder">...</td>`, `data-role="buyer">`
  {
    worth:
      /(?:title|role|label|headers?|itemprop)=["'](?:ticket ?)?(?:holder|client|customer|buyer|guest|visitor|attendee)["']/i,
    before: String.raw`(?:title|role|label|headers?|itemprop)=["'](?:[Tt]icket ?)?(?:[Hh]older|[Cc]lient|[Cc]ustomer|[Bb]uyer|[Gg]uest|[Vv]isitor|[Aa]ttendee)["'][^<>]{0,60}>\s{0,8}`,
    name: PERSON,
    after: String.raw`\s{0,8}<`,
  },
  // "Dear <b>Anna Sample</b>"
  {
    worth: /(?:ear|уважаем\p{L}{2}|Уважаем\p{L}{2}|дравствуйте,?) <(?:b|strong|i|em|span)/u,
    before: String.raw`(?<!\p{L})(?:[Dd]ear|[Уу]важаем\p{Ll}{2}|[Зз]дравствуйте,?) <(?:b|strong|i|em|span)(?: [^<>]{0,60})?>`,
    name: `${NAME_WORD}(?:${SPACE}${NAME_WORD}){0,2}`,
    after: `[,!]?</`,
  },
  {
    worth: /(?:Welcome|Welcome back|пожаловать), [A-ZА-ЯЁ]/,
    before: '(?:Welcome(?: back)?|Добро пожаловать), ',
    name: PERSON,
    after: String.raw`[.!](?:\s|$)`,
  },
  // In brackets: "(Anna B. Sample, born ...)"
  {
    worth: /, ?(?:[Дд]\. ?р\.|[Рр]од|born|DOB)/,
    before: START,
    name: `${NAME_WORD}${SPACE}\\p{Lu}\\.${SPACE}${NAME_WORD}`,
    after: String.raw`, ?(?:[Дд]\. ?р\.|[Рр]од\.|родил|born|DOB)`,
  },
  // A row without a header: the name, the day of birth, the passport.
  {
    worth: /[0-9]["']?(?:[ ]?[\t;|][ ]?|, ?)["']?[0-9]{2} ?[0-9]{2} ?(?:№ ?)?[0-9]{6}/,
    before: String.raw`(?:^|[\r\n\t;|,'"(][ ]?)`,
    name: PERSON,
    after: `${CELL}${DAY}${CELL}[0-9]{2} ?[0-9]{2} ?(?:№ ?)?[0-9]{6}(?![0-9])`,
  },
  // A key that has lost its beginning: `...name":"..."`
  {
    worth: /(?:^|[\r\n])[a-z_]{1,12}(?:name|fio)" ?: ?"\p{Lu}/u,
    before: String.raw`(?:^|[\r\n])[a-z_]{1,12}(?:name|fio)"[ ]?:[ ]?"`,
    name: PERSON,
    after: '"',
  },
  // A name before a day of birth in a literal of a program, also in cells of its own, of which one ends as surnames or patronymics do.
  {
    worth: /["'],\s{0,20}(?:datetime\.)?date\((?:19|20)/,
    before: String.raw`[(\[,]\s{0,20}["']`,
    name: `(?:${PERSON}|${SURNAME}|${NAME_WORD}(?=["'],\\s{0,20}["']${SURNAME}["']))`,
    after: String.raw`["'],\s{0,20}(?:["'][\p{L}’-]{2,40}["'],\s{0,20}){0,2}(?:datetime\.)?date\(${BORN},`,
  },
  // Both halves of a name in attributes of one element, or in members side by side.
  {
    worth: /(?:given|family|forename|first|last|fn|ln)["']?(?:=|[ ]?:[ ]?)["']/,
    before: `(?<![\\p{L}\\p{N}_-])["']?(?:given|family|forename|first|last|fn|ln)${SIGN}`,
    name: `${NAME_WORD}(?: ${NAME_WORD}){0,2}`,
    after: String.raw`["'](?:,? ?["']?${HALF}${SIGN}\p{Lu}|(?<=${HALF}${SIGN}\p{Lu}[^"'\r\n]{1,40}["'],? ?["']?\w{1,12}${SIGN}\p{Lu}[^"'\r\n]{1,60}["']))`,
  },
  // The same in two lines of YAML.
  {
    worth: /[\r\n][ \t]{1,20}(?:given|family|forename|first|last): [A-ZА-ЯЁ]/,
    before: `(?:^|[\\r\\n])[ \\t-]{1,20}(?:${HALF_OF_YAML}): `,
    name: NAME_WORD,
    after: String.raw`[ \t]{0,4}(?:\r?\n[ \t]{1,20}(?:${HALF_OF_YAML}|surname): (?:\p{Lu}|maskq)|(?<=[\r\n][ \t-]{1,20}(?:${HALF_OF_YAML}|surname): \p{Lu}[^\r\n]{1,40}\r?\n[ \t]{1,20}\p{Ll}{4,8}: ${NAME_WORD})(?:[\r\n]|$))`,
  },
  // What a console of Redis answers: a key, and its value in the next line.
  {
    worth: /[0-9]\) "(?:fn|ln|first|last|given|family|name|surname|fio|full_?name)"\r?\n/,
    before: String.raw`[0-9]{1,4}\) "(?:fn|ln|first|last|given|family|surname|fio|full_?name|(?:first|last|client|guest|holder)_name)"\r?\n[ \t]{0,8}[0-9]{1,4}\) "`,
    name: `${NAME_WORD}(?: ${NAME_WORD}){0,2}`,
    after: '"',
  },
  // A label, dots as far as the column, and who it is; a term, and its definition in the next line.
  {
    worth: /[а-яa-z](?: ?\.{2}|[ \t]{0,4}\r?\n: )/,
    before: String.raw`(?:^|[\r\n])[ \t>]{0,4}(?:[Вв]ладелец|[Оо]тветственн\p{Ll}{2}|[Кк]уратор|[Кк]онтакт|[Мм]енеджер|[Аа]дминистратор|[Ии]сполнитель|[Oo]wner|[Cc]ontact|[Kk]eeper|[Ss]teward|[Mm]anager|[Rr]esponsible)(?: \p{Ll}{2,16})?(?: ?\.{2,60} ?|[ \t]{0,4}\r?\n: {0,3})`,
    name: PERSON,
    after: String.raw`(?![\p{L}\p{N}_])`,
  },
  // A form with its labels in one line and no signs behind them.
  {
    worth: /амилия \p{Lu}[^\r\n]{2,60} (?:Имя|Отчество) \p{Lu}/u,
    before: String.raw`(?<=[Фф]амилия[^\r\n]{1,80}) (?:Имя|Отчество) `,
    name: NAME_WORD,
    after: String.raw`(?![\p{L}\p{N}_.])`,
  },
];
