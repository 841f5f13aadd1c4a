import { stemsOf } from '../amounts/stems.ts';
import type { LintTable } from '../document/lint-document.ts';
import { areOfOnePart } from '../document/one-part.ts';
import { rowsWithoutTotals } from '../document/table-rows.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

/** Lines from a table to what may be said of the number of its rows. */
const BESIDE = 4;
const FARTHEST = 3;
// Words beside the noun that say nothing of a part.
const OF_ALL =
  /^(?:run|made|done|carried|contain|load|row|receive|hold|archive|went|compar\w*|check|package|here|was|table|file|загруж\p{L}*|сверен\p{L}*|сверил\p{L}*|провер\p{L}*)$/u;

/** A number of what the first column of a table names (`Table`, `File`), told right beside it, is the number of its rows. */
export function tablesCounted({ document, amounts }: RuleContext): LintFinding[] {
  return document.tables.flatMap((table) => {
    const [noun, more] = stemsOf(table.header[0] ?? '');
    const rows = rowsWithoutTotals(table);
    const [first] = rows;
    if (noun === undefined || more !== undefined || first === undefined || rows.length < 2 || isSplit(table))
      return [];
    const last = table.rows.at(-1)?.line ?? table.line;
    const said = amounts.find(
      ({ form, spot, words, whole, value }) =>
        form === 'prose' &&
        whole === null &&
        value > 1 &&
        words.includes(noun) &&
        words.every((word) => word === noun || OF_ALL.test(word)) &&
        areOfOnePart(spot, table) &&
        ((spot.line < table.line && table.line - spot.line <= BESIDE) ||
          (spot.line > last && spot.line - last <= BESIDE)),
    );
    if (said === undefined || said.value === rows.length || Math.abs(said.value - rows.length) > FARTHEST)
      return [];
    return [
      finding(
        'rows-differ',
        [said.spot, said.value],
        [{ ...table, line: first.line }, rows.length],
        `Line ${said.spot.line} says "${said.spot.text}", but the table of line ${table.line} has ${rows.length} rows.`,
        'medium',
      ),
    ];
  });
}

// One thing in several rows.
function isSplit({ rows }: LintTable): boolean {
  return new Set(rows.map(({ cells }) => cells[0])).size < rows.length;
}
