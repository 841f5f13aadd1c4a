/** A cell of a table within a text. */
export interface Cell {
  start: number;
  end: number;
}

/** A row below the header of a table. */
export interface TableRow {
  /** What the header calls the columns, without what makes it bold. */
  names: readonly string[];
  cells: readonly Cell[];
}

/** What the first line of a table says: how its columns are called, and where a line is cut. */
export interface Header {
  names: readonly string[];
  cut: (line: string) => Cell[] | null;
}

export const MOST_COLUMNS = 60;
export const BARS = '|\u2502\u2503\u2551';

/** The cells of a line, as many as the header has. */
export function fitting({ names, cut }: Header, line: string): Cell[] | null {
  const cells = cut(line);
  if (cells?.length === names.length) return cells;
  // A row whose first or last cell is empty has nothing outside of its bars.
  const all = cut === cutByBars ? cutBy(BARS, line) : null;
  return all?.length === names.length ? all : null;
}

export function cutByBars(line: string): Cell[] | null {
  const cells = cutBy(BARS, line);
  if (cells === null) return null;
  const isEmpty = (cell: Cell | undefined) =>
    cell !== undefined && line.slice(cell.start, cell.end).trim() === '';
  return cells.slice(isEmpty(cells[0]) ? 1 : 0, isEmpty(cells.at(-1)) ? -1 : undefined);
}

/** The cells between the signs that part them, but for those in quotes; null for fewer than two. */
export function cutBy(signs: string, line: string): Cell[] | null {
  const cells: Cell[] = [];
  let start = 0;
  let quoted = false;
  for (let at = 0; at <= line.length; at++) {
    const found = line.charAt(at);
    if (found === '"') quoted = !quoted;
    if (at < line.length && (quoted || !signs.includes(found))) continue;
    cells.push({ start, end: at });
    if (cells.length > MOST_COLUMNS) return null;
    start = at + 1;
  }
  return cells.length < 2 ? null : cells;
}
