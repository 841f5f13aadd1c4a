import { lazyPattern } from '../common/lazy-pattern.ts';
import { PAPER_PLACES } from './paper-places.ts';
import { PERSON_PLACES } from './person-places.ts';
import { INITIALS, MESSENGERS_IN_BRACKETS, NAME_WORD, TWO_WORDS } from './person-words.ts';
import type { PersonPlace } from './scan-places.ts';
import {
  CLIENTS,
  DONE_BY,
  HAS_SUCH_KEY,
  KEY_OF_SOMEBODY,
  ORDERS,
  SENT_TO,
  SERIALIZED_BESIDE_ADDRESS,
} from './told-words.ts';

const BEGINS = String.raw`(?<![\p{L}\p{N}_-])`;
const NAME = `(?<value>${TWO_WORDS})(?![\\p{L}\\p{N}_])`;

const place = (worth: RegExp, source: string): PersonPlace => [
  (text) => worth.test(text),
  lazyPattern(() => new RegExp(source, 'gmu')),
];

/** Where a person stands whom a heading with a number, a page, a document or a letter tells. */
export const TOLD_PLACES: readonly PersonPlace[] = [
  place(/[0-9]: \p{Lu}/u, `${BEGINS}(?:${CLIENTS}) (?:№ ?|#|id )?[0-9]{1,10}: ${NAME}`),
  place(
    /holder|держател|владел/,
    String.raw`(?:^[ \t>*+-]{0,12}|["'“‘])(?:holder|держатель|владелец)["'”’]?[ ]?:[ ]?["'«“‘]?${NAME}`,
  ),
  place(
    HAS_SUCH_KEY,
    String.raw`(?<![\p{L}\p{N}_])${KEY_OF_SOMEBODY}["'\x60]?[ \t]{0,8}[:=]>?[ \t]{0,8}["'«]?(?<value>${TWO_WORDS}(?:[ ]${NAME_WORD})?)(?:["'»]|[ \t]{0,8}(?:[\r\n,;}]|$))`,
  ),
  place(/[(]/, `${BEGINS}(?<value>${TWO_WORDS}) ${MESSENGERS_IN_BRACKETS}`),
  place(/["«“]\p{Lu}/u, `${BEGINS}(?:${CLIENTS}) ["«“](?<value>${TWO_WORDS})["»”]`),
  place(
    /[Nn]ame: /,
    String.raw`^[Xx]-(?:[Uu]ser|[Cc]lient|[Cc]ustomer|[Cc]ontact|[Gg]uest)-(?:[Ff]ull-?)?[Nn]ame: (?<value>${TWO_WORDS})[ \t]*$`,
  ),
  place(/\p{Ll} \p{Lu}/u, `${BEGINS}(?:${SENT_TO}) ${NAME}`),
  place(/[её]н\p{Ll}? \p{Lu}\./u, `${BEGINS}(?:${DONE_BY}) (?<value>${INITIALS}[ \\u00a0]?${NAME_WORD})`),
  place(
    /[0-9] [(]\p{Lu}/u,
    `${BEGINS}(?:${ORDERS}) (?:№ ?|#)?[0-9]{3,10} [(](?<value>${TWO_WORDS}|\\p{Lu}\\p{Ll}{1,20}(?:[оеё]ва?|[иы]на?|[сц]к(?:ий|ая|ого|ой)|енко|чук)(?:у|ым|ой)?)[)]`,
  ),
  place(/[Оо]т \p{Ll}{3,20} [–—-] /u, `${BEGINS}[Оо]т \\p{Ll}{3,20} [–—-] ${NAME}`),
  place(/родил(?:ся|ась) [0-9]/, `${BEGINS}(?<value>${TWO_WORDS}),? родил(?:ся|ась) [0-9]`),
  place(/\]\(mailto:/, String.raw`\[(?<value>${TWO_WORDS})\]\(mailto:`),
  place(
    /class=["'](?:name|client|fio|customer|buyer|guest)["']/,
    String.raw`<\w{1,10} class=["'](?:name|client|fio|customer|buyer|guest)["']>\s{0,8}(?<value>${TWO_WORDS})\s{0,8}<`,
  ),
  place(SERIALIZED_BESIDE_ADDRESS, `s:4:"name";s:[0-9]{1,4}:"(?<value>${TWO_WORDS})";`),
  place(
    /"author_name"/,
    String.raw`"author"\s{0,3}:\s{0,3}"(?:visitor|client|customer|guest|user)",\s{0,8}"author_name"\s{0,3}:\s{0,3}"(?<value>${NAME_WORD}(?: ${NAME_WORD})?)"`,
  ),
  place(
    /амили[яю] \p{Lu}/u,
    String.raw`(?<!\p{L})[Фф]амили[яю] (?<value>\p{Lu}\p{Ll}{2,20}(?:ова?|ева?|ина?|[сц]к(?:ий|ая)|енко|[иы]х))(?![\p{L}\p{N}_])`,
  ),
  place(
    /[‘‚]/,
    `[‘‚](?:[Ии]мя|[Фф]амилия|[Оо]тчество|ФИО|фио|client_name|surname|first_name|last_name)[’‘] ?: ?[‘‚](?<value>${NAME_WORD}(?: ${NAME_WORD}){0,2})[’‘]`,
  ),
  place(
    /\)(?:,|;| и| and) \p{Lu}/u,
    String.raw`(?:Маскъ|Maskq)\p{Ll}{8} [(][^()\r\n]{1,30}[)](?:,|;| и| and) ${NAME}`,
  ),
  ...[...PAPER_PLACES, ...PERSON_PLACES].map(({ worth, before, name, after }) =>
    place(worth, `${before}(?<value>${name})(?=${after})`),
  ),
];
