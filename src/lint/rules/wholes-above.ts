import { amountsOf } from '../amounts/amounts.ts';
import { rounded } from '../document/decimals.ts';
import type { LintTable } from '../document/lint-document.ts';
import { rowsWithoutTotals, summedColumns } from '../document/table-rows.ts';
import { isOfThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

/** Lines from a sentence to the table that it leads to. */
const RIGHT_ABOVE = 4;
const NEAR = 0.1;
const IN_ALL = /\b(?:in all|in total|altogether|total of|all of)\b|(?<!\p{L})(?:всего|итого)(?!\p{L})/iu;
const EACH_ONE =
  /\b(?:each|every one)\b[^.;]{0,40}\b(?:exactly one|one of|a single)\b|\bexactly one\b|(?<!\p{L})(?:кажд\p{L}*[^.;]{0,30}ровно|ровно в одн\p{L}*)(?!\p{L})/iu;
const SHARES = /(?<![\d.,])(\d{1,3}(?:[.,]\d)?)\s?%/gu;

/** A whole told right above the table of its groups is the sum of their column; shares of which each thing has exactly one make 100 %. */
export function wholesAbove({ document }: RuleContext): LintFinding[] {
  const { sentences, tables } = document;
  return [
    ...tables.flatMap((table) => aboveTable(table, document.sentences)),
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

function aboveTable(table: LintTable, sentences: RuleContext['document']['sentences']): LintFinding[] {
  const before = sentences.findLast(({ line, origin }) => line < table.line && origin === 'paragraph');
  const last = before?.starts.at(-1)?.line ?? 0;
  if (before === undefined || table.line - last > RIGHT_ABOVE || !before.text.endsWith(':')) return [];
  if (!(IN_ALL.test(before.text) || EACH_ONE.test(before.text)) || !isOfThisRun(before)) return [];
  const [first] = rowsWithoutTotals(table);
  const [column, more] = summedColumns(table);
  const [whole, other] = amountsOf(before);
  if (
    first === undefined ||
    column === undefined ||
    more !== undefined ||
    whole === undefined ||
    other !== undefined
  )
    return [];
  const { sum } = column;
  if (whole.value === sum || Math.abs(whole.value - sum) > sum * NEAR) return [];
  return [
    finding(
      'sum-is-wrong',
      [whole.spot, whole.value],
      [{ ...table, line: first.line }, sum],
      `Line ${whole.spot.line} says "${before.text}", but the rows from line ${first.line} make ${sum}.`,
      'medium',
    ),
  ];
}
