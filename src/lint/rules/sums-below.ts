import { stemsOf } from '../amounts/stems.ts';
import { type Decimal, decimalsOf } from '../document/decimals.ts';
import type { LintTable, Sentence } from '../document/lint-document.ts';
import { placeAt } from '../document/sentences.ts';
import { type SummedColumn, summedColumns } from '../document/table-rows.ts';
import { isOfThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const IN_ALL =
  /\b(?:together|in total|altogether|in all|total(?:s|ling)?|sum|overall|add(?:s)? up to|makes? up)\b|(?<!\p{L})(?:в сумме|всего|итого|вместе|суммарно|сумма)(?!\p{L})/iu;
/** Lines behind a table in which its sum may be told. */
const BEHIND = 6;
const NEAR = 0.3;

/** What a sentence right below a table gives as the sum of one of its columns is the sum of its rows. */
export function sumsBelow({ document }: RuleContext): LintFinding[] {
  return document.tables.flatMap((table) => {
    const last = table.rows.at(-1)?.line ?? table.line;
    const columns = summedColumns(table);
    if (columns.length === 0) return [];
    const next = document.tables.find(({ line }) => line > last)?.line ?? Number.POSITIVE_INFINITY;
    const sentences = document.sentences.filter(
      ({ line, origin, sectionTitle }) =>
        line > last &&
        line <= Math.min(last + BEHIND, next) &&
        origin === 'paragraph' &&
        sectionTitle === table.sectionTitle,
    );
    return sentences.flatMap((sentence) => toldIn(sentence, table, columns));
  });
}

function toldIn(sentence: Sentence, table: LintTable, columns: readonly SummedColumn[]): LintFinding[] {
  const { text } = sentence;
  const cue = IN_ALL.exec(text);
  if (cue === null || !isOfThisRun(sentence)) return [];
  const numbers = decimalsOf(sentence).filter(({ at, unit }) => at > cue.index - 40 && unit !== '%');
  return numbers.flatMap((number) => {
    const named = columns.filter((column) => isOf(number, text, column));
    const [column] = named;
    if (
      column === undefined ||
      columns.some(({ sum, cells }) => sum === number.value || cells.includes(number.value))
    )
      return [];
    if (Math.abs(column.sum - number.value) > column.sum * NEAR) return [];
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
  });
}

// The unit or the noun of the number is that of the column.
function isOf({ unit, at, length }: Decimal, text: string, { head }: SummedColumn): boolean {
  if (unit !== '') return head.toLowerCase().includes(unit.toLowerCase());
  const words = stemsOf(text.slice(at + length).split(/[.,;:()]/)[0] ?? '').slice(0, 2);
  return stemsOf(head).some((word) => words.includes(word));
}
