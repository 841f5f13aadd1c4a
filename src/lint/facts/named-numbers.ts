import { tellingWords } from '../document/kin-words.ts';
import type { LintDocument, Spot } from '../document/lint-document.ts';
import { bareNumber } from '../document/numbers.ts';
import { rowSpot } from '../document/table-rows.ts';
import { tablesOfThisRun } from './other-run.ts';
import { isComparison, isElsewhere } from './wording.ts';

/** A whole number and the words that name it, from a label or from the row and the column of a table. */
export interface NamedNumber {
  spot: Spot;
  text: string;
  words: string[];
  value: number;
}

/** Every labelled number of this run, and every number in a table of it by the name of its row and its column. */
export function namedNumbers(document: LintDocument): NamedNumber[] {
  const labelled = document.statements.flatMap((statement): NamedNumber[] => {
    const { label, value, text } = statement;
    const number = bareNumber(value.replace(/\s*\(.*$/s, ''));
    if (label === null || number === null || isElsewhere(statement)) return [];
    return [{ spot: statement, text, words: tellingWords(label), value: number }];
  });
  const inTables = tablesOfThisRun(document)
    .filter((table) => !isComparison(table))
    .flatMap((table) =>
      table.rows.flatMap((row) => {
        const { cells } = row;
        const spot = rowSpot(table, row);
        const name = tellingWords(cells[0] ?? '');
        return table.header.flatMap((head, column): NamedNumber[] => {
          const value = column === 0 ? null : bareNumber(cells[column]);
          return value === null
            ? []
            : [{ spot, text: spot.text, words: [...name, ...tellingWords(head)], value }];
        });
      }),
    );
  return [...labelled, ...inTables];
}
