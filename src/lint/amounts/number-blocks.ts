import { type Decimal, decimalOf, decimalsIn, rounded } from '../document/decimals.ts';
import type { LintDocument, LintTable, Spot, Statement } from '../document/lint-document.ts';
import { areOfOnePart } from '../document/one-part.ts';
import { isSummed, rowsWithoutTotals, saysTotal } from '../document/table-rows.ts';
import { isElsewhere } from '../facts/wording.ts';
import { once } from '../once.ts';
import { stemsOf } from './stems.ts';

/** Numbers of one unit below each other, in a list or in a column of a table: parts of what is told above or below them. */
export interface Block {
  first: Spot;
  /** The line of its first part, and of its last. */
  from: number;
  to: number;
  parts: readonly number[];
  sum: number;
  /** `MB`; '' for numbers of things. */
  unit: string;
  /** How far the sum may be off, where the parts are rounded. */
  blur: number;
  /** The words of the heading of a column; [] for a list. */
  words: readonly string[];
  form: 'list' | 'column';
}

const ADDED = /^(?:[KMGT]i?B|bytes?|КБ|МБ|ГБ|ms|мс|s|с|sec|min|h|мин|ч|EUR|RUB|USD|руб)?$/;
// `Size, MB`, `Duration (s)`.
const UNIT_IN_HEAD = /[,(]\s*([KMGT]i?B|КБ|МБ|ГБ|ms|мс|s|с|min|h|мин|ч|EUR|RUB|USD|руб)\.?\)?$/;
const ID_OR_CODE = /^(?:HTTP\s?)?[1-5]\d\d$|^\d{1,2}\.\d{1,3}$/;

/** The lists and columns of a document whose every line has one number, all of one unit, those of totals left out. */
export const blocksOf = once((document: LintDocument): readonly Block[] =>
  [...listsIn(document.statements), ...document.tables.flatMap(columnsIn)].sort((a, b) => a.from - b.from),
);

function listsIn(statements: readonly Statement[]): Block[] {
  const groups: Statement[][] = [];
  let last: Statement | undefined;
  for (const statement of statements) {
    if (statement.origin !== 'item') continue;
    const follows =
      last !== undefined &&
      // A line that leads to those below it is none of them.
      !last.text.endsWith(':') &&
      statement.line - last.line <= 2 &&
      statement.nested === last.nested &&
      statement.lead === last.lead &&
      areOfOnePart(statement, last);
    if (follows) groups.at(-1)?.push(statement);
    else groups.push([statement]);
    last = statement;
  }
  return groups.flatMap((group) => {
    const items = group.filter(({ text }) => !saysTotal(text));
    const numbers = items.map(numberOf);
    const [first] = items;
    // A total of its own is told by another rule.
    if (first === undefined || items.length < group.length || isElsewhere(first)) return [];
    return blockOf(
      first,
      items.map(({ line }) => line),
      numbers,
      [],
      'list',
    );
  });
}

// The number behind the label of an item, else its only one.
function numberOf({ text, label, value, box }: Statement): Decimal | null {
  // A cross before a label is of what it counts.
  if (box === 'open' && label === null) return null;
  const behind = label === null || !/^[+~≈]?\s?\d/.test(value) ? undefined : decimalsIn(value)[0];
  const outside = decimalsIn(text.replaceAll(/\([^()]*\)/g, ''));
  const [only, more] = outside.length === 0 ? decimalsIn(text) : outside;
  const found = behind ?? (more === undefined ? only : undefined);
  const isCode = found !== undefined && ID_OR_CODE.test(found.shown) && !isOfNoun(text, found.shown);
  return found === undefined || (behind === undefined && isCode) ? null : found;
}

// `104 routes` are no status, and `404 not found` is one.
function isOfNoun(text: string, shown: string): boolean {
  return /^\s+\p{Ll}{4,}/u.test(text.slice(text.indexOf(shown) + shown.length));
}

function columnsIn(table: LintTable): Block[] {
  const rows = rowsWithoutTotals(table);
  const [row] = rows;
  if (row === undefined || rows.length < 2) return [];
  return table.header.flatMap((head, column) => {
    if (column === 0) return [];
    const numbers = rows.map(({ cells }) => decimalOf(cells[column] ?? ''));
    const unit = UNIT_IN_HEAD.exec(head)?.[1] ?? '';
    const measured = numbers.map((number) =>
      number === null || number.unit !== '' ? number : { ...number, unit },
    );
    const isAmount = measured.some((number) => number !== null && number.unit !== '');
    if (!isAmount && !isSummed(head)) return [];
    return blockOf(
      { ...table, line: row.line },
      rows.map(({ line }) => line),
      measured,
      stemsOf(head),
      'column',
    );
  });
}

function blockOf(
  first: Spot,
  lines: readonly number[],
  numbers: readonly (Decimal | null)[],
  words: readonly string[],
  form: Block['form'],
): Block[] {
  const known = numbers.filter((number) => number !== null);
  const [one] = known;
  if (one === undefined || known.length < numbers.length || known.length < 2) return [];
  if (!ADDED.test(one.unit) || known.some(({ unit, value }) => unit !== one.unit || value < 0)) return [];
  const decimals = Math.max(...known.map((number) => number.decimals));
  const parts = known.map(({ value }) => value);
  return [
    {
      first,
      from: lines[0] ?? first.line,
      to: lines.at(-1) ?? first.line,
      parts,
      sum: rounded(parts.reduce((sum, part) => sum + part, 0)),
      unit: one.unit,
      blur: decimals === 0 ? 0 : 0.5 * parts.length * 10 ** -decimals,
      words,
      form,
    },
  ];
}
