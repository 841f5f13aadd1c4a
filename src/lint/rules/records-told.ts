import type { Statement } from '../document/lint-document.ts';
import { wholeNumber } from '../document/numbers.ts';
import { factsOf, type TableFact } from '../facts/fact.ts';
import { isElsewhere } from '../facts/wording.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';
import { isDisclosed } from './disclosed-rows.ts';
import { deltaOf } from './table-deltas.ts';

/** With fewer tables than these the total may be of others too. */
const FEWEST = 4;
/** Names that share so few beginnings tell no kinds. */
const MOST_KINDS = 5;
const DIGITS = String.raw`(?<![\d.,])(\d{1,3}(?:[,\u00a0\u202f ]\d{3})+|\d{1,9})(?![\d.,]*\d)`;
const DONE = 'processed|ingested|loaded|added|inserted|обработано|загружено|добавлено';
// `Total records loaded: 960`, `960 total rows`, `Всего загружено: 960 строк`.
const TOTALS = [
  new RegExp(
    String.raw`^total (?:(?:new|additional) )?(?:records|rows)(?: (?:${DONE}))?:\s*${DIGITS}(?:\s|$)`,
    'iu',
  ),
  new RegExp(String.raw`${DIGITS} total (?:records|rows)(?!\p{L})`, 'iu'),
  new RegExp(
    String.raw`^всего (?:записей |строк )?(?:${DONE})?:?\s*${DIGITS} (?:новых )?(?:запис\p{L}*|строк\p{L}*)`,
    'iu',
  ),
];
// Of some tables only.
const OF_A_PART =
  /\b(?:per|each|seats?|tickets?|orders?|clients?|events?|barcodes?|codes?|discounts?)\b|(?<!\p{L})(?:на|кажд)\p{L}*|(?:запис|строк)\p{L}*\s+об?\s+\p{L}/iu;

/** A total of the records that were loaded is what the tables of counts grew by, or hold: all of them, or all of one kind or two. */
export function recordsTold({ document, facts }: RuleContext): LintFinding[] {
  const tables = factsOf(facts, 'table').filter((table) => !isDisclosed(document, table.value));
  const [first] = tables;
  if (first === undefined || tables.length < FEWEST) return [];
  const sums = new Set([...sumsOf(tables, deltaOf), ...sumsOf(tables, ({ after }) => after)]);
  if (sums.size === 0) return [];
  return document.statements.flatMap((statement) => {
    const told = isElsewhere(statement) ? null : totalIn(statement);
    if (told === null || sums.has(told)) return [];
    const whole = tables.reduce((sum, table) => sum + (deltaOf(table) ?? 0), 0);
    return [
      finding(
        'sum-is-wrong',
        [statement, told],
        [first, whole],
        `Line ${statement.line} says "${statement.text}", but the tables from line ${first.line} grew by ${whole} rows in all, and those of no kind by ${told}.`,
        'medium',
      ),
    ];
  });
}

function totalIn({ text }: Statement): number | null {
  const digits = TOTALS.map((pattern) => pattern.exec(text)?.[1]).find((found) => found !== undefined);
  return digits === undefined || OF_A_PART.test(text) ? null : wholeNumber(digits);
}

// Raw tables, facts and the log of runs, each alone and together: which of them a total is of, no document says.
function sumsOf(tables: readonly TableFact[], read: (table: TableFact) => number | null): number[] {
  const kinds = new Map<string, number>();
  for (const table of tables) {
    const kind = kindOf(table.value);
    kinds.set(kind, (kinds.get(kind) ?? 0) + (read(table) ?? 0));
  }
  if (kinds.size > MOST_KINDS) return [];
  let sums = [0];
  for (const value of kinds.values()) sums = sums.flatMap((sum) => [sum, sum + value]);
  return sums;
}

function kindOf(name: string): string {
  return /_raw$|(?:^|[._`])stg_/.test(name) ? 'raw' : (/(?:^|[._`])([a-z]+)_/.exec(name)?.[1] ?? 'other');
}
