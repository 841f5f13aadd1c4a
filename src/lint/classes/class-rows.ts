import type { LintDocument, LintTable, Spot } from '../document/lint-document.ts';
import { statusCodes } from '../facts/outcome.ts';
import { once } from '../once.ts';
import { classesIn, classOfCell, type ResultClass } from './class-words.ts';

/** An entry with what became of it: what its cell says, or, where it says nothing, what its statuses show. */
export interface ClassRow extends Spot {
  id: string;
  /** More than one where the statuses do not tell: a refusal that was expected is an expected error, or denied. */
  classes: readonly ResultClass[];
  /** The statuses that came; [] where the row shows none. */
  codes: readonly number[];
}

const ID = /^\W{0,3}((?:[1-9]\d?\.[1-9]\d{0,2})|(?:[A-ZА-Я]{1,3}-?\d{1,3}))(?![\w.]*\d)\W{0,3}(?:\s|$|\()/u;
/** Of a table or list; a section may have few entries. */
const FEWEST = 2;
const FEWEST_IN_ALL = 5;

/** The rows of the one table or list that has an entry each; [] where there is none, or several that differ. */
export const classRows = once((document: LintDocument): ClassRow[] => {
  const groups = [
    ...document.tables.map(rowsOfTable),
    ...document.lists.map(({ items, ...spot }) => rowsOfList(items, spot)),
  ];
  const fitting = groups.filter(({ length }) => length >= FEWEST);
  const joined = fitting.flat();
  if (joined.length < FEWEST_IN_ALL) return [];
  const longest = Math.max(0, ...fitting.map(({ length }) => length));
  const [main = []] = fitting.filter(({ length }) => length === longest);
  const isOfParts = new Set(joined.map(({ id }) => id)).size === joined.length;
  if (isOfParts) return joined;
  // Ids of the longest again: these were looked at, or run, once more.
  const known = new Set(main.map(({ id }) => id));
  return fitting.every((rows) => rows === main || rows.every(({ id }) => known.has(id))) &&
    longest * 2 > joined.length
    ? main
    : [];
});

/** The same rows, where each of them has a class; [] where one has none, so that no number can be held to them. */
export const classedRows = once((document: LintDocument): readonly ClassRow[] => {
  const rows = classRows(document);
  return rows.every(({ classes }) => classes.length > 0) ? rows : [];
});

/** `read: skipped; write: 200`: which class the entry counts in, the document alone knows. */
const PARTLY_SKIPPED =
  /^(?=.*(?:skipped|пропущ))\p{L}[\p{L}\d -]{0,30}:\s.*;\s+\p{L}[\p{L}\d -]{0,30}:\s.*\d/iu;

function rowsOfTable({ rows, header, ...spot }: LintTable): ClassRow[] {
  const idColumn = header.findIndex(
    (_, column) => rows.filter(({ cells }) => ID.test(cells[column] ?? '')).length * 10 >= rows.length * 9,
  );
  if (idColumn !== 0 || rows.length < FEWEST) return [];
  const classColumn = best(header, (column) =>
    share(rows, (cells) => classOfCell(cells[column] ?? '') !== null),
  );
  const statuses = header.flatMap((_, column) =>
    column > 0 && share(rows, (cells) => isStatus(cells[column] ?? '')) >= 0.6 ? [column] : [],
  );
  const [expected, actual, ...more] = statuses;
  if (classColumn === null && (actual === undefined || more.length > 0)) return [];
  return rows.flatMap(({ line, cells }) => {
    const id = ID.exec(cells[0] ?? '')?.[1];
    if (id === undefined) return [];
    // `200 - FAILED (order of rows)`.
    const own =
      classColumn === null ? onlyClass(cells[actual ?? -1] ?? '') : classOfCell(cells[classColumn] ?? '');
    const shown =
      expected === undefined || actual === undefined
        ? []
        : classesOf(cells[expected] ?? '', cells[actual] ?? '');
    const classes = cells.some((cell) => PARTLY_SKIPPED.test(cell)) ? [] : own === null ? shown : [own];
    const codes = actual === undefined ? [] : statusCodes(cells[actual] ?? '');
    return [{ ...spot, line, id, classes, codes }];
  });
}

function rowsOfList(items: readonly { line: number; text: string }[], spot: Spot): ClassRow[] {
  const rows = items.flatMap(({ line, text }) => {
    const id = ID.exec(text)?.[1];
    if (id === undefined || !/\b(?:GET|POST|PUT|PATCH|DELETE)\b/.test(text)) return [];
    const result = text
      .slice(text.search(/\b(?:GET|POST|PUT|PATCH|DELETE)\b/))
      .replace(/^\w+ \S+/, '')
      .replaceAll(/(?<!\p{L})(?:expected|actual|ожидали|получили|ожидалось|получено)(?!\p{L})/giu, ' ');
    const only = onlyClass(result);
    const codes = statusCodes(result);
    const shown = codes.length === 2 ? classesOf(String(codes[0]), String(codes[1])) : [];
    return [
      {
        ...spot,
        line,
        id,
        classes: only === null ? shown : [only],
        codes: codes.slice(1),
      },
    ];
  });
  return rows.length * 10 >= items.length * 9 ? rows : [];
}

// A dash, or nothing, where a status was to come.
function isStatus(cell: string): boolean {
  return /^\W*[1-5]\d\d\b/.test(cell) || NO_ANSWER.test(cell);
}
const NO_ANSWER = /^\s*(?:[-–—]|n\/a|none|нет|)\s*$/iu;

function classesOf(expected: string, actual: string): ResultClass[] {
  if (NO_ANSWER.test(actual)) return ['missing'];
  const [wanted, orElse] = statusCodes(expected);
  const [came, andThen] = statusCodes(actual);
  if (wanted === undefined || came === undefined || orElse !== undefined || andThen !== undefined) return [];
  const isDenied = came === 401 || came === 403;
  if (wanted !== came) return isDenied ? ['denied', 'failed'] : ['failed'];
  if (came < 400) return ['success'];
  return isDenied ? ['expectedError', 'denied'] : ['expectedError'];
}

function onlyClass(text: string): ResultClass | null {
  const [only, ...more] = new Set(
    classesIn(text)
      .map(({ name }) => name)
      .filter((name) => name !== 'executed' && name !== 'planned'),
  );
  return only === undefined || more.length > 0 ? null : (only as ResultClass);
}

function share(rows: readonly { cells: string[] }[], holds: (cells: string[]) => boolean): number {
  return rows.filter(({ cells }) => holds(cells)).length / rows.length;
}

function best(header: readonly string[], shareOf: (column: number) => number): number | null {
  const shares = header.map((_, column) => (column === 0 ? 0 : shareOf(column)));
  const most = Math.max(0, ...shares);
  return most >= 0.6 ? shares.lastIndexOf(most) : null;
}
