import type { Amount } from '../amounts/amounts.ts';
import { stemsOf } from '../amounts/stems.ts';
import type { LintTable } from '../document/lint-document.ts';
import { columnSum, rowsWithoutTotals } from '../document/table-rows.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const REASON = /reason|why|cause|error|причин|почему|ошибк/iu;
const CLASS =
  /^(?:reject|skip|fail|duplicate|error|block|filtered|discarded|missing|ошиб|отказ\p{L}*|расхожд\p{L}*|mismatche?|difference)$/u;
const NEAR = 0.35;

/** A table of reasons (`Reason | Rows`) makes the number of what it gives the reasons of: `Rejected rows: 12`. */
export function reasonsAddUp({ document, amounts }: RuleContext): LintFinding[] {
  return document.tables.flatMap((table) => {
    const [reason = '', , more] = table.header;
    const rows = rowsWithoutTotals(table);
    const sum = columnSum(rows, 1);
    const [first] = rows;
    if (!REASON.test(reason) || more !== undefined || first === undefined || rows.length < 2) return [];
    if (sum === null) return [];
    const words = stemsOf([table.sectionTitle, ...table.headings, table.lead].join(' ')).filter((word) =>
      CLASS.test(word),
    );
    const fitting = amounts.filter((amount) => isOf(amount, table, words));
    const [said] = fitting;
    if (
      said === undefined ||
      fitting.some(({ value }) => value === sum) ||
      Math.abs(said.value - sum) > sum * NEAR
    )
      return [];
    return [
      finding(
        'parts-do-not-add-up',
        [said.spot, said.value],
        [{ ...table, line: first.line }, sum],
        `Line ${said.spot.line} says "${said.spot.text}", but the reasons from line ${first.line} make ${sum}.`,
        'medium',
      ),
    ];
  });
}

function isOf({ form, words, value, spot }: Amount, table: LintTable, classes: readonly string[]): boolean {
  const near =
    spot.sectionTitle === table.sectionTitle &&
    spot.line < table.line &&
    words.some((word) => CLASS.test(word));
  const named = classes.length > 0 && classes.every((word) => words.includes(word));
  return form !== 'cell' && value > 0 && words.length < 4 && (near || named);
}
