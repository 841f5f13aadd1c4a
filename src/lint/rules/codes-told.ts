import { idAt } from '../amounts/state-tables.ts';
import { rowSpot } from '../document/table-rows.ts';
import { isBelowOther, tablesOfThisRun } from '../facts/other-run.ts';
import { statusCodes } from '../facts/outcome.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const ANSWERED =
  /(?:\b(?:answer(?:ed|s)?|return(?:ed|s)?|got|gave|responded with|came back with)|(?<!\p{L})(?:ответил\p{L}*|вернул\p{L}*|пришл\p{L}*|получ\p{L}+|ответ))\s+(?:with\s+|код\s+|an?\s+)?(?:HTTP\s+)?([1-5]\d\d)(?!\d)/iu;
const FIRST =
  /\b(?:first|then|once|sometimes|instead|before|retry|attempt)\b|(?<!\p{L})(?:сначала|потом|иногда|вместо|повтор\p{L}*|попыт\p{L}*)(?!\p{L})/iu;

/** The status that a note gives for a test is one of those in its row: `6.1: the sandbox answered 200`. */
export function codesTold({ document }: RuleContext): LintFinding[] {
  const rows = tablesOfThisRun(document).flatMap((table) =>
    table.rows.flatMap((row) => {
      const name = idAt(row.cells[0] ?? '');
      return name === null ? [] : [{ name, spot: rowSpot(table, row) }];
    }),
  );
  return document.sentences.flatMap((sentence) => {
    const id = sentence.origin === 'heading' ? null : idAt(sentence.text);
    const code = ANSWERED.exec(sentence.text)?.[1];
    if (id === null || code === undefined || FIRST.test(sentence.text) || isBelowOther(sentence)) return [];
    const own = rows.filter(({ name }) => name === id);
    const codes = own.flatMap(({ spot }) => statusCodes(spot.text.replaceAll(' | ', '   ')));
    const [row] = own;
    if (row === undefined || codes.length === 0 || codes.includes(Number(code))) return [];
    return [
      finding(
        'answer-differs',
        [row.spot, row.spot.text],
        [sentence, code],
        `Line ${sentence.line} gives ${code} for ${id}, but its row has ${codes.join(', ')} (line ${row.spot.line}).`,
        'medium',
      ),
    ];
  });
}
