import { clocksIn } from '../document/clocks.ts';
import type { LintDocument, Sentence, Spot } from '../document/lint-document.ts';
import { sentencesAndRows } from '../document/sentences.ts';
import { rowSpot } from '../document/table-rows.ts';
import { standsInThisRun, tablesOfThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import { type Span, spanIn } from './clocks-fit.ts';
import type { RuleContext } from './context.ts';

const OF_THE_WHOLE =
  /\b(?:session|run|window|test(?:s|ing)?|period|execution|audit|shift|rehearsal|acceptance)\b|(?<!\p{L})(?:сесси\p{L}*|прогон\p{L}*|окно|тестирован\p{L}*|период|проверк\p{L}*|смен\p{L}*|испытани\p{L}*)(?!\p{L})/iu;
const WHEN = /^(?:time|when|at|clock|start(?:ed)?(?: at)?|executed(?: at)?|время|когда|начало)$/iu;
const FEWEST = 3;

interface Moment {
  spot: Spot & { text: string };
  value: number;
}

/** The tests of a session were run within it, where most of them were. */
export function timesWithin({ document }: RuleContext): LintFinding[] {
  const whole = sentencesAndRows(document)
    .filter((sentence) => standsInThisRun(sentence) && isOfWhole(sentence))
    .map(spanIn)
    .find((span) => span !== null && span.from.value < span.to.value);
  const moments = whole == null ? [] : momentsIn(document);
  if (whole == null || moments.length < FEWEST) return [];
  const outside = moments.filter(({ value }) => isOutside(value, whole));
  const [only, more] = outside;
  if (only === undefined || more !== undefined) return [];
  const { text } = whole.first;
  return [
    finding(
      'time-order',
      [whole.first, text],
      [only.spot, only.spot.text],
      `Line ${only.spot.line} ("${only.spot.text}") is outside of what line ${whole.first.line} says: "${text}".`,
      'medium',
    ),
  ];
}

function isOfWhole({ text, section, sectionTitle, headings }: Sentence): boolean {
  return (
    headings.length === 0 &&
    (['title', 'summary'].includes(section) || sectionTitle === '') &&
    OF_THE_WHOLE.test(text)
  );
}

function isOutside(value: number, { from, to }: Span): boolean {
  return value < from.value - from.blur || value > to.value + to.blur;
}

// `Time: 13:04` below the heading of a test, and the column of a table that says when.
function momentsIn(document: LintDocument): Moment[] {
  const labelled = document.statements.flatMap((statement): Moment[] => {
    const [only, more] =
      WHEN.test(statement.label ?? '') && standsInThisRun(statement) ? clocksIn(statement.value) : [];
    const isBare =
      only !== undefined && more === undefined && !/\d{4}-\d\d-\d\d|\d\d\.\d\d\.\d/.test(statement.value);
    return isBare && statement.headings.length + Number(statement.section === 'other') > 0
      ? [{ spot: statement, value: only.value }]
      : [];
  });
  const inTables = tablesOfThisRun(document).flatMap((table) => {
    const column = table.header.findIndex((head) => WHEN.test(head.trim()));
    if (column < 0) return [];
    return table.rows.flatMap((row): Moment[] => {
      const cell = row.cells[column] ?? '';
      const [only, more] = cell.length < 10 ? clocksIn(cell) : [];
      return only === undefined || more !== undefined
        ? []
        : [{ spot: rowSpot(table, row), value: only.value }];
    });
  });
  return [...labelled, ...inTables];
}
