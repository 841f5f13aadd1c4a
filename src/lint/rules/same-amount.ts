import { addTo } from '../../common/group-by.ts';
import type { Amount } from '../amounts/amounts.ts';
import { isUnit } from '../amounts/stems.ts';
import { areOfOnePart } from '../document/one-part.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

/** Numbers of prose further apart are of two things that share their words. */
const NEAR = 0.15;
const SMALLEST = 20;
/** Letters by which the forms of a word are told. */
const LETTERS = 5;
const FEWEST_WORDS = 2;

/** What two places of the document count by the same words, each in a form of its own, is one number, told wrongly once. */
export function sameAmount({ amounts }: RuleContext): LintFinding[] {
  const groups = new Map<string, Amount[]>();
  for (const amount of amounts) {
    const key = keyOf(amount);
    if (key !== null) addTo(groups, key, amount);
  }
  return [...groups.values()].flatMap((group) => {
    const [first, second, more] = group;
    // More than two places with one name are of several things.
    if (first === undefined || second === undefined || more !== undefined) return [];
    if (first.value === second.value || first.spot.line === second.spot.line || !areOfOne(first, second))
      return [];
    return [
      finding(
        'two-values',
        [first.spot, first.value],
        [second.spot, second.value],
        `The same thing has two numbers: ${first.value} in line ${first.spot.line} ("${first.spot.text}"), and ${second.value} in line ${second.spot.line} ("${second.spot.text}").`,
        'medium',
      ),
    ];
  });
}

function keyOf({ words, whole }: Amount): string | null {
  const telling = words.filter((word) => !isUnit(word));
  return whole !== null || telling.length === 0 || words.length < FEWEST_WORDS
    ? null
    : [...new Set(telling.map((word) => word.slice(0, LETTERS)))].sort().join(' ');
}

// Two sentences only where they are almost alike; a label names its number by itself, and so does a cell where it is not one of a column of them.
function areOfOne(first: Amount, second: Amount): boolean {
  const forms = [first.form, second.form];
  if (forms.every((form) => form === 'cell')) return false;
  if (forms.includes('label')) return !areOfOnePart(first.spot, second.spot);
  return (
    forms.every((form) => form === 'prose') &&
    first.spot.headings.length === 0 &&
    second.spot.headings.length === 0 &&
    first.value >= SMALLEST &&
    Math.abs(first.value - second.value) <= first.value * NEAR
  );
}
