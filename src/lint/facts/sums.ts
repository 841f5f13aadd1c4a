import type { Statement } from '../document/lint-document.ts';
import type { SumFact } from './fact.ts';
import { spotOf } from './spot-of.ts';
import { isAboutEarlier } from './wording.ts';

// A number that is no part of a time, an offset, a date or a phone.
// A comma behind it is none of its own: `11400, +200 = 199 (1.1)` adds nothing to 11400.
const NUMBER = String.raw`(?<![\d.,:+-])(\d(?:[\d,]{0,11}\d)?)(?![\d.,]*\d|:\d|-\d)`;
const TERM = String.raw`${NUMBER}(?:\s+[\p{L}][\p{L}/ -]{0,30})?`;
const CHAIN = `${TERM}(?:\\s*\\+\\s*${TERM.replace(':+-]', ':-]')}){1,20}(?!\\s*[\u2212–-]\\s*\\d)`;
// `pages of 100: 100 + 50` gives the size of each.
const TOTAL_FIRST = new RegExp(
  `(?<!(?:of|by|at most|по|до)\\s)${NUMBER}(?!\\s?%)[^\\d+=.;(:]{0,40}?\\s*[=:(]\\s*(${CHAIN})(?!\\s*\\+|\\d)`,
  'gu',
);
const TOTAL_LAST = new RegExp(`(?<![\\d.=+]\\s?)(${CHAIN})\\s*=\\s*(\\d[\\d,]{0,12})(?![\\d.:]\\d)`, 'gu');

const WORDS = String.raw`(?:\s+\p{L}[\p{L} /-]{0,30}?)?`;
const DIFFERENCE = new RegExp(
  String.raw`${NUMBER}${WORDS}\s+[\u2212–-]\s+(\d[\d,]{0,12})${WORDS}\s*=\s*(\d[\d,]{0,12})(?![\d.:])`,
  'gu',
);
const PRODUCT = new RegExp(
  String.raw`(?<![×*x]\s{0,3})${NUMBER}${WORDS}\s*[×*x]\s*(\d[\d,]{0,12})${WORDS}\s*=\s*(\d[\d,]{0,12})(?![\d.:])`,
  'gu',
);

// Units that change from a factor to the product.
const UNIT = /\d\s?(?:[KMGT]i?B|[KMGT]?B\/s|ms|s|min|h)(?!\p{L})|^\s?(?:[KMGT]i?B|ms|s|min|h)(?!\p{L})/u;

const ROWS = String.raw`(?:\s+(?:rows?|records?|строк\S*|запис\S*))?`;
/** `120 → 170 (+60)`, `было 120 строк, стало 170 строк, добавлено 60`: what was, what is, what was added. */
const GROWTHS = [
  new RegExp(
    `${NUMBER}${ROWS}\\s*(?:→|->|=>)\\s*(\\d[\\d,]{0,12})${ROWS}\\s*[(,:;]?\\s*(?:Δ|delta|прирост|добавлено|added)?\\s*:?\\s*\\+(\\d[\\d,]{0,12})(?![\\d.,]*\\d|\\s?%)`,
    'giu',
  ),
  new RegExp(
    `(?:было|before:?|had)\\s+${NUMBER}${ROWS}[,;]?\\s+(?:и\\s+|and\\s+)?(?:стало|after:?|now(?: has)?|has now)\\s+(\\d[\\d,]{0,12})${ROWS}[,;:]?\\s*(?:и\\s+|and\\s+)?(?:добавлено|прибавилось|прирост|added)[: ]\\s*\\+?(\\d[\\d,]{0,12})(?![\\d.,]*\\d|\\s?%)`,
    'giu',
  ),
  new RegExp(
    `(?:from|с|со)\\s+${NUMBER}${ROWS}\\s+(?:to|до)\\s+(\\d[\\d,]{0,12})${ROWS}\\s*[,;(]?\\s*(?:(?:that is|i\\.e\\.|то есть|т\\.\\s?е\\.)[,:]?\\s*)?(?:(?:grew|rose|increased|вырос\\p{L}*|увеличил\\p{L}*|прирост)\\s*)?(?:by|на)\\s+(\\d[\\d,]{0,12})(?![\\d.,]*\\d|\\s*%)`,
    'giu',
  ),
];

/**
 * Sums that a statement writes out: `33 = 30 executed + 3 skipped`, `19 + 3 = 22`, `add up to 22: 19 + 3`; and what grew, of which what
 * was and what was added must make what is.
 */
export function sums(statement: Statement): SumFact[] {
  const { text } = statement;
  if (isAboutEarlier(statement)) return [];
  const base = { ...spotOf(statement), kind: 'sum' as const };
  const grown = GROWTHS.flatMap((pattern) => [...text.matchAll(pattern)]).map(
    ([, before = '', after = '', added = '']) => ({
      ...base,
      value: plain(after),
      parts: [plain(before), plain(added)],
    }),
  );
  const others = [...productsIn(text), ...differencesIn(text)].map((one) => ({ ...base, ...one }));
  return text.includes('+') ? [...grown, ...others, ...chains(text, base)] : [...grown, ...others];
}

// `1,000 − 40 = 960`: what is left and what was taken make what was.
function differencesIn(text: string): { value: number; parts: number[] }[] {
  return [...text.matchAll(DIFFERENCE)].map(([, whole = '', taken = '', left = '']) => ({
    value: plain(whole),
    parts: [plain(left), plain(taken)],
  }));
}

// `14,902 orders × 2 seats = 29,804`, as the sum of so many equal parts.
function productsIn(text: string): { value: number; parts: number[] }[] {
  return [...text.matchAll(PRODUCT)].flatMap(
    ({ 0: words, 1: one = '', 2: other = '', 3: product = '', index }) => {
      if (UNIT.test(words) || UNIT.test(text.slice(index + words.length, index + words.length + 6)))
        return [];
      const real = plain(one) * plain(other);
      return real === plain(product) ? [] : [{ value: plain(product), parts: [real] }];
    },
  );
}

function chains(text: string, base: Omit<SumFact, 'value' | 'parts'>): SumFact[] {
  const last = [...text.matchAll(TOTAL_LAST)].map((found) => ({
    total: found.at(-1) ?? '',
    chain: found[1] ?? '',
  }));
  const first = [...text.matchAll(TOTAL_FIRST)].map((found) => ({
    total: found[1] ?? '',
    chain: found[2] ?? '',
  }));
  return [...first, ...(first.length === 0 ? last : [])].map(({ total, chain }) => ({
    ...base,
    value: plain(total),
    parts: chain.split('+').map((part) => plain(/\d[\d,]*/.exec(part)?.[0] ?? '0')),
  }));
}

function plain(digits: string): number {
  return Number(digits.replaceAll(',', ''));
}
