import { decimalOf } from '../document/decimals.ts';
import type { LintDocument, Sentence } from '../document/lint-document.ts';
import { rowSpot } from '../document/table-rows.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const NUMBER = String.raw`(\d{1,3}(?:[,\u00a0\u202f ]\d{3})+|\d{1,9}(?:[.,]\d{1,3})?)\s?(\p{L}{1,3}|%)?`;
const FORMS: readonly RegExp[] = [
  new RegExp(String.raw`(?<![\d.,])${NUMBER}\s+before,?\s+(?:and\s+)?${NUMBER}\s+(?:now|after)`, 'iu'),
  new RegExp(String.raw`\bfrom\s+${NUMBER}\s+(?:down\s+|up\s+)?to\s+${NUMBER}(?!\p{L})`, 'iu'),
  new RegExp(String.raw`(?<!\p{L})было\s+${NUMBER},?\s+стало\s+${NUMBER}`, 'iu'),
  new RegExp(String.raw`(?<!\p{L})с\s+${NUMBER}\s+до\s+${NUMBER}(?!\p{L})`, 'iu'),
];

/** Two values of which a row has the first, told as one before and one now: the second is that of the row as well. */
export function beforeAndNow({ document }: RuleContext): LintFinding[] {
  return document.sentences.flatMap((sentence) => {
    const [, was = '', unit = '', is = '', other = ''] =
      FORMS.map((form) => form.exec(sentence.text)).find(Boolean) ?? [];
    const [one, two] = [decimalOf(was)?.value, decimalOf(is)?.value];
    if (one === undefined || two === undefined || (other !== '' && unit !== '' && unit !== other)) return [];
    const rows = rowsWith(one, unit || other, document);
    const [row, more] = rows;
    if (row === undefined || more !== undefined || row.values.includes(two)) return [];
    return [report(sentence, row, `${was} and ${is}`)];
  });
}

// The rows of two values and their change that begin with this one, in this unit.
function rowsWith(value: number, unit: string, { tables }: LintDocument) {
  return tables.flatMap((table) =>
    table.rows.flatMap((row) => {
      const [name = '', ...cells] = row.cells;
      const own = cells.map((cell) => decimalOf(cell));
      const values = own.flatMap((one) => (one === null ? [] : [Math.abs(one.value)]));
      const isOfUnit =
        unit === '' ||
        own.some((one) => one?.unit === unit) ||
        new RegExp(String.raw`[,(\s]${unit}\)?$`, 'iu').test(name);
      return values.length > 1 && values.length < 4 && values[0] === value && isOfUnit
        ? [{ spot: rowSpot(table, row), values }]
        : [];
    }),
  );
}

function report(
  sentence: Sentence,
  { spot }: ReturnType<typeof rowsWith>[number],
  said: string,
): LintFinding {
  return finding(
    'two-values',
    [spot, spot.text],
    [sentence, said],
    `Line ${sentence.line} says "${sentence.text}", but line ${spot.line} has "${spot.text}".`,
    'medium',
  );
}
