import type { LintTable } from '../document/lint-document.ts';
import { bareNumber } from '../document/numbers.ts';
import { columnSum, isSummed, isTotalRow, rowsWithoutTotals } from '../document/table-rows.ts';
import type { CountFact, TestConcept } from '../facts/fact.ts';
import { conceptOf } from '../facts/test-counts.ts';
import { isElsewhere } from '../facts/wording.ts';
import { finding, type LintFinding } from '../finding.ts';
import { countOf, type RuleContext } from './context.ts';

const WHOLE = /^(?:total|tests?|all|всего|тестов|тесты)$/iu;
const OF_TESTS = /section|area|group|module|suite|раздел|групп|област|модул/iu;

/**
 * A table of the tests by section (`Section | Total | Executed | Skipped`) must make the numbers of the run. Only a table whose total
 * is the run's own is compared, for another may be of some of the sections.
 */
export function sectionColumns(context: RuleContext): LintFinding[] {
  return context.document.tables.flatMap((table) => {
    if (
      table.rows.length < 2 ||
      !OF_TESTS.test(table.header[0] ?? '') ||
      isElsewhere({ ...table, origin: 'row', text: '' })
    )
      return [];
    const columns = table.header.flatMap((head, at) => {
      const concept = at === 0 || !isSummed(head) ? null : conceptIn(head);
      const sum = concept === null ? null : sumIn(table, at);
      return concept === null || sum === null ? [] : [{ concept, sum }];
    });
    if (columns.length < 2 || !columns.some((one) => isOfTheRun(one, context))) return [];
    return columns.flatMap(({ concept, sum }) => {
      const counted = concept === 'total' ? undefined : countOf(context, concept);
      const [first] = table.rows;
      if (counted === undefined || first === undefined || counted.value === sum || isIn(table, counted))
        return [];
      return [
        finding(
          'parts-do-not-add-up',
          [counted, counted.value],
          [{ ...table, line: mostOf(table, concept) }, sum],
          `Line ${counted.line} says "${counted.text}", but the sections in the table of line ${table.line} make ${sum}.`,
        ),
      ];
    });
  });
}

function conceptIn(head: string): TestConcept | null {
  const plain = head.replaceAll(/[^\p{L}\p{N}\s-]/gu, '').trim();
  return WHOLE.test(plain) ? 'total' : conceptOf(plain);
}

function sumIn(table: LintTable, column: number): number | null {
  const last = table.rows.at(-1);
  const hasTotal = last !== undefined && isTotalRow(last);
  return columnSum(hasTotal ? table.rows.slice(0, -1) : table.rows, column);
}

function isOfTheRun({ concept, sum }: { concept: TestConcept; sum: number }, context: RuleContext): boolean {
  const wholes: TestConcept[] =
    concept === 'total' || concept === 'specified' ? ['total', 'specified', 'executed'] : [];
  return wholes.some((one) => countOf(context, one)?.value === sum);
}

function isIn(table: LintTable, { line }: CountFact): boolean {
  return line >= table.line && line <= (table.rows.at(-1)?.line ?? table.line);
}

// The row to look at: the one with the most of what differs.
function mostOf(table: LintTable, concept: TestConcept): number {
  const column = table.header.findIndex((head, at) => at > 0 && conceptIn(head) === concept);
  const [most] = rowsWithoutTotals(table)
    .map(({ line, cells }) => ({ line, value: bareNumber(cells[column]) ?? 0 }))
    .sort((a, b) => b.value - a.value || a.line - b.line);
  return most?.line ?? table.line;
}
