import type { LintDocument } from '../document/lint-document.ts';
import type { FileFact } from './fact.ts';

/** The files that a table of files lists, one fact for each row. */
export function files({ tables }: LintDocument): FileFact[] {
  return tables
    .filter(({ header }) => header.some((head) => /^(?:file|path|файл|путь)/i.test(head)))
    .flatMap(({ section, sectionTitle, headings, header, rows }) => {
      const column = header.findIndex((head) => /^(?:file|path|файл|путь)/i.test(head));
      return rows.map(({ line, cells }) => ({
        kind: 'file' as const,
        value: cells[column] ?? '',
        line,
        section,
        sectionTitle,
        headings,
        text: cells.join(' | '),
      }));
    });
}
