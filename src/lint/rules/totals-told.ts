import { countedBy, stemsOf } from '../amounts/stems.ts';
import { decimalsOf } from '../document/decimals.ts';
import type { LintTable, Sentence } from '../document/lint-document.ts';
import { areOfOnePart } from '../document/one-part.ts';
import { isOfWhole } from '../document/section-kind.ts';
import { placeAt } from '../document/sentences.ts';
import { type SummedColumn, summedColumns } from '../document/table-rows.ts';
import { isOfThisRun, tablesOfThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

// `A total of 118 tests was run`.
const TOTAL_OF =
  /\b(?:a )?total of (?=\d)|(?<![\d.,])(?=\d[\d,]* [\p{L} ]{3,40}(?:in total|in all|altogether|overall)\b)|(?<!\p{L})(?:всего|итого)\s(?:\p{L}+\s){0,2}(?=\d)|\btotal (?:\p{L}+ ){0,2}\p{L}+:\s(?=\d)/iu;
const NEAR = 0.3;

/** What a sentence about the whole run gives as the total of what one table alone counts is the sum of that table's rows. */
export function totalsTold({ document }: RuleContext): LintFinding[] {
  const told = document.sentences.filter(
    (sentence) =>
      sentence.origin !== 'heading' &&
      isOfWhole(sentence) &&
      TOTAL_OF.test(sentence.text) &&
      isOfThisRun(sentence),
  );
  if (told.length === 0) return [];
  const tables = tablesOfThisRun(document);
  const heads = tables.flatMap((table) => summedColumns(table).map(({ head }) => head.toLowerCase()));
  return tables.flatMap((table) => {
    const columns = summedColumns(table);
    const alone = columns.filter(
      ({ head }) => heads.filter((other) => other === head.toLowerCase()).length === 1,
    );
    return told.flatMap((sentence) =>
      areOfOnePart(sentence, table) ? [] : wrongIn(sentence, table, alone, columns),
    );
  });
}

function wrongIn(
  sentence: Sentence,
  table: LintTable,
  alone: readonly SummedColumn[],
  columns: readonly SummedColumn[],
): LintFinding[] {
  const { text } = sentence;
  const cue = TOTAL_OF.exec(text);
  const number = decimalsOf(sentence).find(({ at, unit }) => at >= (cue?.index ?? 0) && unit === '');
  const column =
    number === undefined ? undefined : alone.find(({ head }) => isOf(head, countedBy(sentence, number)));
  if (number === undefined || column === undefined || column.sum === number.value) return [];
  // `63+` is at least as many.
  if (/^\+/.test(text.slice(number.at + number.length)) && column.sum > number.value) return [];
  // The sum of another column is that one's where the sentence has its name as well.
  const words = stemsOf(text);
  const isOther = ({ head, sum, cells }: SummedColumn) =>
    (sum === number.value && isOf(head, words)) || cells.includes(number.value);
  if (columns.some(isOther) || Math.abs(column.sum - number.value) > column.sum * NEAR) return [];
  const spot = placeAt(sentence, number.at);
  const first = { ...table, line: table.rows[0]?.line ?? table.line };
  return [
    finding(
      'sum-is-wrong',
      [first, column.sum],
      [spot, number.shown],
      `Line ${spot.line} says "${text}", but the rows from line ${first.line} make ${column.sum} under "${column.head}".`,
      'medium',
    ),
  ];
}

function isOf(head: string, words: readonly string[]): boolean {
  return stemsOf(head).some((word) => words.includes(word));
}
