import { decimalOf } from '../document/decimals.ts';
import type { LintTable } from '../document/lint-document.ts';
import { bareNumber } from '../document/numbers.ts';
import { rowsWithoutTotals } from '../document/table-rows.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';
import { isShare, shown } from './percents-follow.ts';

const PASSED = /^(?:passed|pass|passing|success\w*|ok|executed|done|covered|пройдено|успешно|выполнено)$/i;
const WHOLE = /^(?:total|tests|all|of|planned|всего|тестов|тесты|итого)$/i;
const RATE = /rate|%|percent|coverage|success|share|процент|покрытие|доля/i;
/** Columns that are compared with each other. */
const MOST_COLUMNS = 8;
const WIDEST = 24;

interface Share {
  line: number;
  cell: string;
  part: number;
  whole: number;
  isRight: boolean;
}

/** The percentage of a row is that of its own counts, or of its part of a column: as the headings say, or as it is in the other rows. */
export function rowShares({ document }: RuleContext): LintFinding[] {
  const tables = document.tables.filter(({ header }) => header.length <= WIDEST);
  return tables.flatMap((table) =>
    table.header.flatMap((head, column) => {
      const isRate = table.rows.some(({ cells }) => decimalOf(cells[column] ?? '')?.unit === '%');
      if (column === 0 || !(isRate || RATE.test(head))) return [];
      const broken = readingsOf(table, column).find(({ isSure }) => isSure);
      return broken === undefined
        ? []
        : broken.shares.flatMap(({ isRight, ...share }) => (isRight ? [] : [report(table, share)]));
    }),
  );
}

function report(table: LintTable, { line, cell, part, whole }: Omit<Share, 'isRight'>): LintFinding {
  const spot = { ...table, line };
  const real = shown((part * 100) / whole);
  return finding(
    'percent-is-wrong',
    [spot, cell],
    [spot, real],
    `Line ${line} gives ${cell}, but ${part} of ${whole} is ${real}.`,
  );
}

// What the percentages may be of: two columns of the row, or a column and its sum.
function readingsOf(table: LintTable, column: number): { shares: Share[]; isSure: boolean }[] {
  const numbers = table.header
    .map((_, other) => other)
    .filter(
      (other) =>
        other > 0 && other !== column && table.rows.some(({ cells }) => bareNumber(cells[other]) !== null),
    )
    .slice(0, MOST_COLUMNS);
  const pairs = numbers.flatMap((part) => [
    ...numbers.filter((whole) => whole !== part).map((whole) => ({ part, whole })),
    { part, whole: null },
  ]);
  return pairs.map(({ part, whole }) => {
    const shares = whole === null ? ofColumn(table, column, part) : ofRow(table, column, part, whole);
    const right = shares.filter(
      ({ isRight, part: some, whole: all }) => isRight && some > 0 && some < all,
    ).length;
    const wrong = shares.filter(({ isRight }) => !isRight).length;
    const named =
      whole !== null &&
      PASSED.test((table.header[part] ?? '').trim()) &&
      WHOLE.test((table.header[whole] ?? '').trim());
    return { shares, isSure: wrong > 0 && (named || (wrong === 1 && right > 1)) };
  });
}

function ofRow({ rows }: LintTable, column: number, part: number, whole: number): Share[] {
  return rows.flatMap(({ line, cells }) =>
    shareOf(line, cells[column], bareNumber(cells[part]), bareNumber(cells[whole])),
  );
}

function ofColumn(table: LintTable, column: number, part: number): Share[] {
  const rows = rowsWithoutTotals(table);
  const sum = rows.reduce((all, { cells }) => all + (bareNumber(cells[part]) ?? 0), 0);
  return rows.flatMap(({ line, cells }) => shareOf(line, cells[column], bareNumber(cells[part]), sum));
}

function shareOf(line: number, cell = '', part: number | null, whole: number | null): Share[] {
  const share = decimalOf(cell.replace(/^[~≈]\s?/, ''));
  if (share === null || (share.unit !== '%' && share.unit !== '') || part === null || whole === null)
    return [];
  if (whole === 0 || part > whole) return [];
  return [{ line, cell: cell.trim(), part, whole, isRight: isShare(share, part, whole) }];
}
