import type { Amount } from '../amounts/amounts.ts';
import { stemsOf } from '../amounts/stems.ts';
import type { Spot } from '../document/lint-document.ts';
import { placeAt, sentencesAndRows } from '../document/sentences.ts';
import { isOfThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';
import { isShare, shown } from './percents-follow.ts';

const SHARE_OF =
  /(?<![\d.,])(\d{1,6})\s*[(,—–]\s*(\d{1,3}(?:[.,](\d{1,2}))?)\s?%\s+(?:of|from|от|из)\s+(?:the\s+|all\s+|those\s+|всех\s+)?(\p{L}{4,}(?:\s\p{L}{4,})?)/iu;
// `Duplicates are 3.1 % of the rows scanned`, `доля отказов — 2 % от запросов`.
const NAMED_IS =
  /(?:^|[.;]\s+)(?<part>[\p{L}][\p{L} -]{2,40}?)\s+(?:are|is|were|was|make|made up|makes|—|–|составля\p{L}*|состав\p{L}*)\s+(?:about\s+|~|около\s+)?(?<percent>\d{1,3}(?:[.,](?<fraction>\d{1,2}))?)\s?%\s+(?:of|from|от|из)\s+(?:the\s+|all\s+|all the\s+|всех\s+)?(?<whole>[\p{L}][\p{L} -]{2,40}?)(?=[,.;(]|\s+(?:which|that|and|в|at|in)\s|$)/iu;

/** A share of something that has a number of its own must be of that number: `45 (78.9 % of those checked)`, `Checked: 51`. */
export function sharesOfNamed(context: RuleContext): LintFinding[] {
  return sentencesAndRows(context.document).flatMap((sentence) => {
    const { text } = sentence;
    const counted = SHARE_OF.exec(text);
    const [, part, percent = '', fraction = '', of = ''] = counted ?? [];
    if (counted !== null && part !== undefined)
      return compared(
        placeAt(sentence, counted.index),
        { value: Number(part) },
        { percent, fraction },
        of,
        context,
      );
    const { part: name = '', whole = '', ...share } = NAMED_IS.exec(text)?.groups ?? {};
    if (name === '' || !isOfThisRun(sentence)) return [];
    const own = numberNamed(name, sentence.line, context)[0];
    const { percent: digits = '', fraction: after = '' } = share as { percent?: string; fraction?: string };
    return own === undefined
      ? []
      : compared(sentence, own, { percent: digits, fraction: after }, whole, context);
  });
}

function compared(
  spot: Spot,
  part: Pick<Amount, 'value'>,
  { percent, fraction }: { percent: string; fraction: string },
  of: string,
  context: RuleContext,
): LintFinding[] {
  const wholes = numberNamed(of, spot.line, context).filter(({ value }) => value >= part.value && value > 0);
  const [whole] = wholes;
  const share = { value: Number(percent.replace(',', '.')), decimals: fraction.length };
  if (whole === undefined || wholes.some(({ value }) => isShare(share, part.value, value))) return [];
  const real = shown((part.value * 100) / whole.value);
  return [
    finding(
      'percent-is-wrong',
      [spot, `${percent}%`],
      [whole.spot, real],
      `Line ${spot.line} gives ${percent}%, but ${part.value} of ${whole.value} (line ${whole.spot.line}) is ${real}.`,
    ),
  ];
}

// The numbers that have a name: all its words are among those of the number, or the other way round.
function numberNamed(name: string, line: number, { amounts }: RuleContext): Amount[] {
  const words = stemsOf(name);
  return amounts.filter(
    ({ words: own, spot, form }) =>
      spot.line !== line &&
      form !== 'prose' &&
      words.length > 0 &&
      words.every((word) => own.includes(word)) &&
      own.every((word) => words.includes(word) || ['row', 'found', 'test'].includes(word)),
  );
}
