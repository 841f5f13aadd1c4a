import type { Amount } from '../amounts/amounts.ts';
import { decimalOf } from '../document/decimals.ts';
import type { CodeLine, LintTable } from '../document/lint-document.ts';
import { saysTotal } from '../document/table-rows.ts';
import { tablesOfThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

/** A number this near to one of the row is that number, told wrongly; others are of a part of it. */
const NEAR = 0.15;
const SMALLEST = 20;
// `31 items had no unit`.
const OF_PART = /^\d+ \p{L}+ (?:had|have|has|were|was|without) (?:no|not|a|an|\p{L}+ing)\s/iu;
const HOLDS = /\b(?:holds?|contains?|has|in it)\b|(?<!\p{L})(?:в (?:ней|нём|нем)|содерж\p{L}*)(?!\p{L})/iu;
const LOGGED =
  /(?<![\w.:-])(\d{2,9}|\d{1,3}(?:[, ]\d{3})+)\s+(?:rows?|records?|строк\p{L}*|запис\p{L}*)(?!\p{L})/giu;
const NAME = /^[\p{L}][\p{L}\d_.]{3,}$/u;

interface Row {
  table: LintTable;
  line: number;
  name: string;
  numbers: readonly number[];
}

/** What a sentence counts of a thing that has a row in a table of numbers is one of the numbers of that row. */
export function rowsTold({ document, amounts }: RuleContext): LintFinding[] {
  const rows = tablesOfThisRun(document).flatMap(rowsOf);
  const names = new Map(rows.map((row) => [row.name, row]));
  // A name with rows in several tables has several meanings, and what is said may be of any of them.
  const all = new Map<string, number[]>();
  for (const { name, numbers } of rows) all.set(name, [...(all.get(name) ?? []), ...numbers]);
  return [
    ...document.code.flatMap((line) => logged(line, names, all)),
    ...amounts.flatMap((amount) => {
      if (amount.form !== 'prose' || amount.value < SMALLEST) return [];
      const near = [...wordsNear(amount)].map((word) => names.get(word)).find((one) => one !== undefined);
      const row = near ?? tableIn(amount, names);
      if (
        row === undefined ||
        amount.spot.line === row.line ||
        OF_PART.test(amount.spot.text.slice(amount.at))
      )
        return [];
      const known = all.get(row.name) ?? [];
      // A table that has no rows holds none; one that is named further off is compared no further.
      const isEmpty = HOLDS.test(amount.spot.text) && known.every((number) => number === 0);
      if (
        !isEmpty &&
        (near === undefined ||
          fits(amount.value, known) ||
          !known.some((number) => isNear(amount.value, number)))
      )
        return [];
      return [report(row, amount)];
    }),
  ];
}

// `load_orders: inserted 3118 rows into orders_raw`: a line of a log names the row first.
function logged(
  line: CodeLine,
  names: ReadonlyMap<string, Row>,
  all: ReadonlyMap<string, readonly number[]>,
): LintFinding[] {
  const name =
    line.text
      .toLowerCase()
      .match(/[a-z]\w*_\w+/g)
      ?.find((word) => names.has(word)) ?? '';
  const row = names.get(name);
  const [count, more] = [...line.text.matchAll(LOGGED)];
  if (row === undefined || count === undefined || more !== undefined) return [];
  const value = Number((count[1] ?? '').replaceAll(/\D/g, ''));
  const known = all.get(name) ?? [];
  if (value < SMALLEST || fits(value, known) || !known.some((number) => isNear(value, number))) return [];
  return [report(row, { spot: line, value })];
}

function report(
  { table, line, name, numbers }: Row,
  { spot, value }: Pick<Amount, 'spot' | 'value'>,
): LintFinding {
  return finding(
    'two-values',
    [{ ...table, line }, numbers.join(', ')],
    [spot, value],
    `Line ${spot.line} says "${spot.text.trim()}", but the row of ${name} (line ${line}) has ${numbers.join(', ')}.`,
    'medium',
  );
}

// The one table of the warehouse that the sentence of a number of rows names.
function tableIn({ spot, words }: Amount, names: ReadonlyMap<string, Row>): Row | undefined {
  const [only, more] = new Set(spot.text.toLowerCase().match(/[a-z]\w*_\w+/g) ?? []);
  return only === undefined || more !== undefined || !words.includes('row') ? undefined : names.get(only);
}

function rowsOf(table: LintTable): Row[] {
  return table.rows.flatMap(({ line, cells }) => {
    // A row may begin with its number.
    const [first = '', second = ''] = cells;
    const name = (/^\d+$/.test(first) ? second : first).toLowerCase().replaceAll(/[*`]/g, '').trim();
    const numbers = cells.slice(1).flatMap((cell) => decimalOf(cell)?.value ?? []);
    return numbers.length === 0 || !NAME.test(name) || saysTotal(name)
      ? []
      : [{ table, line, name, numbers }];
  });
}

// The names in the clause of the number: behind it up to the next number, and before it back to the last one.
function wordsNear({ spot, at }: Amount): Set<string> {
  const { text } = spot;
  const before =
    text
      .slice(0, at)
      .split(/[.;:,()]|\d(?=\s)/u)
      .at(-1) ?? '';
  const behind =
    text
      .slice(at)
      .replace(/^[\d,\u00a0 ]+/u, '')
      .split(/[.;:,()]\s|\d(?=\s)/u)[0] ?? '';
  return new Set(`${before} ${behind}`.toLowerCase().match(/[\p{L}][\p{L}\d_.]*[\p{L}\d_]/gu) ?? []);
}

// One of them, or a sum or a difference of two.
function fits(value: number, numbers: readonly number[]): boolean {
  return numbers.some(
    (one) =>
      Math.abs(one) === value ||
      numbers.some((other) => one + other === value || Math.abs(one - other) === value),
  );
}

function isNear(value: number, number: number): boolean {
  return Math.abs(value - Math.abs(number)) <= Math.abs(number) * NEAR;
}
