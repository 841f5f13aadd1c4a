import { addTo } from '../../common/group-by.ts';
import { stemsOf } from '../amounts/stems.ts';
import { MOST_COMPARED } from '../document/bounded.ts';
import { areKin } from '../document/kin-words.ts';
import type { LintDocument, LintList, LintTable, Sentence } from '../document/lint-document.ts';
import { bareNumber, plainCell } from '../document/numbers.ts';
import { areOfOnePart, standsBelow } from '../document/one-part.ts';
import { rowsWithoutTotals } from '../document/table-rows.ts';
import { isBelowOther, isOfThisRun, tablesOfThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

/** Fewer sections that have as many as the table says are so by chance. */
const FEWEST_ALIKE = 2;
const FEWEST_ITEMS = 5;
const FEWEST_ROWS = 3;
/** A number further off than this is of other things. */
const FARTHEST = 3;
const COUNTED = /^[*`]*(\d{1,3})(?:\s+\p{L}+){0,3}[*`.]*$/u;
const RATIO = /^\s*\d{1,4}\s*(?:\/|of|из)\s*(\d{1,4})(?![\d.])/u;

/** What stands below a heading and can be counted: rows of its tables, headings below it, items of its lists. */
type Measure = 'rows' | 'headings' | 'items';

interface Section {
  heading: Sentence;
  words: readonly string[];
  counts: Record<Measure, { count: number; line: number }>;
  /** How many tables stand below it: one with another number of them is told otherwise. */
  tables: number;
}

interface Row {
  line: number;
  value: number;
  text: string;
  section: Section;
  /** Every number of the row. */
  numbers: readonly (number | null)[];
}

/**
 * A table of the parts of a run with a number for each, and a section for each of them: where most sections have as many rows, headings or items as
 * the table says, the others have too.
 */
export function sectionsCounted({ document }: RuleContext): LintFinding[] {
  return [...byTables(document), ...byLabels(document)];
}

// `Checks added: 6` in each of several sections with one list: where most of the lists have as many items, the others have too.
function byLabels(document: LintDocument): LintFinding[] {
  if (document.lists.length > MOST_COMPARED) return [];
  const groups = new Map<string, { said: Sentence; value: number; list: LintList }[]>();
  for (const said of document.sentences) {
    const value = Number(COUNTED.exec(said.value)?.[1] ?? Number.NaN);
    if (said.label === null || said.origin === 'heading' || Number.isNaN(value) || !isOfThisRun(said))
      continue;
    const [list, more] = document.lists.filter((one) => areOfOnePart(one, said));
    if (list === undefined || more !== undefined || list.line < said.line) continue;
    addTo(groups, said.label.toLowerCase(), { said, value, list });
  }
  return [...groups.values()].flatMap((group) => {
    const alike = group.filter(({ value, list }) => list.items.length === value);
    if (alike.length < FEWEST_ROWS || alike.length * 2 <= group.length) return [];
    return group.flatMap(({ said, value, list }) => {
      const count = list.items.length;
      if (count === value || Math.abs(count - value) > FARTHEST) return [];
      return [
        finding(
          'rows-differ',
          [said, value],
          [list, count],
          `Line ${said.line} says "${said.text}", but the list from line ${list.line} has ${count}, where the other sections have as many as they should.`,
          'medium',
        ),
      ];
    });
  });
}

function byTables(document: LintDocument): LintFinding[] {
  const tables = tablesOfThisRun(document).filter((table) => rowsWithoutTotals(table).length >= FEWEST_ROWS);
  if (tables.length === 0) return [];
  const sections = sectionsIn(document);
  return tables.flatMap((table) =>
    table.header
      .flatMap((head, column) => (column === 0 ? [] : compared(table, head, column, sections)))
      .slice(0, 1),
  );
}

function compared(
  table: LintTable,
  head: string,
  column: number,
  sections: readonly Section[],
): LintFinding[] {
  const rows = rowsWithoutTotals(table).flatMap(({ line, cells }): Row[] => {
    const cell = plainCell(cells[column]);
    const value = bareNumber(cell) ?? Number(RATIO.exec(cell)?.[1] ?? Number.NaN);
    const section = Number.isNaN(value) ? null : sectionOf(cells[0] ?? '', table, sections);
    return section === null
      ? []
      : [{ line, value, section, text: cells.join(' | '), numbers: cells.map(bareNumber) }];
  });
  for (const measure of ['rows', 'headings', 'items'] as const) {
    const known = rows.filter(({ section }) => section.counts[measure].count > 0);
    const alike = known.filter(({ value, section }) => section.counts[measure].count === value);
    // Items may be of anything: what was found, what was done.
    const [fewest, share] = measure === 'items' ? [FEWEST_ITEMS, 0.75] : [FEWEST_ALIKE, 0.5];
    if (alike.length < fewest || alike.length <= known.length * share) continue;
    return known
      .filter(
        (row) =>
          !alike.includes(row) &&
          isNear(row, measure) &&
          alike.some(({ section }) => section.tables === row.section.tables),
      )
      .map(({ line, value, text, section: { heading, counts } }) => {
        const { count, line: first } = counts[measure];
        return finding(
          'rows-differ',
          [{ ...table, line }, value],
          [{ ...heading, line: first }, count],
          `Line ${line} says "${text}" under "${head}", but the section "${heading.text}" has ${count} from line ${first}, where the other sections have as many as they should.`,
          'medium',
        );
      });
  }
  return [];
}

// And no other number of the row is that of the section.
function isNear({ value, section, numbers }: Row, measure: Measure): boolean {
  const { count } = section.counts[measure];
  return Math.abs(count - value) <= FARTHEST && !numbers.includes(count);
}

// The one section whose heading has every word of the name, and the fewest others.
function sectionOf(name: string, table: LintTable, sections: readonly Section[]): Section | null {
  const words = stemsOf(name);
  if (words.length === 0) return null;
  const fitting = sections
    .filter(
      ({ heading, words: own }) =>
        !standsBelow(table, heading) &&
        words.every((word) =>
          own.some((other) => other === word || (areKin(other, word) && word.length > 4)),
        ),
    )
    .sort((a, b) => a.words.length - b.words.length);
  const [best, next] = fitting;
  return best === undefined || (next !== undefined && next.words.length === best.words.length) ? null : best;
}

function sectionsIn(document: LintDocument): Section[] {
  const headings = document.sentences.filter(({ origin }) => origin === 'heading');
  if (headings.length > MOST_COMPARED) return [];
  return headings
    .filter((heading) => !isBelowOther(heading))
    .map((heading) => {
      const below = (spot: Parameters<typeof standsBelow>[0]) => standsBelow(spot, heading);
      const depth = heading.headings.length;
      const tables = document.tables.filter(below);
      const rows = tables.flatMap((table) => rowsWithoutTotals(table));
      const children = headings.filter(
        (other) => other !== heading && other.headings.length === depth + 1 && below(other),
      );
      const items = document.lists
        .filter((list) => below(list) && list.headings.length === depth)
        .flatMap((list) => list.items);
      return {
        heading,
        words: stemsOf(heading.text),
        tables: tables.length,
        counts: { rows: counted(rows), headings: counted(children), items: counted(items) },
      };
    });
}

function counted(places: readonly { line: number }[]): { count: number; line: number } {
  return { count: places.length, line: places[0]?.line ?? 0 };
}
