import { idsIn } from './entry-ids.ts';
import type { LintDocument } from './lint-document.ts';
import { splitLabel } from './split-label.ts';

const TITLE = /^(?:title|name|название|заголовок)$/i;
const ID = /^(?:test|entry|case|тест|запись)?\s*(?:id|no\.?|№|#|номер)$/i;

/**
 * The document without the titles of its tests, where its own table gives each a title and they stand right after the id:
 * `7.2 Order that does not exist` is a name, and not the statement that 7.2 does not exist. A document without such a table is
 * returned as it is.
 */
export function withoutTitles(document: LintDocument): LintDocument {
  const titles = titlesIn(document);
  if (titles.size === 0) return document;
  const bare = (text: string) => {
    let rest = text;
    for (const id of new Set(idsIn(text, true).ids)) {
      const title = titles.get(id);
      if (title !== undefined) rest = rest.replaceAll(`${id} ${title}`, id);
    }
    return rest;
  };
  return {
    ...document,
    statements: document.statements.map((statement) => {
      const text = bare(statement.text);
      return text === statement.text ? statement : { ...statement, text, ...splitLabel(text) };
    }),
    tables: document.tables.map((table) => ({
      ...table,
      rows: table.rows.map(({ line, cells }) => ({ line, cells: cells.map(bare) })),
    })),
  };
}

function titlesIn({ tables }: LintDocument): Map<string, string> {
  const titles = new Map<string, string>();
  for (const { header, rows } of tables) {
    const id = header.findIndex((head) => ID.test(head.trim()));
    const title = header.findIndex((head) => TITLE.test(head.trim()));
    if (id < 0 || title < 0) continue;
    for (const { cells } of rows) {
      if ((cells[id] ?? '') !== '' && (cells[title] ?? '') !== '')
        titles.set(cells[id] ?? '', cells[title] ?? '');
    }
  }
  return titles;
}
