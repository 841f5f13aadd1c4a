import { type ClassClaim, classClaims, percentsIn } from '../classes/class-claims.ts';
import { type ClassRow, classedRows } from '../classes/class-rows.ts';
import { type Counted, classesIn } from '../classes/class-words.ts';
import type { Sentence } from '../document/lint-document.ts';
import { isOfThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import { acceptedFor } from './classes-fit.ts';
import type { RuleContext } from './context.ts';
import { isShare, shown } from './percents-follow.ts';

const SHARE = /(?<!\p{L})(?:shares?|rates?|доля|доли|процент)(?!\p{L})/iu;
const OF = /(?<!\p{L})(?:of|among|от|из|среди)(?!\p{L})/iu;

/** A share of the entries must be of numbers that the rows give: one beside its number, and one that a sentence tells by its class. */
export function classShares({ document }: RuleContext): LintFinding[] {
  const rows = classedRows(document);
  if (rows.length === 0) return [];
  const claims = classClaims(document);
  const given = (counted: Counted) =>
    claims.filter((claim) => claim.counted === counted).map(({ value }) => value);
  const ends = (counted: Counted) => acceptedFor(counted, rows).flat();
  const executed = new Set([...ends('executed').slice(0, 1), ...given('executed')]);
  const wholes = new Set([...executed, ...ends('executed'), ...ends('planned'), ...given('planned')]);
  return [
    ...besideNumbers(claims, [...wholes]),
    ...document.sentences.flatMap((sentence) => inSentence(sentence, rows, { all: wholes, executed })),
  ];
}

function besideNumbers(claims: readonly ClassClaim[], wholes: readonly number[]): LintFinding[] {
  const beside = claims.filter(({ percent }) => percent !== null);
  const wrong = beside.filter(
    ({ percent, value }) => percent !== null && !wholes.some((whole) => isShare(percent, value, whole)),
  );
  if (beside.length - wrong.length < 2) return [];
  return wrong.map((claim) =>
    finding(
      'percent-is-wrong',
      [claim, `${claim.percent?.value}%`],
      [claim, claim.value],
      `Line ${claim.line} gives ${claim.percent?.value}% beside "${claim.text}", but ${claim.value} of ${wholes.join(' or ')} is ${wholes.map((whole) => shown((claim.value * 100) / whole)).join(' or ')}.`,
    ),
  );
}

// `The pass rate is 90.6 % of the executed tests`: of whatever the words may count.
function inSentence(
  sentence: Sentence,
  rows: readonly ClassRow[],
  wholes: { all: ReadonlySet<number>; executed: ReadonlySet<number> },
): LintFinding[] {
  const { text } = sentence;
  const [share, ...more] = percentsIn(text);
  if (
    share === undefined ||
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
  // Of those executed is of no fewer.
  const rest = around.slice(named.at + named.length);
  const isOfExecuted = OF.test(rest) && classesIn(rest)[0]?.name === 'executed';
  const candidates = isOfExecuted ? wholes.executed : wholes.all;
  const parts = acceptedFor(named.name, rows);
  const isSome = (whole: number) => {
    const near = Math.round((share.value * whole) / 100);
    return [near - 1, near, near + 1].some(
      (part) => isShare(share, part, whole) && parts.some(([from, to]) => from <= part && part <= to),
    );
  };
  if ([...candidates].some(isSome)) return [];
  const [[part] = [0]] = parts;
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
