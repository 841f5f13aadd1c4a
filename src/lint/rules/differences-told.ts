import { decimalsOf, rounded } from '../document/decimals.ts';
import { placeAt, sentencesAndRows } from '../document/sentences.ts';
import { standsElsewhere } from '../facts/wording.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const FROM = /(?:\bfrom|(?<!\p{L})(?:с|со|от))\s*$/iu;
const TO = /^[^.;\d]{0,20}(?:\bto|→|->|(?<!\p{L})(?:до|на))\s*$/iu;
const BY =
  /^[^.;\d]{0,30}(?:\b(?:up|down|by|plus|minus|gain(?:ed)?|more|less|growth|delta|change|difference|increase|decrease|that is|i\.e\.)|[(=]\s*[+\u2212-]?|,\s*[+\u2212-]|Δ|(?<!\p{L})(?:на|прирост|рост|разница|то есть|плюс|минус|больше|меньше))\s*(?:of\s|by\s|на\s|:\s*|\+)?\s*$/iu;
const POINTS =
  /^\s*(?:percentage\s+)?(?:points?|pp|p\.p\.|п\.\s?п\.|процентн\p{L}*\s+пункт\p{L}*|пункт\p{L}*)(?!\p{L})/iu;
const WORDS_OF_TIMES = /^\s*(?:times|-fold|раз)/iu;

/** What went from one number to another, by a third: `from 91.1 % to 95.2 %, up 5.1 points`. */
export function differencesTold({ document }: RuleContext): LintFinding[] {
  return sentencesAndRows(document).flatMap((sentence) => {
    const { text } = sentence;
    const numbers = decimalsOf(sentence);
    if (numbers.length < 3 || standsElsewhere(sentence)) return [];
    return numbers.flatMap((from, index): LintFinding[] => {
      const [to, by] = [numbers[index + 1], numbers[index + 2]];
      if (to === undefined || by === undefined) return [];
      const between = text.slice(from.at + from.length, to.at);
      const behind = text.slice(by.at + by.length);
      if (!(FROM.test(text.slice(0, from.at)) || /→|->/.test(between)) || !TO.test(between)) return [];
      if (!BY.test(text.slice(to.at + to.length, by.at)) || WORDS_OF_TIMES.test(behind)) return [];
      // A share of what was is no difference, but points are.
      const isShare = by.unit === '%' && (from.unit !== '%' || !POINTS.test(behind));
      const units = [from.unit, to.unit].filter((unit) => unit !== '');
      if (isShare || (units.length === 2 && units[0] !== units[1])) return [];
      const real = rounded(to.value - from.value);
      // What is rounded more may be off by half of its last digit, and by one of the finest.
      const finest = Math.max(from.decimals, to.decimals);
      const blur = Math.max(0.5 * 10 ** -by.decimals, finest > 0 ? 1.01 * 10 ** -finest : 0);
      if (Math.abs(Math.abs(by.value) - Math.abs(real)) <= blur) return [];
      const spot = placeAt(sentence, by.at);
      return [
        finding(
          'delta-is-wrong',
          [placeAt(sentence, from.at), real],
          [spot, by.shown],
          `Line ${spot.line} gives ${by.shown}, but from ${from.shown} to ${to.shown} there are ${Math.abs(real)}.`,
        ),
      ];
    });
  });
}
