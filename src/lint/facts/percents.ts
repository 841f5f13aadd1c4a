import type { Statement } from '../document/lint-document.ts';
import type { PercentFact } from './fact.ts';
import { spotOf } from './spot-of.ts';
import { isAboutEarlier } from './wording.ts';

const PERCENT = /(?<![\d.,])(\d+(?:[.,](\d+))?)\s?%/g;
const RATIO =
  /(?<![\d./-])(\d[\d,]*)\s*(?:\/|\bof\b(?: the)?|\bout of\b|(?<!\p{L})из(?!\p{L}))\s*(\d[\d,]*)(?![\d./-]|\s*%)/giu;
const ASKED =
  /(?:threshold|target|goal|at least|minimum|min\.?|required|above|over|below|under|max(?:imum)?|>=?|<=?|≥|≤|порог|цель|не менее|минимум|выше|ниже)\s*(?:is|of|:|=)?\s*$/i;
const RATE = /\d\s?%\s+(?:success|pass)(?:es)?\s+rate\b(?!\s+(?:for|of|on|in|across)\b)/i;
const LACK =
  /missing|not (?:executed|run|covered|tested)|fail|uncovered|skipped|не (?:выполн|покры|провер|запущ)|пропущ|отсутств|провал/i;
const HAVE = /coverage|covered|executed|complete|passed|success|done|покрыт|выполнен|успеш|пройден/i;

/** Percentages in a statement, each with the ratio that stands nearest to it. */
export function percents(statement: Statement): PercentFact[] {
  const { text, label, value } = statement;
  if (isAboutEarlier(statement)) return [];
  const ratios = [...text.matchAll(RATIO)].filter(
    (found) => !/HTTP|\d\d\.\d\d/.test(text.slice(Math.max(0, found.index - 6), found.index)),
  );
  return [...text.matchAll(PERCENT)].flatMap((found): PercentFact[] => {
    // `131/140, threshold 90%` is what was asked for.
    if (ASKED.test(text.slice(Math.max(0, found.index - 24), found.index))) return [];
    const percent = Number((found[1] ?? '').replace(',', '.'));
    const ratio = nearest(ratios, found.index);
    const base = {
      ...spotOf(statement),
      kind: 'percent' as const,
      value: percent,
      decimals: found[2]?.length ?? 0,
      label,
    };
    if (ratio === undefined) {
      const rate = RATE.exec(text);
      const single = text.match(PERCENT)?.length === 1;
      if (single && rate !== null)
        return [{ ...base, label: 'success rate', part: null, whole: null, complement: false }];
      const alone = label !== null && single && /^\s*\d+(?:[.,]\d+)?\s?%/.test(value);
      return alone ? [{ ...base, part: null, whole: null, complement: false }] : [];
    }
    const after = text.slice(found.index + found[0].length);
    const ofPercent = /^[^.,;()\d]{0,40}/.exec(after)?.[0] ?? '';
    const ofRatio = between(text, ratio, found.index);
    const complement =
      (LACK.test(ofRatio) && HAVE.test(ofPercent) && !LACK.test(ofPercent)) ||
      (HAVE.test(ofRatio) && !LACK.test(ofRatio) && LACK.test(ofPercent));
    return [{ ...base, part: plain(ratio[1]), whole: plain(ratio[2]), complement }];
  });
}

function nearest(ratios: readonly RegExpMatchArray[], at: number): RegExpMatchArray | undefined {
  return [...ratios].sort((a, b) => Math.abs((a.index ?? 0) - at) - Math.abs((b.index ?? 0) - at))[0];
}

// The words that say what the ratio counts: those after it, up to the percentage or the end of the clause.
function between(text: string, ratio: RegExpMatchArray, percentAt: number): string {
  const from = (ratio.index ?? 0) + ratio[0].length;
  const to = percentAt > from ? percentAt : text.length;
  return text.slice(from, to).split(/[.;)]/)[0] ?? '';
}

function plain(digits: string | undefined): number {
  return Number((digits ?? '').replaceAll(',', ''));
}
