import { plainNumber } from '../document/numbers.ts';
import { areOfOnePart } from '../document/one-part.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';
import { kindOf } from './statistics-of-columns.ts';

/** Lines from a list of numbers to what is told of it. */
const BEHIND = 3;
const NUMBER = String.raw`\d{1,6}(?:[.,]\d{1,3})?`;
const UNIT = String.raw`(ms|мс|s(?:ec(?:onds)?)?|с(?:ек(?:унд\p{L}*)?)?|min(?:utes)?|мин(?:ут\p{L}*)?)(?!\p{L})`;
const LIST = new RegExp(
  String.raw`(?<![\p{L}\d.,:/-])${NUMBER}(?:,\s${NUMBER}){1,20}(?:,\s|,?\s(?:and|и)\s)${NUMBER}\s?${UNIT}`,
  'iu',
);
const VALUE = new RegExp(
  String.raw`^\D{0,60}(?<![\p{L}.,:/-])(${NUMBER})(?![\d:]|\s?%)(?:\s?${UNIT}|[.;]?$)`,
  'iu',
);

/** The slowest, the fastest and the mean told right behind a written list of times are those of its numbers. */
export function listsMeasured({ document }: RuleContext): LintFinding[] {
  return document.sentences.flatMap((spot, index) => {
    const [list, unit = ''] = LIST.exec(spot.text) ?? [];
    const numbers = (list?.match(new RegExp(NUMBER, 'gu')) ?? []).map(plainNumber);
    const next = document.sentences.slice(index + 1, index + BEHIND);
    return next.flatMap((place) => {
      const kind = kindOf(place.text)?.[0];
      const [words, said = '', own = unit] = VALUE.exec(place.text) ?? [];
      const isOfIt = place.line - spot.line < BEHIND && areOfOnePart(place, spot) && own[0] === unit[0];
      if (list === undefined || kind === undefined || words === undefined || !isOfIt) return [];
      const mean = numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
      const real = kind === 'average' ? mean : Math[kind === 'least' ? 'min' : 'max'](...numbers);
      if (Math.abs(plainNumber(said) - real) < (kind === 'average' ? 1 : 0.001)) return [];
      return [
        finding(
          'part-and-whole',
          [spot, list],
          [place, said],
          `Line ${place.line} says "${words}", but of "${list}" (line ${spot.line}) it is ${Number(real.toFixed(2))}.`,
          'medium',
        ),
      ];
    });
  });
}
