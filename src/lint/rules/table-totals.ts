import { decimalOf, rounded } from '../document/decimals.ts';
import type { LintTable } from '../document/lint-document.ts';
import { bareNumber, plainCell } from '../document/numbers.ts';
import { isSummed, isTotalRow } from '../document/table-rows.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const ABOUT = /^[~≈]\s?(\d{1,9})$/u;
// Rows that are among others.
const PART = /\bof which\b|\bsub-?total|\bincluding\b|в том числе|из них/i;
const WHOLE = /^(?:total|tests|all|of|planned|всего|тестов|тесты|итого)$/i;
const FAILED = /^(?:failed|fail|failing|failures?|провален\p{L}*|провал\p{L}*|неуспешн\p{L}*|упал\p{L}*)$/iu;
const CLASS =
  /^(?:passed|pass|passing|success\p{L}*|ok|failed|fail|failing|failures?|skip(?:ped)?|blocked|errors?|expected (?:errors?|failures?)|(?:permission )?denied|forbidden|ожидаем\p{L}* ошиб\p{L}*|отказ\p{L}*|пройден\p{L}*|успешн\p{L}*|провален\p{L}*|провал\p{L}*|неуспешн\p{L}*|упал\p{L}*|пропущен\p{L}*|ошиб\p{L}*)$/iu;
// Units of amounts that can be added up, unlike shares and speeds.
const ADDED = /^(?:[KMGT]i?B|bytes?|КБ|МБ|ГБ|min|h|мин|ч|EUR|RUB|USD|руб)$/;
// Columns of such amounts may have fractions without a unit in each cell.
const OF_AMOUNTS =
  /^(?:(?:person[- ])?(?:hours?|days?)|h|hrs|size|cost|price|[KMG]B|часов|часы|дней|ч|размер|стоимость|[КМГ]Б)(?:,|$|\s\()|,\s*(?:h|[KMG]B|ч|[КМГ]Б|EUR|USD|руб\.?)$/iu;
const RATE = /rate|%|percent|coverage|success|процент|покрытие|доля/i;

/** The row of a total must be the sum of the rows above it, and what passed, failed and was skipped in a row its tests. */
export function tableTotals({ document }: RuleContext): LintFinding[] {
  return document.tables.flatMap((table) => [...columnSums(table), ...rowSums(table)]);
}

function columnSums(table: LintTable): LintFinding[] {
  const total = table.rows.at(-1);
  const rows = table.rows.slice(0, -1);
  if (total === undefined || rows.length < 2 || !isTotalRow(total)) return [];
  if (rows.some((row) => isTotalRow(row) || PART.test(row.cells[0] ?? ''))) return [];
  const [first] = rows;
  if (first === undefined) return [];
  return table.header.flatMap((head, column) => {
    const all = [...rows, total].map(({ cells }) => decimalOf(cells[column] ?? ''));
    const isAmount = all.every(
      (one) =>
        one !== null &&
        (ADDED.test(one.unit) || (one.unit === '' && OF_AMOUNTS.test(head.trim()))) &&
        one.unit === all[0]?.unit,
    );
    if (column === 0 || !(isSummed(head) || isAmount)) return [];
    const about = ABOUT.exec(plainCell(total.cells[column]))?.[1];
    const [said = null, ...numbers] = [total, ...rows].map(({ cells }) =>
      isAmount
        ? (decimalOf(cells[column] ?? '')?.value ?? null)
        : bareNumber(plainCell(cells[column]).replace(ABOUT, '$1')),
    );
    if (said === null || numbers.some((number) => number === null)) return [];
    const sum = rounded(numbers.reduce<number>((rest, number) => rest + (number ?? 0), 0));
    // Sizes are rounded one by one.
    const blur = isAmount ? 0.5 * rows.length * 10 ** -Math.max(...all.map((one) => one?.decimals ?? 0)) : 0;
    // `~41` may be a tenth off.
    const off = about === undefined ? (isAmount && blur < 1 ? blur : 0) : Math.max(1, sum / 10);
    if (Math.abs(sum - said) <= off) return [];
    return [
      finding(
        'sum-is-wrong',
        [{ ...table, line: total.line }, said],
        [{ ...table, line: first.line }, sum],
        `Line ${total.line} gives ${said} as the total of "${head}", but the rows from line ${first.line} make ${sum}.`,
      ),
    ];
  });
}

/** Rows in which what passed, failed and was skipped does not make the tests. Where most rows do not, the columns are of other things. */
export function rowSums(table: LintTable): LintFinding[] {
  const heads = table.header.map((head) => head.replaceAll(/[^\p{L}\p{N}\s-]/gu, '').trim());
  const whole = heads.findIndex((head, index) => index > 0 && WHOLE.test(head));
  const classes = heads.flatMap((head, index) =>
    index > 0 && index !== whole && CLASS.test(head) ? [index] : [],
  );
  const others = heads.some(
    (head, index) =>
      index > 0 &&
      index !== whole &&
      !classes.includes(index) &&
      isSummed(head) &&
      !RATE.test(head) &&
      table.rows.some(({ cells }) => bareNumber(cells[index]) !== null),
  );
  if (whole < 0 || others || !heads.some((head) => FAILED.test(head)) || classes.length < 2) return [];
  const rows = table.rows.flatMap(({ line, cells }) => {
    const said = bareNumber(cells[whole]);
    const parts = classes.map((column) => bareNumber(cells[column]) ?? (isBlank(cells[column]) ? 0 : null));
    const known = parts.filter((part) => part !== null);
    if (said === null || known.length < parts.length) return [];
    return [{ line, said, sum: known.reduce((all, part) => all + part, 0) }];
  });
  const wrong = rows.filter(({ said, sum }) => said !== sum);
  if (wrong.length * 2 > rows.length) return [];
  return wrong.map(({ line, said, sum }) => {
    const spot = { ...table, line };
    return finding(
      'sum-is-wrong',
      [spot, said],
      [spot, sum],
      `Line ${line} gives ${said} under "${table.header[whole]}", but its ${classes.map((column) => `"${table.header[column]}"`).join(' and ')} make ${sum}.`,
    );
  });
}

function isBlank(cell: string | undefined): boolean {
  return /^[—–-]?$/.test((cell ?? '').trim());
}
