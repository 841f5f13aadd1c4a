import type { Statement } from '../document/lint-document.ts';
import type { PercentFact } from './fact.ts';
import { spotOf } from './spot-of.ts';
import { isAboutEarlier } from './wording.ts';

const PERCENT = /(?<![\d.,])(\d+(?:[.,](\d+))?)\s?%/g;
const DIGITS = String.raw`\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?!\d)|\d+`;
// `45 of 50`, `45/50`, `15 skipped rows of 184,220`.
const RATIO = new RegExp(
  String.raw`(?<![\d./-])(?<!\d[,\u00a0\u202f ])(${DIGITS})(?:\s*\/|(?:\s+\p{L}+){0,2}?\s+(?:of|out of|из)(?!\p{L})(?:\s+(?:the|all|всех))?)\s*(${DIGITS})(?![\d./-]|,\d|\s*%)`,
  'giu',
);
// `of the 50 tests 45 passed`: the whole stands first.
const WHOLE_FIRST = new RegExp(
  String.raw`(?:\b(?:of|out of)|(?<!\p{L})из)\s+(?:the\s+|all\s+|всех\s+)?(${DIGITS})\s+(?:\p{L}+\s+){1,4}?(${DIGITS})(?![\d./:-]|,\d|\s*%|\s+(?:of|из)\s)`,
  'giu',
);
// `400/404` are two statuses.
const CODE = /^(?:40[0-9]|41[0-9]|42[0-9]|50[0-4])$/;
const ASKED =
  /(?:threshold|target|goal|at least|minimum|min\.?|required|above|over|below|under|max(?:imum)?|>=?|<=?|≥|≤|порог|цель|не менее|минимум|выше|ниже)\s*(?:is|of|:|=)?\s*$/i;
const CHANGED =
  /(?:reduc|decreas|increas|improv|grew|grow|rose|fell|dropp|cut|faster|slower|fewer|сни[жз]|уменьш|увелич|вырос|сократ|ускор|повы[сш])[^.;]*\s(?:by|на)\s(?:about |around |~|≈)?$/iu;
const RATE = /\d\s?%\s+(?:success|pass)(?:es)?\s+rate\b(?!\s+(?:for|of|on|in|across)\b)/i;
// `pass rate 93.8 %`, `доля успешных — 93,3 %`.
const NAMED_RATE =
  /(?:\b(?:pass|success) rate|(?<!\p{L})(?:доля|процент) (?:успешных|прошедших)(?: тестов)?)\s*(?:is|was|of|:|=|—|–|-)?\s*\d+(?:[.,]\d+)?\s?%(?!\s*(?:for|of|on|in|across|у|для|по)(?!\p{L}))/iu;
const LACK =
  /missing|not (?:executed|run|covered|tested)|fail|uncovered|skipped|не (?:выполн|покры|провер|запущ)|пропущ|отсутств|провал/i;
const HAVE = /coverage|covered|executed|complete|passed|success|done|покрыт|выполнен|успеш|пройден/i;

/** Percentages in a statement, each with the ratio that stands nearest to it. */
export function percents(statement: Statement): PercentFact[] {
  const { text, label, value } = statement;
  const isEarlier = isAboutEarlier(statement);
  const ratios = [...text.matchAll(RATIO), ...wholeFirst(text)].filter(
    (found) =>
      !(CODE.test(found[1] ?? '') && CODE.test(found[2] ?? '')) &&
      !/HTTP|\d\d\.\d\d/.test(text.slice(Math.max(0, (found.index ?? 0) - 6), found.index ?? 0)),
  );
  const all = [...text.matchAll(PERCENT)];
  const pairs = pairsIn(text);
  return all.flatMap((found): PercentFact[] => {
    // `131/140, threshold 90%` is what was asked for.
    if (ASKED.test(text.slice(Math.max(0, found.index - 24), found.index))) return [];
    // `reduced the errors by 53 %` is of what was before.
    // `100% tests passed, 0 tests failed out of 3`: what the ratio is of stands before it.
    if (/^\s+tests passed, \d+ tests failed out of \d+/u.test(text.slice(found.index + found[0].length)))
      return [];
    if (CHANGED.test(text.slice(Math.max(0, found.index - 60), found.index))) return [];
    // `92.5 % (37 of 40), or 88.1 % of all 42`: two of the numbers that stand there give it.
    if (pairs.some(([part, whole]) => isShareOf(found, part, whole))) return [];
    const percent = Number((found[1] ?? '').replace(',', '.'));
    // A ratio that gives another percentage is of that one.
    const free = ratios.filter(
      ([, part, whole]) =>
        !all.some((other) => other !== found && isShareOf(other, plain(part), plain(whole))),
    );
    const ratio = nearest(
      free.filter((one) => isOfOneClause(text, one, found)),
      found.index,
    );
    const base = {
      ...spotOf(statement),
      kind: 'percent' as const,
      value: percent,
      decimals: found[2]?.length ?? 0,
      label,
    };
    // Of another run only what stands beside it can be said.
    if (ratio === undefined && isEarlier) return [];
    if (ratio === undefined) {
      // `All 5 endpoints answer (100 % success rate)` is of these.
      const isOfSome = /\b(?:all|every)\s+\d+\s+\p{L}/iu.test(text);
      const rate = isOfSome ? null : (RATE.exec(text) ?? NAMED_RATE.exec(text));
      const single = text.match(PERCENT)?.length === 1;
      if (single && rate !== null)
        return [{ ...base, label: 'success rate', part: null, whole: null, apart: false, complement: false }];
      const alone = label !== null && single && /^\s*\d+(?:[.,]\d+)?\s?%/.test(value);
      return alone ? [{ ...base, part: null, whole: null, apart: false, complement: false }] : [];
    }
    const after = text.slice(found.index + found[0].length);
    const ofPercent = /^[^.,;()\d]{0,40}/.exec(after)?.[0] ?? '';
    const ofRatio = between(text, ratio, found.index);
    const complement =
      (LACK.test(ofRatio) && HAVE.test(ofPercent) && !LACK.test(ofPercent)) ||
      (HAVE.test(ofRatio) && !LACK.test(ofRatio) && LACK.test(ofPercent));
    return [
      {
        ...base,
        part: plain(ratio[1]),
        whole: plain(ratio[2]),
        apart: !BESIDE.test(gap(text, ratio, found)),
        complement,
      },
    ];
  });
}

function wholeFirst(text: string): RegExpMatchArray[] {
  return [...text.matchAll(WHOLE_FIRST)].map((found) => {
    const [words, whole = '', part = ''] = found;
    return Object.assign([words, part, whole] as RegExpMatchArray, { index: found.index });
  });
}

const MOST_NUMBERS = 12;

// The numbers of a sentence, each with a larger one. A ratio of what is missing may be told of what is there, by rules of their own.
function pairsIn(text: string): [number, number][] {
  const numbers = [...text.matchAll(/(?<![\d.,:-])(\d{1,3}(?:[,\u00a0 ]\d{3})+|\d+)(?![\d.,:-]*\d|\s?%)/g)]
    .slice(0, MOST_NUMBERS)
    .map(([, digits]) => plain(digits));
  return numbers.length < 3
    ? []
    : numbers.flatMap((part) =>
        numbers.filter((whole) => whole > part).map((whole): [number, number] => [part, whole]),
      );
}

function isShareOf([, digits = '', fraction = '']: RegExpMatchArray, part: number, whole: number): boolean {
  const percent = Number(digits.replace(',', '.'));
  return whole > 0 && Math.abs(percent - (part * 100) / whole) < 10 ** -fraction.length * 0.51;
}

function nearest(ratios: readonly RegExpMatchArray[], at: number): RegExpMatchArray | undefined {
  return [...ratios].sort((a, b) => Math.abs((a.index ?? 0) - at) - Math.abs((b.index ?? 0) - at))[0];
}

// `0 % of errors even with 2 of 3 nodes down`.
// `is well covered (95/100) but leaves 80 % of the other unused`: two things.
const BESIDES =
  /\b(?:even|despite|when|while|during|but|however|whereas)\b|(?<!\p{L})(?:при|даже|когда|несмотря|но|однако|зато)(?!\p{L})/iu;

// A semicolon or the end of a sentence between the two, and they are said of two things.
function isOfOneClause(text: string, ratio: RegExpMatchArray, percent: RegExpMatchArray): boolean {
  const words = gap(text, ratio, percent);
  return !/;|[.!?]\s+\p{Lu}/u.test(words) && !BESIDES.test(words);
}

function gap(text: string, ratio: RegExpMatchArray, percent: RegExpMatchArray): string {
  const [first, second] = (ratio.index ?? 0) < (percent.index ?? 0) ? [ratio, percent] : [percent, ratio];
  return text.slice((first.index ?? 0) + first[0].length, second.index);
}

// `38 of 42 (90.5 %)`, `90 % of the tests: 38 of 42`.
const BESIDE = /^[^\p{L}]*(?:\p{L}+[^\p{L}]+){0,4}$/u;

// The words that say what the ratio counts: those after it, up to the percentage or the end of the clause.
function between(text: string, ratio: RegExpMatchArray, percentAt: number): string {
  const from = (ratio.index ?? 0) + ratio[0].length;
  const to = percentAt > from ? percentAt : text.length;
  return text.slice(from, to).split(/[.;)]/)[0] ?? '';
}

function plain(digits: string | undefined): number {
  return Number((digits ?? '').replaceAll(/\D/g, ''));
}
