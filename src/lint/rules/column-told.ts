import { type Amount, amountsOf } from '../amounts/amounts.ts';
import { stemsOf } from '../amounts/stems.ts';
import { areKin } from '../document/kin-words.ts';
import type { LintDocument, Sentence } from '../document/lint-document.ts';
import { areOfOnePart } from '../document/one-part.ts';
import { sentencesAndRows } from '../document/sentences.ts';
import { summedColumns } from '../document/table-rows.ts';
import { areTranslations } from '../document/two-languages.ts';
import { isOfThisRun, tablesOfThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

/** A number further off than this from the sum of a column is of something else. */
const NEAR = 0.1;
const SMALLEST = 5;
// What is done with all that is counted.
const OF_ALL =
  /^(?:took|take|part|participat\p{L}*|simulat\p{L}*|test|run|check|use|used|sent|post|in|участв\p{L}*|задейств\p{L}*|провер\p{L}*)$/u;
// Words beside the noun of a number that is of all, or of a column that counts it.
const OF_A_TOTAL =
  /^(?:total|all|overall|number|count|import\p{L}*|load|execut\p{L}*|всего|общ\p{L}*|итог\p{L}*|колич\p{L}*|числ\p{L}*|загруж\p{L}*|выполн\p{L}*|прод(?:ан\p{L}*)?)$/u;
// `Pictures checked & linked` is of all, as `Pictures in total` is.
const DONE_WITH_ALL =
  /^(?:verif\p{L}*|check\p{L}*|connect\p{L}*|link\p{L}*|process\p{L}*|migrat\p{L}*|transfer\p{L}*|convert\p{L}*|import\p{L}*|load|провер\p{L}*|обработ\p{L}*|перенес\p{L}*|загруж\p{L}*|мигрир\p{L}*)$/u;
const TOTAL = /^[^\p{L}]*(?:total|all|overall|всего|общ(?:ее|ая|ий|ие)|итого|продано)(?!\p{L})/iu;
const PARTS = String.raw`\((\d{1,6}) \p{L}+(?:\s\p{L}+)?(?:, (?:and )?(\d{1,6}) \p{L}+(?:\s\p{L}+)?)(?:, (?:and )?(\d{1,6}) \p{L}+(?:\s\p{L}+)?)?\)`;
const WITH_PARTS = new RegExp(String.raw`(?<![\d.,/-])(\d{1,6})(?: \p{L}+){0,3} ${PARTS}`, 'iu');

/** A number of things is the sum of the column that counts them by their kinds, and of the parts in the brackets behind it. */
export function columnTold({ document, amounts }: RuleContext): LintFinding[] {
  const columns = columnsOf(document);
  return [
    ...amounts.flatMap((amount) => {
      const { form, spot, value, words, whole, at } = amount;
      const isTotal = form !== 'prose' && isOfAll(amount);
      if (whole !== null || value < SMALLEST || (form === 'prose' && /\d\s*$/.test(spot.text.slice(0, at))))
        return [];
      const column = columns.find(
        ({ noun, isBelowIt }) =>
          (form === 'prose' ? isBelowIt : isTotal) &&
          words.some((word) => isOf(word, noun)) &&
          words.every(
            (word) =>
              isOf(word, noun) || OF_ALL.test(word) || OF_A_TOTAL.test(word) || DONE_WITH_ALL.test(word),
          ),
      );
      if (column === undefined || column.sum === value || column.lines.has(spot.line)) return [];
      const { table, sum, head } = column;
      // In the other language it may be of something else, unless it is told where the table is.
      if (!words.some((word) => areKin(word, column.noun)) && !areOfOnePart(spot, table)) return [];
      // The sum of another column was taken for it, however far they are from each other.
      const isOfAnother = form === 'label' && summedColumns(table).some((other) => other.sum === value);
      if (!isOfAnother && (Math.abs(sum - value) > sum * NEAR || column.cells.includes(value))) return [];
      const first = { ...table, line: table.rows[0]?.line ?? table.line };
      return [
        finding(
          'sum-is-wrong',
          [first, sum],
          [spot, value],
          `Line ${spot.line} says "${spot.text}", but the rows from line ${first.line} make ${sum} under "${head}".`,
          'medium',
        ),
      ];
    }),
    ...sentencesAndRows(document).filter(isOfThisRun).flatMap(inBrackets),
  ];
}

// The columns of one noun that no other table counts; below a heading that has it, or anywhere.
function columnsOf(document: LintDocument) {
  const all = tablesOfThisRun(document).flatMap((table) =>
    summedColumns(table).flatMap((column) => {
      const [noun, more] = stemsOf(column.head).filter((word) => !OF_A_TOTAL.test(word));
      const above = stemsOf([table.sectionTitle, ...table.headings, table.lead].join(' '));
      if (noun === undefined || more !== undefined) return [];
      const isBelowIt = above.some((word) => areKin(word, noun));
      return [{ ...column, table, noun, isBelowIt, lines: new Set(table.rows.map(({ line }) => line)) }];
    }),
  );
  return all.filter(({ noun }) => all.filter((other) => other.noun === noun).length === 1);
}

function isOf(word: string, noun: string): boolean {
  return areKin(word, noun) || areTranslations(word, noun);
}

// `Total calls: 78`, and a row of two cells like that; one of three where the third is a remark.
function isOfAll({ form, spot, table, words }: Amount): boolean {
  const isTotal = TOTAL.test(spot.text);
  if (form === 'label') return isTotal;
  const isDone = words.length > 1 && words.some((word) => DONE_WITH_ALL.test(word));
  const [, , remark] = spot.text.split(' | ');
  return (
    (isTotal && table?.header.length === 2) ||
    (isDone && !/\d/.test(remark ?? '') && (table?.header.length ?? 4) < 4)
  );
}

function inBrackets(sentence: Sentence): LintFinding[] {
  const found = WITH_PARTS.exec(sentence.text);
  if (found === null || amountsOf(sentence).length === 0) return [];
  const [whole = 0, ...parts] = found.slice(1).filter(Boolean).map(Number);
  const sum = parts.reduce((all, part) => all + part, 0);
  if (sum === whole || Math.abs(sum - whole) > Math.max(1, whole * NEAR)) return [];
  return [
    finding(
      'parts-do-not-add-up',
      [sentence, whole],
      [sentence, sum],
      `Line ${sentence.line} says "${found[0]}", but these make ${sum}.`,
      'medium',
    ),
  ];
}
