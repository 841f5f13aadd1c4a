import { rounded } from '../document/decimals.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const EACH_ONE =
  /\b(?:each|every one)\b[^.;]{0,40}\b(?:exactly one|one of|a single)\b|\bexactly one\b|(?<!\p{L})(?:кажд\p{L}*[^.;]{0,30}ровно|ровно в одн\p{L}*)(?!\p{L})/iu;
const SHARES = /(?<![\d.,])(\d{1,3}(?:[.,]\d)?)\s?%/gu;

/** Shares of which each thing has exactly one make 100 %. */
export function exclusiveShares({ document }: RuleContext): LintFinding[] {
  const { sentences } = document;
  return [
    ...sentences.flatMap((sentence, index): LintFinding[] => {
      const shares = [...sentence.text.matchAll(SHARES)].map(([, share = '']) =>
        Number(share.replace(',', '.')),
      );
      const next = sentences[index + 1];
      const isWhole = EACH_ONE.test(sentence.text) || (next !== undefined && EACH_ONE.test(next.text));
      const sum = rounded(shares.reduce((all, share) => all + share, 0));
      if (
        !isWhole ||
        shares.length < 3 ||
        Math.abs(sum - 100) <= shares.length * 0.5 ||
        Math.abs(sum - 100) > 15
      )
        return [];
      return [
        finding(
          'percent-is-wrong',
          [sentence, `${sum}%`],
          [sentence, '100%'],
          `Line ${sentence.line} gives shares of which each has exactly one (${shares.join(' + ')}), and they make ${sum}%.`,
          'medium',
        ),
      ];
    }),
  ];
}
