import type { LintDocument } from './lint-document.ts';
import { splitLabel } from './split-label.ts';

/** Tables of our own documents by their headings, English and Russian, each with the column that quotes what an answer or a program said. */
const QUOTING: ReadonlyMap<string, number> = new Map([
  ['Check | Test | What failed', 2],
  ['Проверка | Тест | Что не так', 2],
  ['Error', 0],
  ['Ошибка', 0],
  ['Line', 0],
  ['Строка', 0],
]);

/** Checks whose words are the run's own: how many rows a table was to gain, and did. */
const OWN = /^(?:rows:|row count$|число строк$)/;

/**
 * The document without what its tables quote: a value that came in an answer and was refused (`came "2025-02-30T..."`), the words of
 * an error, a line that a program printed. They are somebody else's, and say nothing of the run. A document without such a
 * table is returned as it is.
 */
export function withoutQuotes(document: LintDocument): LintDocument {
  const quoted = new Map<number, string>();
  const tables = document.tables.map((table) => {
    const column = QUOTING.get(table.header.map((head) => head.trim()).join(' | '));
    if (column === undefined) return table;
    const rows = table.rows.map((row) => {
      const { line, cells } = row;
      if (OWN.test(cells[0] ?? '')) return row;
      quoted.set(line, cells[column] ?? '');
      return { line, cells: cells.map((cell, index) => (index === column ? '' : cell)) };
    });
    return { ...table, rows };
  });
  if (quoted.size === 0) return document;
  const statements = document.statements.map((statement) => {
    const cell = quoted.get(statement.line) ?? '';
    const text = cell === '' ? statement.text : statement.text.replaceAll(cell, '');
    return text === statement.text ? statement : { ...statement, text, ...splitLabel(text) };
  });
  return { ...document, tables, statements };
}
