import {
  BARS,
  type Cell,
  cutBy,
  cutByBars,
  fitting,
  type Header,
  MOST_COLUMNS,
  type TableRow,
} from './table-cuts.ts';
import { headerOfMarkup, recordRows } from './table-marks.ts';

const LONGEST_LINE = 4000;
/** `| --- |`, `----+----`, `├──┼──┤`, `╞══╪══╡`. */
const RULE = /^[ \t]*[|+:\u2500-\u257f=-][ \t|+:\u2500-\u257f=-]*$/;
/** Columns of a fixed width. */
const IS_WIDE = /\p{L} {2,}(?:№ ?)?\p{L}/u;
const HAS_BARS = /[|\u2502\u2503\u2551]/;
const SIGNS = ['\t', ';', ','];
/** ClickHouse writes the names of the columns into the frame: `┌─id─┬─name─┐`. */
const FRAME = /^[ \t]*[┌┏╔].*[^\u2500-\u257f \t]/u;
const NAME = /^(?:№ ?)?[\p{L}_$`*"'][\p{L}\p{N}_ .,/()№`*"'-]{0,59}$/u;
/** `INSERT INTO t (a, b) VALUES ('x', 'y'), ('z', 'w')`. */
const INSERT =
  /\binsert\s{1,4}into\s{1,4}[\w.`"[\]]{1,120}\s{0,4}\((?<names>[^()]{1,2000})\)\s{0,4}values\s{0,4}/giu;
/** What pg_dump writes before rows: `COPY t (a, b) FROM stdin;`. */
const COPY = /^copy [\w."]{1,80} \((?<names>[^()]{1,1000})\) from stdin/i;
const ROW_OF_HTML = /<tr(?=[\s>])[^<>]{0,200}>(?<row>(?:(?!<tr[\s>]|<\/tr>).)*)/gis;
const CELL_OF_HTML = /<(?<tag>t[dh])(?=[\s>])[^<>]{0,200}>(?<inner>(?:<(?:b|strong|code|span|p)>)?[^<>]*)/gi;
/** A label and its value in a list of terms, or a row of two cells. */
const TERM =
  /(?<=<(?:dt|b|strong|label|span|td|th)(?: [^<>]{0,100})?>)(?<name>[^<>:]{2,40}):?[ ]?<\/(?:dt|b|strong|label|span|td|th)>:?\s{0,20}(?:<(?:dd|td|span)(?: [^<>]{0,100})?>)?(?<value>[^<>\r\n]{1,200})/gi;
/** Names of columns in a list, and rows of values in lists: `{"columns": [...], "rows": [[...]]}`. */
const LISTS =
  /"(?:columns|headers?|fields)"\s{0,4}:\s{0,4}\[(?<names>\s{0,20}"[^"[\]{}]{1,60}"(?:\s{0,20},\s{0,20}"[^"[\]{}]{1,60}"){0,59})\s{0,20}\]\s{0,4},\s{0,8}"(?:rows|data|values)"\s{0,4}:\s{0,4}\[\s{0,20}(?=\[)/g;
const NEXT_LIST = /\s{0,20}\]\s{0,20},\s{0,20}(?=\[)/y;
const ITEM_OF_LIST = /\s{0,20}(?:"(?:[^"\\]|\\.)*"|[^,"[\]{}]*)/y;
/** Between two rows of values. */
const NEXT_ROW = /\)\s{0,4},\s{0,4}(?=\()/y;
const QUOTED = /[ \t]*(?:'(?:[^'\\]|\\.|'')*'|"(?:[^"\\]|\\.|"")*"|[^,()'"]*)/y;

/**
 * Rows of tables that stand in a text, each with the names of its columns: Markdown, psql, mysql, ClickHouse, CSV by commas, semicolons or tabs,
 * and INSERT of SQL. How a text is cut, and nothing of what a column means: that is for those who ask.
 */
export function* tableRows(text: string): Generator<TableRow> {
  if (/insert\s/i.test(text)) yield* insertedRows(text);
  if (text.includes('</')) yield* htmlRows(text);
  if (text.includes('-[ RECORD ')) yield* recordRows(text);
  if (text.includes('[[') || /\[\s{1,20}\[/.test(text)) yield* listedRows(text);
  if (!/[\r\n]/.test(text) || !/[|\u2502\u2503\u2551,;\t]| {2}| & /.test(text)) return;
  let header: Header | null = null;
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    const copied = COPY.exec(line)?.groups?.['names'];
    if (line.length > LONGEST_LINE) header = null;
    else if (copied !== undefined)
      header = { names: copied.split(',').map((name) => name.trim()), cut: (row) => cutBy('\t', row) };
    else if (FRAME.test(line))
      header = { names: namesOf(line, cutBy('\u252c\u2533\u2566', line) ?? []), cut: cutByBars };
    else if (!RULE.test(line)) {
      const cells = header === null ? null : fitting(header, line);
      if (header !== null && cells !== null)
        yield {
          names: header.names,
          cells: cells.map(({ start, end }) => ({ start: start + index, end: end + index })),
        };
      else header = headerOf(line);
    }
  }
}

function headerOf(line: string): Header | null {
  const written = headerOfMarkup(line);
  if (written !== null) return written;
  const sign = HAS_BARS.test(line)
    ? BARS
    : SIGNS.find((each) => line.includes(each) && cutBy(each, line) !== null);
  if (sign === undefined) return headerOfWidth(line);
  const cut = sign === BARS ? cutByBars : (row: string) => cutBy(sign, row);
  const cells = cut(line);
  if (cells === null) return null;
  const names = namesOf(line, cells);
  return names.every((name) => /^[#№]?$/.test(name) || NAME.test(name)) ? { names, cut } : null;
}

function headerOfWidth(line: string): Header | null {
  if (!IS_WIDE.test(line)) return null;
  const names = namesOf(line, cutByWidth(line));
  if (names.length < 2 || !names.every((name) => NAME.test(name))) return null;
  const starts = cutByWidth(line).map(({ start }) => start);
  return { names, cut: (row) => aligned(cutByWidth(row), starts) };
}

/** Cells below the names of their columns, where a row leaves some out. */
function aligned(cells: Cell[], starts: readonly number[]): Cell[] {
  if (cells.length === starts.length || cells.length < 2) return cells;
  const placed = starts.map((start) => cells.find((cell) => cell.start === start) ?? { start: 0, end: 0 });
  return placed.filter(({ end }) => end > 0).length === cells.length ? placed : cells;
}

function cutByWidth(line: string): Cell[] {
  return [...line.matchAll(/[^ \t]+(?: [^ \t]+)*/g)].map(({ 0: cell, index }) => ({
    start: index,
    end: index + cell.length,
  }));
}

function namesOf(line: string, cells: readonly Cell[]): string[] {
  return cells.map(({ start, end }) =>
    line.slice(start, end).replace(/^[\s\u2500-\u257f*_`"']+|[\s\u2500-\u257f*_`"']+$/gu, ''),
  );
}

function* htmlRows(text: string): Generator<TableRow> {
  let names: readonly string[] = [];
  for (const { 0: whole, index, groups } of text.matchAll(ROW_OF_HTML)) {
    const row = groups?.['row'] ?? '';
    const from = index + whole.length - row.length;
    const found = [...row.matchAll(CELL_OF_HTML)].slice(0, MOST_COLUMNS);
    const cells = found.map(({ 0: cell, index: at, groups: parts }) => {
      const inner = (parts?.['inner'] ?? '').replace(/^<[a-z]{1,6}>/, '');
      return { start: from + at + cell.length - inner.length, end: from + at + cell.length };
    });
    if (/<th[\s>]/i.test(row) && !/<td[\s>]/i.test(row))
      names = cells.map(({ start, end }) => text.slice(start, end).trim());
    else if (cells.length === names.length && names.length > 0) yield { names, cells };
  }
  for (const { 0: whole, index, groups } of text.matchAll(TERM)) {
    const value = groups?.['value'] ?? '';
    const end = index + whole.length;
    yield { names: [(groups?.['name'] ?? '').trim()], cells: [{ start: end - value.length, end }] };
  }
}

function* listedRows(text: string): Generator<TableRow> {
  for (const { 0: head, index, groups } of text.matchAll(LISTS)) {
    const names = [...(groups?.['names'] ?? '').matchAll(/"([^"]*)"/g)].map(([, name = '']) => name);
    let at = index + head.length;
    while (text.charAt(at) === '[') {
      const cells = cellsFrom(text, at, ITEM_OF_LIST);
      at = cells.at(-1)?.end ?? text.length;
      if (cells.length === names.length) yield { names, cells };
      NEXT_LIST.lastIndex = at;
      at = NEXT_LIST.test(text) ? NEXT_LIST.lastIndex : text.length;
    }
  }
}

/** Values between commas, behind the sign at `at`. */
function cellsFrom(text: string, at: number, value: RegExp): Cell[] {
  const cells: Cell[] = [];
  let start = at + 1;
  do {
    value.lastIndex = start;
    const end = start + (value.exec(text)?.[0] ?? '').length;
    cells.push({ start, end });
    start = end + 1;
  } while (text.charAt(start - 1) === ',' && cells.length <= MOST_COLUMNS);
  return cells;
}

function* insertedRows(text: string): Generator<TableRow> {
  for (const { 0: head, index, groups } of text.matchAll(INSERT)) {
    const names = (groups?.['names'] ?? '')
      .split(',')
      .map((name) => name.replace(/^[\s`"[]+|[\s`"\]]+$/g, ''));
    let at = index + head.length;
    while (text.charAt(at) === '(') {
      const cells = cellsFrom(text, at, QUOTED);
      at = cells.at(-1)?.end ?? text.length;
      if (cells.length === names.length) yield { names, cells };
      NEXT_ROW.lastIndex = at;
      at = NEXT_ROW.test(text) ? NEXT_ROW.lastIndex : text.length;
    }
  }
}
