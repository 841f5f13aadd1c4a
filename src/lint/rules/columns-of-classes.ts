import { placeAt, sentencesAndRows } from '../document/sentences.ts';
import { columnSum, rowSpot, rowsWithoutTotals } from '../document/table-rows.ts';
import { isOfThisRun, tablesOfThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const FEWEST = 3;
const PASSED = String.raw`pass(?:ed)?|ok|succe(?:ss(?:ful(?:ly)?)?|eded)|успе[хш]\p{L}*|прошл\p{L}*|пройден\p{L}*`;
const FAILED = String.raw`fail(?:ed|ures?|s)?|падени\p{L}*|провал\p{L}*|неуспе\p{L}*|упал\p{L}*|не прошл\p{L}*`;
const HEADS = [PASSED, FAILED].map((words) => new RegExp(String.raw`^[^\p{L}]*(?:${words})$`, 'iu'));
const [GOOD, BAD] = [PASSED, FAILED].map(
  (words) =>
    new RegExp(
      String.raw`(?<![\d.,/:-])(\d{1,5})\s+(?:(?!не |not )\p{L}+\s+){0,2}?(?:${words})(?!\p{L})`,
      'iu',
    ),
);

/** What passed and what failed, told in one sentence, is what the two columns of the one table of such have, where both make as many in all. */
export function columnsOfClasses({ document }: RuleContext): LintFinding[] {
  const [columns, more] = tablesOfThisRun(document).flatMap((table) => {
    const rows = rowsWithoutTotals(table);
    const [good = -1, bad = -1] = HEADS.map((head) => table.header.findIndex((one) => head.test(one.trim())));
    const [passed, failed] = [columnSum(rows, good), columnSum(rows, bad)];
    const first = rows.find(({ cells }) => Number(cells[bad]) > 0) ?? rows[0];
    const isOne = good > 0 && bad > 0 && rows.length >= FEWEST && first !== undefined;
    return isOne && passed !== null && failed !== null
      ? [{ passed, failed, place: rowSpot(table, first) }]
      : [];
  });
  if (columns === undefined || more !== undefined) return [];
  const { passed, failed, place } = columns;
  return sentencesAndRows(document)
    .filter(isOfThisRun)
    .flatMap((sentence) => {
      const [one, other] = [GOOD?.exec(sentence.text), BAD?.exec(sentence.text)];
      const [said, lost] = [Number(one?.[1]), Number(other?.[1])];
      if (said + lost !== passed + failed || said === passed) return [];
      const spot = placeAt(sentence, one?.index ?? 0);
      return [
        finding(
          'sum-is-wrong',
          [spot, `${said} and ${lost}`],
          [place, `${passed} and ${failed}`],
          `Line ${spot.line} counts ${said} that passed and ${lost} that failed, but the columns of the table with line ${place.line} make ${passed} and ${failed}.`,
          'medium',
        ),
      ];
    });
}
