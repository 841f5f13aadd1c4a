import type { Amount } from '../amounts/amounts.ts';
import { isUnit } from '../amounts/stems.ts';
import { areOfOnePart } from '../document/one-part.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const ALL = /(?:\ball(?: of)?(?: the| our)?|(?<!\p{L})все(?:х|ми)?)\s+$/iu;

/** `All 5 platforms` and `all 7 platforms`: of things that are called alike there is one number of all. */
export function allOfOneNumber({ amounts }: RuleContext): LintFinding[] {
  const said = amounts.filter(
    ({ form, value, whole, words, spot, at }) =>
      form === 'prose' && value > 1 && whole === null && words.length > 0 && ALL.test(spot.text.slice(0, at)),
  );
  const firsts = new Map<string, Amount>();
  return said.flatMap((amount) => {
    // The very word behind the number: `all 7 platform pages` are no platforms.
    const key =
      /^\d[\d,]*\s+(\p{L}[\p{L}-]*)/u.exec(amount.spot.text.slice(amount.at))?.[1]?.toLowerCase() ?? '';
    if (key === '') return [];
    const first = firsts.get(key);
    if (first === undefined) {
      firsts.set(key, amount);
      return [];
    }
    // Each part of a run has tests of its own.
    const isOfParts = amount.words.some(isUnit) && !areOfOnePart(first.spot, amount.spot);
    if (first.value === amount.value || first.spot.line === amount.spot.line || isOfParts) return [];
    return [
      finding(
        'two-values',
        [first.spot, first.value],
        [amount.spot, amount.value],
        `Line ${first.spot.line} says "${first.spot.text}", and line ${amount.spot.line} "${amount.spot.text}".`,
        'medium',
      ),
    ];
  });
}
