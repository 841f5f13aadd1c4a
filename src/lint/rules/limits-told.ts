import { decimalsOf } from '../document/decimals.ts';
import { placeAt, sentencesAndRows } from '../document/sentences.ts';
import { standsElsewhere } from '../facts/wording.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const NORM = String.raw`(?:limit|threshold|target|norm|ceiling|maximum|allowed|budget|норм\p{L}*|лимит\p{L}*|порог\p{L}*)`;
// Between a number and its limit, where the number is said to be within it.
const WITHIN = new RegExp(
  String.raw`^[^.;\d]{0,20}(?:\b(?:below|within|under|inside|less than|well below|does not exceed)|(?<!\p{L})(?:ниже|в пределах|меньше|укладыва\p{L}* в|не превыша\p{L}*))\s+(?:the\s+|our\s+|agreed\s+)*(?:\p{L}+\s+)?${NORM}[^.;\d]{0,15}$`,
  'iu',
);
const NORM_BETWEEN = new RegExp(
  String.raw`^[^.;\d]{0,20}(?:\b(?:with|against|at) (?:a |the |an )?|(?<!\p{L})при\s+)${NORM}[^.;\d]{0,25}$`,
  'iu',
);
const KEPT =
  /\b(?:kept|met|held|fine|ok|within it|passed)\b|(?<!\p{L})(?:выдержан\p{L}*|соблюд\p{L}*|укладыва\p{L}*|в норме|в пределах)(?!\p{L})/iu;
const NOT = /\bnot\b|(?<!\p{L})не\s/iu;
const AT_LEAST = /at least|minimum|no less|не менее|не ниже|минимум/iu;

/** A number that is said to be within its limit is no more than it: `0.8 %, below the limit of 0.5 %`. */
export function limitsTold({ document }: RuleContext): LintFinding[] {
  return sentencesAndRows(document).flatMap((sentence) => {
    const { text } = sentence;
    const numbers = decimalsOf(sentence);
    if (numbers.length < 2 || standsElsewhere(sentence) || AT_LEAST.test(text)) return [];
    return numbers.slice(0, -1).flatMap((value, index): LintFinding[] => {
      const limit = numbers[index + 1];
      if (limit === undefined || value.unit !== limit.unit || value.value <= limit.value) return [];
      const between = text.slice(value.at + value.length, limit.at);
      const behind = text.slice(limit.at + limit.length);
      const isKept = NORM_BETWEEN.test(between) && KEPT.test(behind) && !NOT.test(behind);
      if (!isKept && !WITHIN.test(between)) return [];
      const spot = placeAt(sentence, value.at);
      return [
        finding(
          'result-differs',
          [spot, value.shown],
          [placeAt(sentence, limit.at), limit.shown],
          `Line ${spot.line} says that ${value.shown} is within ${limit.shown}: "${text}".`,
          'medium',
        ),
      ];
    });
  });
}
