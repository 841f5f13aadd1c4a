import type { LintDocument, LintTable, Sentence, Spot } from '../document/lint-document.ts';
import { rowSpot } from '../document/table-rows.ts';
import { tablesOfThisRun } from '../facts/other-run.ts';
import { once } from '../once.ts';
import { type State, stateOf } from './states.ts';

/** What became of one thing: a row of a table, or a heading with its result. */
export interface StateRow {
  spot: Spot & { text: string };
  /** The heading of a test whose result stands below it; else the row itself. */
  head: Spot;
  /** Its id (`4.2`, `TC-07`), or the first cell where that is no id. */
  name: string;
  isId: boolean;
  state: State | null;
  /** The words that say so. */
  cell: string;
  /** The cells of the row; none where headings have the states. */
  cells: readonly string[];
}

/** A table, or a row of headings with ids, that says of each of its things what became of it. */
export interface StateTable {
  table: LintTable | null;
  /** The column of the states; -1 where headings have them. */
  column: number;
  rows: StateRow[];
}

const HEAD =
  /result|status|state|outcome|verdict|passed|pass\?|^ok\??$|actual|got|met|результат|статус|итог|состояние|исход|вердикт/iu;
const LONGEST_STATE = 60;
const FEWEST_HEADINGS = 3;
const ID =
  /^[^\p{L}\p{N}]*(?:(?:test(?: case)?|case|check|тест|проверка)\s+)?((?:\p{Lu}{1,8}-?)?\d{1,4}(?:\.\d{1,3})?)(?![\p{L}\d_]|[.-]\d)/iu;
const CODE =
  /^[^\p{L}\p{N}]*(?:(?:test(?: case)?|case|тест|проверка)\s+)?(\p{Lu}{1,8}-\d{1,4}|\d{1,2}\.\d{1,3})(?![\p{L}\d_]|[.-]\d)/iu;
const SAYS = /^(?:status|result|outcome|verdict|статус|результат|итог|исход)$/iu;

/** The tables and rows of headings of this run with states, whatever their words for them, and whatever names their rows. */
export const statesOf = once((document: LintDocument): readonly StateTable[] => {
  const tables = tablesOfThisRun(document).flatMap(inTable);
  const headings = inHeadings(document.sentences);
  return headings === null ? tables : [...tables, headings];
});

/** The id that a text begins with; null where it begins with none. */
export function idAt(text: string): string | null {
  return ID.exec(text)?.[1] ?? null;
}

function inTable(table: LintTable): StateTable[] {
  const column = stateColumn(table);
  if (column < 0) return [];
  const rows = table.rows.flatMap((row): StateRow[] => {
    const { cells } = row;
    const first = (cells[0] ?? '').trim();
    const cell = cells[column] ?? '';
    if (first === '' || /^(?:total|итого|всего|sum)(?!\p{L})/iu.test(first)) return [];
    const id = idAt(first);
    const spot = rowSpot(table, row);
    return [{ spot, head: spot, name: id ?? first, isId: id !== null, state: stateOf(cell), cell, cells }];
  });
  return rows.length === 0 ? [] : [{ table, column, rows }];
}

// The column in which most cells are states; where several are, the one whose heading says so.
function stateColumn({ header, rows }: LintTable): number {
  const fitting = header.flatMap((head, column) => {
    if (column === 0) return [];
    const cells = rows.map(({ cells: own }) => own[column] ?? '');
    const states = cells.filter(
      (cell) => cell.length <= LONGEST_STATE && !/^\d+$/.test(cell) && stateOf(cell) !== null,
    );
    const named = HEAD.test(head);
    const enough =
      named || head.trim() === '' ? states.length * 2 > cells.length : states.length === cells.length;
    return enough && cells.length > 1 ? [{ column, named }] : [];
  });
  const named = fitting.findLast((one) => one.named);
  // Several columns of states, none of them named as the result, are of several runs.
  return named?.column ?? (fitting.length === 1 ? (fitting[0]?.column ?? -1) : -1);
}

// `### T-01 ✅ list orders`, or `## ORD-07` with `Status: FAIL` below it.
function inHeadings(sentences: readonly Sentence[]): StateTable | null {
  const rows: StateRow[] = [];
  let open: StateRow | null = null;
  for (const sentence of sentences) {
    if (sentence.origin === 'heading') {
      const name = CODE.exec(sentence.text)?.[1];
      open =
        name === undefined
          ? null
          : {
              spot: sentence,
              head: sentence,
              name,
              isId: true,
              state: stateOf(sentence.text),
              cell: sentence.text,
              cells: [],
            };
      if (open !== null) rows.push(open);
    } else if (open?.state === null && SAYS.test(sentence.label ?? '')) {
      const [said = ''] = sentence.value.split(/[.,;(]/);
      open.state = stateOf(said);
      open.cell = sentence.value;
      open.spot = sentence;
    }
  }
  return rows.filter(({ state }) => state !== null).length < FEWEST_HEADINGS
    ? null
    : { table: null, column: -1, rows };
}
