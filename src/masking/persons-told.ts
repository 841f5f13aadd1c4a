import { lazy } from '../common/lazy-pattern.ts';
import type { MaskValue } from './labelled-values.ts';
import { named, type PersonRule } from './mask-by-rules.ts';
import { NAME_WORD, TWO_WORDS } from './person-words.ts';
import { TOLD_PLACES } from './told-places.ts';
import { MONTHS } from './told-words.ts';

const MASKED = String.raw`(?:Маскъ|Maskq)\p{Ll}{8}`;

const rule = (
  worth: Pick<RegExp, 'test'>,
  source: string,
  replaced: PersonRule['replaced'] = named,
): PersonRule => ({
  isWorth: (text) => worth.test(text),
  pattern: lazy.gu`${source}`,
  replaced,
});
const each = (mask: MaskValue, parts: string) =>
  parts
    .split(';')
    .map((part) => (part === '' ? part : mask('words', part)))
    .join(';');

/** In the order in which they are tried. */
export const TOLD_RULES: readonly PersonRule[] = [
  ...TOLD_PLACES.map(({ worth, before, name, after }) => rule(worth, `(${before})(${name})(?=${after})`)),
  // The page of who is named before it.
  rule(
    /[(](?:https?:\/\/)?(?:vk|instagram|facebook)\.com\//,
    String.raw`(${NAME_WORD} [(](?:https?:\/\/)?(?:vk|instagram|facebook)\.com\/)([A-Za-z][\w.]{3,40})(?=[)])`,
    (mask, _, before = '', handle = '') => before + mask('words', handle),
  ),
  rule(
    /, @[A-Za-z]/,
    String.raw`(${MASKED}, @)([A-Za-z]\w{2,40})(?![\w@.])`,
    (mask, _, before = '', handle = '') => before + mask('words', handle),
  ),
  // RFC 6350: a home in its parts.
  rule(
    /(?:^|[\r\n])ADR[;:]/,
    String.raw`((?:^|[\r\n])ADR(?:;[A-Z0-9=;,-]{1,40})?:)([^\r\n]{3,200})`,
    (mask, _, before = '', parts = '') => before + each(mask, parts),
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
