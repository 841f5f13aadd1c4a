import { lazyPattern } from '../common/lazy-pattern.ts';
import { endsAsSurname } from './first-names.ts';
import type { MaskValue } from './labelled-values.ts';
import { named, type PersonRule } from './mask-by-rules.ts';
import { PAPER_PLACES } from './paper-places.ts';
import { PERSON_PLACES } from './person-places.ts';
import { INITIALS, MESSENGERS_IN_BRACKETS, NAME_WORD, TWO_WORDS } from './person-words.ts';
import {
  CLIENTS,
  DONE_BY,
  HAS_SUCH_KEY,
  KEY_OF_SOMEBODY,
  MONTHS,
  ORDERS,
  SENT_TO,
  SERIALIZED_BESIDE_ADDRESS,
} from './told-words.ts';

// Persons whom a heading with a number, a letter, a page, a document or a letter's answer tells.

const START = String.raw`(?<![\p{L}\p{N}_-])`;
const MASKED = String.raw`(?:Маскъ|Maskq)\p{Ll}{8}`;
const SURNAME = String.raw`\p{Lu}\p{Ll}{2,20}(?:ова?|ева?|ина?|ск(?:ий|ая)|цк(?:ий|ая)|енко|[иы]х)`;

const rule = (worth: RegExp, source: string, replaced: PersonRule['replaced'] = named): PersonRule => ({
  isWorth: (text) => worth.test(text),
  pattern: lazyPattern(() => new RegExp(source, 'gu')),
  replaced,
});
const each = (mask: MaskValue, parts: string) =>
  parts
    .split(';')
    .map((part) => (part === '' ? part : mask('words', part)))
    .join(';');

/** In the order in which they are tried. */
export const TOLD_RULES: readonly PersonRule[] = [
  // "#### Client 50391: Anna Smith"
  rule(/[0-9]: \p{Lu}/u, `(${START}(?:${CLIENTS}) (?:№ ?|#|id )?[0-9]{1,10}: )(${TWO_WORDS})`),
  // `"holder" : «...»`, `* holder: ...`
  rule(
    /holder|держател|владел/,
    String.raw`((?:(?:^|[\r\n])[ \t>*+-]{0,12}|["'“‘])(?:holder|держатель|владелец)["'”’]?[ ]?:[ ]?["'«“‘]?)(${TWO_WORDS})(?![\p{L}\p{N}_])`,
  ),
  // `"owner": "..."`, `responsible = ...`: two words with capitals are the whole value.
  rule(
    HAS_SUCH_KEY,
    String.raw`((?<![\p{L}\p{N}_])["'\x60]?${KEY_OF_SOMEBODY}["'\x60]?[ \t]{0,8}(?:=>?|:)[ \t]{0,8}["'«]?)(${TWO_WORDS}(?:[ ]${NAME_WORD})?)(?=["'»]|[ \t]{0,8}(?:[\r\n,;}]|$))`,
  ),
  rule(/[(]/, `${START}()(${TWO_WORDS})(?= ${MESSENGERS_IN_BRACKETS})`),
  // The page of who is named before it.
  rule(
    /[(](?:https?:\/\/)?(?:vk|instagram|facebook)\.com\//,
    String.raw`(${NAME_WORD} [(](?:https?:\/\/)?(?:vk|instagram|facebook)\.com\/)([A-Za-z][\w.]{3,40})(?=[)])`,
    (mask, _, before = '', handle = '') => before + mask('words', handle),
  ),
  rule(/["«“]\p{Lu}/u, `(${START}(?:${CLIENTS}) ["«“])(${TWO_WORDS})(?=["»”])`),
  rule(
    /[Nn]ame: /,
    String.raw`((?:^|[\r\n])[Xx]-(?:[Uu]ser|[Cc]lient|[Cc]ustomer|[Cc]ontact|[Gg]uest)-(?:[Ff]ull-?)?[Nn]ame: )(${TWO_WORDS})(?=[ \t]*(?:[\r\n]|$))`,
  ),
  rule(/\p{Ll} \p{Lu}/u, `(${START}(?:${SENT_TO}) )(${TWO_WORDS})(?![\\p{L}\\p{N}_])`),
  // "Список утверждён А. Б. Образцовой."
  rule(/[её]н\p{Ll}? \p{Lu}\./u, `(${START}(?:${DONE_BY}) )(${INITIALS}[ \\u00a0]?${NAME_WORD})`),
  // "Заказ 50391 (Образцова)": a surname, or two words.
  rule(
    /[0-9] [(]\p{Lu}/u,
    `(${START}(?:${ORDERS}) (?:№ ?|#)?[0-9]{3,10} [(])(${NAME_WORD}(?: ${NAME_WORD})?)(?=[)])`,
    (mask, whole, before = '', name = '') =>
      name.includes(' ') || endsAsSurname(name) ? named(mask, whole, before, name) : whole,
  ),
  // "от площадки — ..."
  rule(/[Оо]т \p{Ll}{3,20} [–—-] /u, `(${START}[Оо]т \\p{Ll}{3,20} [–—-] )(${TWO_WORDS})(?![\\p{L}\\p{N}_])`),
  rule(/родил(?:ся|ась) [0-9]/, `${START}()(${TWO_WORDS})(?=,? родил(?:ся|ась) [0-9])`),
  rule(/\]\(mailto:/, String.raw`(\[)(${TWO_WORDS})(?=\]\(mailto:)`),
  rule(
    /class=["'](?:name|client|fio|customer|buyer|guest)["']/,
    String.raw`(<\w{1,10} class=["'](?:name|client|fio|customer|buyer|guest)["']>\s{0,8})(${TWO_WORDS})(?=\s{0,8}<)`,
  ),
  // PHP's serialize(), where an address stands beside the name.
  rule(SERIALIZED_BESIDE_ADDRESS, `(s:4:"name";s:[0-9]{1,4}:")(${TWO_WORDS})(?=";)`),
  rule(
    /"author_name"/,
    String.raw`("author"\s{0,3}:\s{0,3}"(?:visitor|client|customer|guest|user)",\s{0,8}"author_name"\s{0,3}:\s{0,3}")(${NAME_WORD}(?: ${NAME_WORD})?)(?=")`,
  ),
  rule(/амили[яю] \p{Lu}/u, String.raw`((?<!\p{L})[Фф]амили[яю] )(${SURNAME})(?![\p{L}\p{N}_])`),
  rule(
    /[‘‚]/,
    `([‘‚](?:[Ии]мя|[Фф]амилия|[Оо]тчество|ФИО|фио|client_name|surname|first_name|last_name)[’‘] ?: ?[‘‚])(${NAME_WORD}(?: ${NAME_WORD}){0,2})(?=[’‘])`,
  ),
  // RFC 6350: a home in its parts.
  rule(
    /(?:^|[\r\n])ADR[;:]/,
    String.raw`((?:^|[\r\n])ADR(?:;[A-Z0-9=;,-]{1,40})?:)([^\r\n]{3,200})`,
    (mask, _, before = '', parts = '') => before + each(mask, parts),
  ),
  ...[...PAPER_PLACES, ...PERSON_PLACES].map(({ worth, before, name, after }) =>
    rule(worth, `(${before})(${name})(?=${after})`),
  ),
];

/** Persons in a row behind one who is masked, each with a remark in brackets. */
export const ROW_RULES: readonly PersonRule[] = [
  rule(
    /\)(?:,|;| и| and) \p{Lu}/u,
    String.raw`(${MASKED}(?: ${MASKED})? [(][^()\r\n]{1,30}[)](?:,|;| и| and) )(${TWO_WORDS})(?![\p{L}\p{N}_])`,
  ),
  rule(
    /менинник|irthday/,
    String.raw`(${MASKED} [(])([0-9]{1,2} (?:${MONTHS})\p{Ll}{0,6})(?=[)])`,
    (mask, _, before = '', day = '') => before + mask('words', day),
  ),
];
