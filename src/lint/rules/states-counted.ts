import { areKin } from '../document/kin-words.ts';
import type { LintTable, Statement } from '../document/lint-document.ts';
import { areOfOnePart, isOfAnother } from '../document/one-part.ts';
import { isElsewhere } from '../facts/wording.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const FEWEST_ROWS = 4;
const MOST_STATES = 6;
const NEAR_LINES = 8;
const MOST_LOST = 3;
const STATE = /^(?:[\p{L}]{3,}|не)(?:[ -][\p{L}]+)?$/u;
const BEFORE =
  /(?<![\d.,/-])(?<!\b(?:of|out of)\s|(?<!\p{L})из\s)(\d{1,4})\s+(?:\p{L}+\s+)?(?:(?:are|is|were|was)\s+)?(\p{L}{3,}(?:-\p{L}+)?)(?=[\s,.;)]|$)/giu;
const BEHIND = /((?:(?:not|не)\s)?\p{L}{3,}(?:-\p{L}+)?)\s*(?:[:=—–-]|\()\s*(\d{1,4})(?![\d%]|[.,]\d)/giu;
const OF = /(?<![\d.,])\d{1,4}\s*(?:\/|of|out of|из)\s*(\d{1,4})(?![\d%]|[.,]\d)/iu;
const LABELLED = /^[*`]*(\d{1,4})[*`]*(?:\s*\(\d[\d.,]*\s?%\))?$/u;
const OF_ALL = /^(?:total|all|всего|итого|общ\p{L}+)(?!\p{L})/u;
const IN_ALL =
  /(?<![\d.,/-])(\d{1,4})\s+(?:\p{L}+\s+)?(?:in all|in total|altogether|всего|итого)|(?:^|\s)(?:total|всего|итого):?\s+(\d{1,4})(?![\d.,%])/iu;

/**
 * Where a column of a table says of each row which of a few states it has (`open`, `closed`), a line that counts the rows by state must
 * count them right.
 */
export function statesCounted({ document }: RuleContext): LintFinding[] {
  const columns = document.tables.flatMap((table) =>
    table.header.flatMap((_, column) => {
      const states = statesIn(table, column);
      return states === null || isOfSeveralRuns(table, column, states) ? [] : [{ table, states }];
    }),
  );
  if (columns.length === 0) return [];
  // Each statement is read once, whatever the number of tables.
  const counted = [...document.statements.flatMap(countedIn), ...countedInLists(document.statements)];
  const tables = columns.map(({ table }) => table);
  return columns.flatMap(({ table, states }) =>
    counted
      .filter(({ statement }) => !isOfAnother(statement, table, tables))
      .flatMap((one) => compared(one, table, states)),
  );
}

/** What a statement counts by a word, how many it says there are (`3 of 12`), and how many in all. */
interface Counted {
  statement: Statement;
  pairs: readonly (readonly [word: string, value: number, at?: Statement])[];
  whole: number;
  all: number | null;
  /** True for labels below each other, which count the rows only where they say how many these are. */
  isList?: boolean;
}

function statesIn(table: LintTable, column: number): string[] | null {
  if (column === 0 || table.rows.length < FEWEST_ROWS) return null;
  const cells = table.rows.map((row) => wordIn(row.cells[column]));
  const several = new Set(cells).size;
  return several > 1 &&
    several <= MOST_STATES &&
    several < cells.length &&
    cells.every((cell) => STATE.test(cell))
    ? cells
    : null;
}

// Two columns of the same states are of two runs, and which of them is meant is not known.
function isOfSeveralRuns(table: LintTable, column: number, states: readonly string[]): boolean {
  return table.header.some(
    (_, other) =>
      other !== column &&
      other > 0 &&
      table.rows.some(({ cells }) => states.includes(wordIn(cells[other]))) &&
      table.rows.every(({ cells }) => ['', ...states].includes(wordIn(cells[other]))),
  );
}

// Without the marks around it.
function wordIn(cell = ''): string {
  return cell.toLowerCase().replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
}

function countedIn(statement: Statement): Counted[] {
  const { text, origin } = statement;
  if (origin === 'row' || isElsewhere(statement)) return [];
  const pairs = [
    ...[...text.matchAll(BEFORE)].map(([, value, word = '']) => [word.toLowerCase(), Number(value)] as const),
    ...[...text.matchAll(BEHIND)].map(([, word = '', value]) => [word.toLowerCase(), Number(value)] as const),
  ];
  if (pairs.length === 0) return [];
  const [, before, behind] = IN_ALL.exec(text) ?? [];
  const all = before ?? behind;
  return [
    { statement, pairs, whole: Number(OF.exec(text)?.[1]), all: all === undefined ? null : Number(all) },
  ];
}

// `Shelves: 9`, `Full: 4`, `Half empty: 5` below each other count as one line does, where one of them is of all.
function countedInLists(statements: readonly Statement[]): Counted[] {
  const lists: { first: Statement; last: Statement; labels: [string, number, Statement][] }[] = [];
  for (const statement of statements) {
    const { label, value, origin, line } = statement;
    const [, digits] = LABELLED.exec(value) ?? [];
    if (label === null || digits === undefined || origin !== 'item' || isElsewhere(statement)) continue;
    const list = lists.at(-1);
    const follows = list !== undefined && line - list.last.line === 1 && areOfOnePart(list.last, statement);
    const own: [string, number, Statement] = [label.toLowerCase(), Number(digits), statement];
    if (follows) {
      list.labels.push(own);
      list.last = statement;
    } else lists.push({ first: statement, last: statement, labels: [own] });
  }
  return lists.flatMap(({ first, labels }) => {
    const [all, more] = labels.filter(([label]) => OF_ALL.test(label));
    if (all === undefined || more !== undefined || labels.length < 3) return [];
    const pairs = labels
      .filter((one) => one !== all)
      .map(
        ([label, value, at]) =>
          [
            label.replace(/^(?:fully|completely|полностью)\s+/u, '').split(/\s/u)[0] ?? '',
            value,
            at,
          ] as const,
      );
    return [{ statement: first, pairs, whole: all[1], all: null, isList: true }];
  });
}

// Right above the table or below it, in one section: a tally of other things stands with its own.
function isNear(statement: Statement, table: LintTable): boolean {
  const { line } = statement;
  const last = table.rows.at(-1)?.line ?? table.line;
  return areOfOnePart(statement, table) && line > table.line - NEAR_LINES && line < last + NEAR_LINES;
}

function compared(
  { statement, pairs, whole, all, isList = false }: Counted,
  table: LintTable,
  states: readonly string[],
): LintFinding[] {
  const said = new Map<string, number>();
  const places = new Map<string, Statement>();
  for (const [word, value, at = statement] of pairs) {
    const state = states.find((one) => areKin(one, word));
    if (state === undefined || said.has(state)) continue;
    said.set(state, value);
    places.set(state, at);
  }
  // One state alone may be counted of something else, unless it is one of as many as there are rows.
  if (said.size < 2 && !(said.size === 1 && whole === table.rows.length)) return [];
  const sum = [...said.values()].reduce((total, value) => total + value, 0);
  const fits = (isList ? [whole] : [sum, whole, all]).includes(table.rows.length);
  if (isList && (!fits || said.size < 2)) return [];
  // Far more are counted than the table shows: it has some of them.
  if (!fits && (!isNear(statement, table) || sum > table.rows.length + MOST_LOST)) return [];
  const report = (value: number, real: number, what: string, row = 0, at = statement) => [
    finding(
      'rows-differ',
      [at, value],
      [{ ...table, line: table.rows[row]?.line ?? table.line }, real],
      `Line ${at.line} counts ${value} ${what}, but the table in line ${table.line} has ${real}.`,
      'medium',
    ),
  ];
  const wrong = [...said].flatMap(([state, value]) => {
    const real = states.filter((one) => one === state).length;
    return real === value ? [] : [{ state, value, real }];
  });
  // What is too many of one state is too few of another: it is told where it can be seen.
  const fewer = wrong.filter(({ value, real }) => value < real);
  const found = (fewer.length > 0 ? fewer : wrong).flatMap(({ state, value, real }) =>
    report(value, real, `"${state}"`, Math.max(0, states.indexOf(state)), places.get(state)),
  );
  return all === null || all === table.rows.length
    ? found
    : [...found, ...report(all, table.rows.length, 'in all')];
}
