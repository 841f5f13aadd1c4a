import { type ClassClaim, classClaims } from '../classes/class-claims.ts';
import { classRows } from '../classes/class-rows.ts';
import { classesIn } from '../classes/class-words.ts';
import type { Sentence } from '../document/lint-document.ts';
import { isOfThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import { acceptedFor } from './classes-fit.ts';
import type { RuleContext } from './context.ts';
import { isShare, shown } from './percents-follow.ts';

const SHARE = /(?<!\p{L})(?:shares?|rates?|доля|доли|процент)(?!\p{L})/iu;
const OF = /(?<!\p{L})(?:of|among|от|из|среди)(?!\p{L})/iu;
const PERCENT = /(?<![\d.,])(\d{1,3}(?:[.,](\d{1,2}))?)\s?%/gu;

/** A share of the entries must be of numbers that the rows give: one beside its number, and one that a sentence tells by its class. */
export function classShares({ document }: RuleContext): LintFinding[] {
  const rows = classRows(document);
  const [first] = rows;
  if (first === undefined || rows.some(({ classes }) => classes.length === 0)) return [];
  const wholes = new Set([...acceptedFor('executed', rows), ...acceptedFor('planned', rows)]);
  const claims = classClaims(document);
  for (const { counted, value } of claims)
    if (counted === 'executed' || counted === 'planned') wholes.add(value);
  const executed = new Set([
    rows.filter(({ classes }) => !classes.includes('missing')).length,
    ...claims.filter(({ counted }) => counted === 'executed').map(({ value }) => value),
  ]);
  const beside = claims.filter(({ percent }) => percent !== null);
  const fits = ({ percent, value }: ClassClaim) =>
    percent !== null && [...wholes].some((whole) => isShare(percent, value, whole));
  const wrong = beside.filter((claim) => !fits(claim));
  const isTold = wrong.length > 0 && beside.length - wrong.length >= 2;
  const told = isTold
    ? wrong.map((claim) =>
        finding(
          'percent-is-wrong',
          [claim, `${claim.percent?.value}%`],
          [claim, claim.value],
          `Line ${claim.line} gives ${claim.percent?.value}% beside "${claim.text}", but ${claim.value} of ${[...wholes].join(' or ')} is ${[...wholes].map((whole) => shown((claim.value * 100) / whole)).join(' or ')}.`,
        ),
      )
    : [];
  return [
    ...told,
    ...document.sentences.flatMap((sentence) => inSentence(sentence, rows, { all: wholes, executed })),
  ];
}

// `The pass rate is 90.6 % of the executed tests`: of whatever the words may count.
function inSentence(
  sentence: Sentence,
  rows: ReturnType<typeof classRows>,
  wholes: { all: ReadonlySet<number>; executed: ReadonlySet<number> },
): LintFinding[] {
  const { text } = sentence;
  const [percent, ...more] = [...text.matchAll(PERCENT)];
  if (
    percent === undefined ||
    more.length > 0 ||
    !SHARE.test(text) ||
    sentence.box !== null ||
    !isOfThisRun(sentence)
  )
    return [];
  const around = text.slice(Math.max(0, text.search(SHARE) - 25));
  const [named] = classesIn(around);
  const [first] = rows;
  // Of those executed, or missing, the whole may be something else.
  if (
    named === undefined ||
    ['executed', 'planned', 'missing'].includes(named.name) ||
    first === undefined ||
    /\d\s*(?:\/|of|из)\s*\d/.test(text)
  )
    return [];
  const share = { value: Number((percent[1] ?? '').replace(',', '.')), decimals: (percent[2] ?? '').length };
  const parts = [...acceptedFor(named.name, rows)];
  // Of those executed is of no fewer.
  const rest = around.slice(named.at + named.length);
  const isOfExecuted = OF.test(rest) && classesIn(rest)[0]?.name === 'executed';
  const candidates = isOfExecuted ? wholes.executed : wholes.all;
  if (parts.some((part) => [...candidates].some((whole) => isShare(share, part, whole)))) return [];
  const [part = 0] = parts;
  const [whole = rows.length] = candidates;
  return [
    finding(
      'percent-is-wrong',
      [sentence, `${share.value}%`],
      [first, shown((part * 100) / whole)],
      `Line ${sentence.line} gives a share of ${share.value}% ("${text.slice(0, 120)}"), which no number of the entries from line ${first.line} on makes: ${part} of ${whole} is ${shown((part * 100) / whole)}.`,
    ),
  ];
}
