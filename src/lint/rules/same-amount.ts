import { addTo } from '../../common/group-by.ts';
import type { Amount } from '../amounts/amounts.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

/** Numbers further apart are of two things that share their words. */
const NEAR = 0.15;
const SMALLEST = 20;

/** What two sentences of the whole document count by the same words, almost alike, is one number, told wrongly once. */
export function sameAmount({ amounts }: RuleContext): LintFinding[] {
  const groups = new Map<string, Amount[]>();
  for (const amount of amounts) {
    const { form, spot, value, words, whole } = amount;
    if (
      form !== 'prose' ||
      spot.headings.length > 0 ||
      value < SMALLEST ||
      words.length < 2 ||
      whole !== null
    )
      continue;
    addTo(groups, [...words].sort().join(' '), amount);
  }
  return [...groups.values()].flatMap((group) => {
    const [first, second, more] = group;
    // More than two sentences of one form are of several things.
    if (first === undefined || second === undefined || more !== undefined) return [];
    const apart = Math.abs(first.value - second.value);
    if (apart === 0 || apart > first.value * NEAR || first.spot.line === second.spot.line) return [];
    return [
      finding(
        'two-values',
        [first.spot, first.value],
        [second.spot, second.value],
        `The same thing has two numbers: ${first.value} in line ${first.spot.line} ("${first.spot.text}"), and ${second.value} in line ${second.spot.line} ("${second.spot.text}").`,
      ),
    ];
  });
}
