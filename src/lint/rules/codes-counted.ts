import { bareNumber, plainCell, wholeNumber } from '../document/numbers.ts';
import { isOfWhole } from '../document/section-kind.ts';
import { isTotalRow, rowSpot } from '../document/table-rows.ts';
import { standsInThisRun, tablesOfThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

// `24 requests were allowed (200)`, `1,500 with 429`.
const COUNTED =
  /(?<![\p{L}\d.,:/-])(\d{1,3}(?:[,\u00a0\u202f ]\d{3})+|\d{1,9})\s+(?:\p{L}+\s+){0,4}?(?:\((?:HTTP\s)?|with\s+(?:an?\s+)?|с кодом\s+|с ответом\s+)([1-5]\d\d)(?!\d)/giu;
const CODE_HEAD = /^(?:HTTP\s)?([1-5]\d\d)$/u;

/** How many answers had a status, as a summary tells it, is what the total below the column of that status has. */
export function codesCounted({ document }: RuleContext): LintFinding[] {
  const totals = tablesOfThisRun(document).flatMap((table) =>
    table.rows.filter(isTotalRow).flatMap((row) =>
      table.header.flatMap((head, column) => {
        const code = CODE_HEAD.exec(head.trim())?.[1];
        const value = bareNumber(plainCell(row.cells[column]));
        return code === undefined || value === null ? [] : [{ code, value, spot: rowSpot(table, row) }];
      }),
    ),
  );
  if (totals.length === 0) return [];
  return document.sentences
    .filter((one) => isOfWhole(one) && standsInThisRun(one))
    .flatMap((sentence) =>
      [...sentence.text.matchAll(COUNTED)].flatMap(([, digits = '', code]) => {
        const value = wholeNumber(digits);
        const own = totals.filter((total) => total.code === code);
        const [total] = own;
        if (total === undefined || own.some((one) => one.value === value)) return [];
        return [
          finding(
            'two-values',
            [sentence, value],
            [total.spot, total.value],
            `Line ${sentence.line} counts ${value} answers with ${code}, but their total in line ${total.spot.line} is ${total.value}.`,
            'medium',
          ),
        ];
      }),
    )
    .slice(0, 1);
}
