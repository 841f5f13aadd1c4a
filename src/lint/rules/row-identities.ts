import type { LintTable } from '../document/lint-document.ts';
import { bareNumber } from '../document/numbers.ts';
import { isSummed, isTotalRow } from '../document/table-rows.ts';
import { factsOf } from '../facts/fact.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';
import { rowSums } from './table-totals.ts';

const DELTA =
  /^(?:Δ|δ|delta|change|diff(?:erence)?|growth|added|дельта|разница|изменение|прирост|добавлено)(?!\p{L})/iu;
const MEASURE =
  /^([+\u2212-]?)\s?(\d[\d,\u00a0\u202f ]*?)([.,]\d{1,2})?\s*(%|pp|p\.p\.|п\.\s?п\.|ms|мс|s|с)?$/iu;

/**
 * What holds in most rows of a table must hold in all: that a column of differences is the second number less the first, and that
 * the first or the last number is the sum of the others.
 */
export function rowIdentities({ document, facts }: RuleContext): LintFinding[] {
  const told = new Set(
    factsOf(facts, 'table').flatMap(({ line, before, after, delta }) =>
      before === null || after === null || delta === null ? [] : [line],
    ),
  );
  return document.tables.flatMap((table) => {
    const column = differenceColumn(table);
    if (column > 2) return differences(table, column).filter(({ first }) => !told.has(first.line));
    return rowSums(table).length > 0 ? [] : sumsOfRows(table);
  });
}

// A column of that name, or the last one with signs before its numbers.
function differenceColumn({ header, rows }: LintTable): number {
  const named = header.findIndex((head) => DELTA.test(head.trim()));
  if (named >= 0) return named;
  return header.findLastIndex(
    (_, column) =>
      rows.some(({ cells }) => /^[+\u2212-]\d/.test(cells[column] ?? '')) &&
      rows.every(({ cells }) => measure(cells[column]) !== null),
  );
}

const STATUSES =
  /(?<!\p{L})(?:expected|actual|status|code|ожид\p{L}*|факт\p{L}*|получ\p{L}*|статус|код)(?!\p{L})/iu;

function isStatus(value: number): boolean {
  return value >= 100 && value < 600;
}

function differences(table: LintTable, column: number): LintFinding[] {
  const rows = table.rows.flatMap(({ line, cells }) => {
    const [before, after, delta] = [column - 2, column - 1, column].map((at) => measure(cells[at]));
    if (!before || !after || !delta) return [];
    // Two statuses, and the rows that came: nothing is taken from anything.
    if (
      isStatus(before.value) &&
      isStatus(after.value) &&
      STATUSES.test(`${table.header[column - 2]} ${table.header[column - 1]}`)
    )
      return [];
    // A change in per cent may be of the number before it.
    if (delta.unit === '%' || (before.unit === '%') !== (after.unit === '%')) return [];
    const decimals = Math.max(before.decimals, after.decimals, delta.decimals);
    const real = Number((after.value - before.value).toFixed(decimals));
    // A difference without a sign may be taken either way round.
    const said = real < 0 && /^\d/.test((cells[column] ?? '').trim()) ? -delta.value : delta.value;
    const isRight = Math.abs(said - real) < 10 ** -decimals * (decimals > 0 ? 1.01 : 0.5);
    return [{ line, said: delta.value, real, isRight }];
  });
  // Rows without a difference do not tell which number is taken from which.
  const isTold = rows.some(({ isRight, real }) => isRight && real !== 0);
  const wrong = rows.filter(
    ({ isRight, said, real }) => !isRight && (isTold || Math.abs(said) !== Math.abs(real)),
  );
  if (rows.length < 2 || wrong.length * 2 > rows.length) return [];
  return wrong.map(({ line, said, real }) =>
    finding(
      'delta-is-wrong',
      [{ ...table, line }, said],
      [{ ...table, line }, real],
      `Line ${line} gives ${said} under "${table.header[column]}", but its numbers differ by ${real}.`,
    ),
  );
}

function measure(cell: string | undefined): { value: number; decimals: number; unit: string } | null {
  const [, sign = '', digits, fraction = '', unit = ''] = MEASURE.exec((cell ?? '').trim()) ?? [];
  if (digits === undefined) return null;
  const size = Number(digits.replaceAll(/\D/g, '') + fraction.replace(',', '.'));
  const value = sign === '' || sign === '+' ? size : -size;
  return { value, decimals: Math.max(0, fraction.length - 1), unit };
}

// The total is the first number of a row, or the last one.
function sumsOfRows(table: LintTable): LintFinding[] {
  const columns = table.header.flatMap((head, column) =>
    column > 0 && isSummed(head) && table.rows.every(({ cells }) => bareNumber(cells[column]) !== null)
      ? [column]
      : [],
  );
  if (columns.length < 3) return [];
  const wholes = [columns[0], columns.at(-1)].filter((column) => column !== undefined);
  const found = wholes.map((whole) => brokenIn(table, columns, whole)).filter(({ holds }) => holds);
  return found[0]?.findings ?? [];
}

function brokenIn(
  table: LintTable,
  columns: readonly number[],
  whole: number,
): { holds: boolean; findings: LintFinding[] } {
  const rows = table.rows.map(({ line, cells }) => {
    const parts = columns
      .filter((column) => column !== whole)
      .map((column) => bareNumber(cells[column]) ?? 0);
    const sum = parts.reduce((all, part) => all + part, 0);
    const isTotal = isTotalRow({ cells });
    return {
      line,
      said: bareNumber(cells[whole]) ?? 0,
      sum,
      isTotal,
      several: parts.filter(Boolean).length > 1,
    };
  });
  const right = rows.filter(({ said, sum }) => said === sum && sum > 0);
  const broken = rows.filter(({ said, sum }) => said !== sum);
  const wrong = broken.some(({ isTotal }) => !isTotal) ? broken.filter(({ isTotal }) => !isTotal) : broken;
  const holds = right.length >= 2 && right.some(({ several }) => several) && wrong.length < right.length;
  return {
    holds,
    findings: wrong.map(({ line, said, sum }) =>
      finding(
        'sum-is-wrong',
        [{ ...table, line }, said],
        [{ ...table, line }, sum],
        `Line ${line} gives ${said} under "${table.header[whole]}", but its other numbers make ${sum}, as they make it in the other rows.`,
      ),
    ),
  };
}
