import type { State } from '../amounts/states.ts';
import { sizeOf, type Tally, talliesOf } from '../amounts/tallies.ts';
import { sentencesAndRows } from '../document/sentences.ts';
import { isOfThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

/** Fewer than these may be as many by chance. */
const SMALLEST = 10;
const STATES: readonly State[] = ['pass', 'fail', 'skip'];

/** Two tallies of the whole run that are of as many tests have as many in each class. */
export function talliesAgree({ document }: RuleContext): LintFinding[] {
  const own = sentencesAndRows(document).filter((one) => isOfThisRun(one) && one.headings.length === 0);
  const tallies = talliesOf(own).filter((tally) => (sizeOf(tally) ?? 0) >= SMALLEST && tally.counts.size > 2);
  const [first, ...others] = tallies;
  if (first === undefined) return [];
  return others.flatMap((other) => (sizeOf(other) === sizeOf(first) ? compared(first, other) : []));
}

function compared(first: Tally, other: Tally): LintFinding[] {
  const state = STATES.find((one) => {
    const [a, b] = [first.counts.get(one), other.counts.get(one)];
    return a !== undefined && b !== undefined && a.value !== b.value;
  });
  const [a, b] = state === undefined ? [] : [first.counts.get(state), other.counts.get(state)];
  if (a === undefined || b === undefined) return [];
  return [
    finding(
      'two-values',
      [a.spot, a.value],
      [b.spot, b.value],
      `Of as many tests line ${a.spot.line} says "${a.spot.text}", and line ${b.spot.line} "${b.spot.text}".`,
    ),
  ];
}
