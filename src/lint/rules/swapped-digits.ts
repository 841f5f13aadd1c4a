import { addTo } from '../../common/group-by.ts';
import { stemsOf } from '../amounts/stems.ts';
import { type Decimal, decimalsIn, decimalsOf } from '../document/decimals.ts';
import { areKin } from '../document/kin-words.ts';
import type { LintDocument, Spot } from '../document/lint-document.ts';
import { placeAt } from '../document/sentences.ts';
import { rowSpot } from '../document/table-rows.ts';
import { standsInThisRun, tablesOfThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

/** Shorter numbers have the same digits by chance. */
const FEWEST_DIGITS = 5;
/** Numbers as long as this are alike by no chance, whatever they are of. */
const LONG = 6;
const HEX = /(?<![\p{L}\d])(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{7,64}(?![\p{L}\d])/giu;

interface Number_ {
  spot: Spot & { text: string };
  shown: string;
  digits: string;
  /** True for a number of a row: many of them are alike by chance, a digest never is. */
  isCell: boolean;
}

/** Two long numbers, or digests, that differ by two digits beside each other that changed places are one that was copied wrongly. */
export function swappedDigits({ document }: RuleContext): LintFinding[] {
  const all = numbersOf(document);
  const groups = new Map<string, Number_[]>();
  for (const number of all) addTo(groups, [...number.digits].sort().join(''), number);
  return [...groups.values()].flatMap((group) => {
    const kinds = [...new Set(group.map(({ digits }) => digits))];
    const [one, other, more] = kinds;
    if (one === undefined || other === undefined || more !== undefined || !areSwapped(one, other)) return [];
    const [first, second] = [one, other].map((digits) => group.find((number) => number.digits === digits));
    if (first === undefined || second === undefined || first.spot.line === second.spot.line) return [];
    if (first.isCell && second.isCell) return [];
    if (!isLong(first) && !areOfOneThing(first, second)) return [];
    return [
      finding(
        'two-values',
        [first.spot, first.shown],
        [second.spot, second.shown],
        `Line ${first.spot.line} has ${first.shown}, and line ${second.spot.line} ${second.shown}: two digits have changed places.`,
        'medium',
      ),
    ];
  });
}

function numbersOf(document: LintDocument): Number_[] {
  const ofSentences = document.sentences.filter(standsInThisRun).flatMap((sentence) =>
    inText(sentence.text, decimalsOf(sentence)).map((number) => ({
      ...number,
      spot: placeAt(sentence, number.at),
      isCell: false,
    })),
  );
  const ofTables = tablesOfThisRun(document).flatMap((table) =>
    table.rows.flatMap((row) =>
      row.cells.flatMap((cell) =>
        inText(cell, decimalsIn(cell)).map((number) => ({
          ...number,
          spot: rowSpot(table, row),
          isCell: !/[a-f]/.test(number.digits),
        })),
      ),
    ),
  );
  return [...ofSentences, ...ofTables];
}

function inText(text: string, decimals: readonly Decimal[]): { shown: string; digits: string; at: number }[] {
  const numbers = decimals.flatMap(({ value, decimals: places, shown, at }) => {
    const digits = Math.abs(value).toFixed(places).replace('.', '').replace(/^0+/, '');
    return digits.length < FEWEST_DIGITS || /^(?:19|20)\d\d(?:[01]\d[0-3]\d)?$/.test(digits)
      ? []
      : [{ shown, digits, at }];
  });
  const digests = [...text.matchAll(HEX)].map(({ 0: shown, index }) => ({
    shown,
    digits: shown.toLowerCase(),
    at: index,
  }));
  return [...numbers, ...digests];
}

function areSwapped(a: string, b: string): boolean {
  const at = [...a].findIndex((digit, index) => digit !== b[index]);
  return (
    a.length === b.length && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
  );
}

// Without the zeros at its end, which are no digits that somebody mistook.
function isLong({ digits }: Number_): boolean {
  return digits.replace(/0+$/, '').length >= LONG;
}

// A copy is told of what the original is of: the sentence, the row, or the headings above them share a word.
function areOfOneThing(one: Number_, other: Number_): boolean {
  const [words, others] = [one, other].map(({ spot }) =>
    stemsOf([spot.text, spot.sectionTitle, ...spot.headings].join(' ')),
  );
  return words?.some((word) => others?.some((own) => areKin(own, word)) === true) === true;
}
