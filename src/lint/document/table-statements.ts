import type { LintTable, Statement } from './lint-document.ts';
import { doneOf, splitBox } from './split-label.ts';

// Counts by part of the API are not the numbers of the things that the part is named after.
const BY_PART = /section|area|group|\bapi\b|endpoint|module|suite|раздел|группа|категор/i;
const DONE_HEAD = /^(done|met|complete[d]?|status|state|ok|выполнено|готово|статус|да\/нет)$/i;

/**
 * The rows of a table of labels and values as statements: `Executed | 22` reads like `Executed: 22`. A table with one
 * row of numbers is read by its columns. The columns beyond the second follow in brackets.
 */
export function tableStatements(table: LintTable): Statement[] {
  const { header, rows } = table;
  const [only, more] = rows;
  if (only !== undefined && more === undefined && header.length > 2 && only.cells.every(isAmount)) {
    return header.map((label, index) => statement(table, only.line, label, only.cells[index] ?? ''));
  }
  // A wide table is one of records, which readers of their own understand.
  if (header.length > 3 || BY_PART.test(header[0] ?? '')) return [];
  // Two numbers beside each other are of two things, such as two runs.
  const compares =
    header.length > 2 && rows.some(({ cells }) => cells.length > 2 && cells.slice(1, 3).every(isAmount));
  if (compares) return [];
  const boxes = header.findIndex((head, index) => index > 0 && DONE_HEAD.test(head));
  // A table without a header row has one of blank cells, or its first label and value there.
  const all = isHeadless(header) ? [{ line: table.line, cells: header }, ...rows] : rows;
  return all.flatMap(({ line, cells }): Statement[] => {
    const [label, value, ...rest] = cells;
    if (label === undefined || label === '' || value === undefined) return [];
    const done = boxes < 0 ? null : doneOf(cells[boxes] ?? '');
    if (done !== null) return [{ ...statement(table, line, '', label), box: done }];
    const more = rest.filter((cell) => cell !== '');
    return [
      {
        ...statement(table, line, label, more.length === 0 ? value : `${value} (${more.join('; ')})`),
        column: header[1] ?? '',
      },
    ];
  });
}

// `Tests executed | 22` is no header.
function isHeadless(header: readonly string[]): boolean {
  return header.length === 2 && header.every((cell) => cell !== '') && isAmount(header[1] ?? '');
}

function isAmount(cell: string): boolean {
  return /^[+-]?\d[\d,\s\u00a0\u202f]*$/.test(cell);
}

function statement(table: LintTable, line: number, label: string, value: string): Statement {
  const { section, sectionTitle, headings, lead } = table;
  const cleaned = splitBox(label);
  return {
    line,
    section,
    sectionTitle,
    headings,
    lead,
    origin: 'row',
    text: label === '' ? value : `${cleaned.text}: ${value}`,
    label: label === '' ? null : cleaned.text,
    value,
    box: null,
    nested: false,
    links: [],
  };
}
