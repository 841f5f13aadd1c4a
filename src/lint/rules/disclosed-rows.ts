import type { LintDocument } from '../document/lint-document.ts';

const EXPLAINED =
  /elsewhere|other writers?|unattributed|not attributed|expected \d+ new rows|expected \+?\d+ rows of this load|rows of the answer are not there|of which the scenarios account|извне|из другого источника|другими? писател|записано другими|из них объяснено|ожидалось новых строк/i;

/** True when the document itself says that rows of this table came from elsewhere, or that a check of its rows failed. */
export function isDisclosed({ statements, tables }: LintDocument, table: string): boolean {
  const texts = [
    ...statements.map(({ text }) => text),
    ...tables.flatMap(({ rows }) => rows.map(({ cells }) => cells.join(' '))),
  ];
  return texts.some((text) => text.includes(table) && EXPLAINED.test(text));
}
