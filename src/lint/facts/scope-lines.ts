import { addTo } from '../../common/group-by.ts';
import type { LintDocument, LintTable, Spot } from '../document/lint-document.ts';
import { plainCell } from '../document/numbers.ts';

/** Where in a document something stands, and the value told there, which may name the column. */
export interface Told {
  line: number;
  value: string;
}

/** The texts that say of what a line is, the nearest first, for the value that is told of it. */
export type Reader = (value: string) => string[];

/** For each line of a document a reader of these texts. */
export function linesOf({ sentences, statements, tables, code }: LintDocument): Map<number, Reader> {
  const lines = new Map<number, Reader>();
  const title = statements.find(({ origin }) => origin === 'heading')?.text;
  const add = (line: number, own: (value: string) => string[], spot: Spot & { lead?: string }) => {
    const before = lines.get(line);
    lines.set(line, (value) => [
      ...own(value),
      ...(before === undefined
        ? [spot.lead ?? '', ...headingsOf(spot).filter((heading) => heading !== title)]
        : before(value)),
    ]);
  };
  for (const line of code) add(line.line, () => [line.text], line);
  for (const table of tables)
    for (const { line, cells } of table.rows)
      add(line, (value) => [cells[0] ?? '', headOf(value, cells, table)], table);
  const ofLine = new Map<number, string[]>();
  for (const sentence of sentences)
    for (const line of new Set([sentence.line, ...sentence.starts.map((start) => start.line)]))
      addTo(ofLine, line, sentence.text);
  for (const statement of statements) {
    if (statement.origin === 'row') continue;
    const texts = ofLine.get(statement.line) ?? [statement.text];
    add(statement.line, (value) => nearestFirst(texts, value), statement);
  }
  return lines;
}

// The heading of the one cell that has the value; of all, where several have it or none.
function headOf(value: string, cells: readonly string[], { header }: LintTable): string {
  const columns = cells.flatMap((cell, column) =>
    column > 0 && value !== '' && plainCell(cell) === plainCell(value) ? [column] : [],
  );
  const [column, more] = columns;
  return column === undefined || more !== undefined ? header.slice(1).join(' | ') : (header[column] ?? '');
}

// Of several sentences the one that has the value, and those before it; all as one, where several have it or none.
function nearestFirst(texts: readonly string[], value: string): string[] {
  const wanted = plainNumbers(value);
  const having = /[\p{L}\d]/u.test(value) ? texts.filter((text) => hasWhole(plainNumbers(text), wanted)) : [];
  const [only, more] = having;
  if (only === undefined || more !== undefined) return [texts.join(' ')];
  return texts.slice(0, texts.indexOf(only) + 1).reverse();
}

// `12` is not in `120`, nor in `1.12`.
function hasWhole(text: string, wanted: string): boolean {
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const [before, behind] = [text.slice(Math.max(0, at - 1), at), text.charAt(at + wanted.length)];
    if (!/[\p{L}\d.]/u.test(before) && !/[\p{L}\d]/u.test(behind)) return true;
  }
  return false;
}

// Without what stands between thousands.
function plainNumbers(text: string): string {
  return text.replaceAll(/(?<=\d)[,\u00a0\u2009\u202f' ](?=\d{3}(?!\d))/g, '');
}

function headingsOf({ sectionTitle, headings }: Spot): string[] {
  return [...headings].reverse().concat(sectionTitle);
}
